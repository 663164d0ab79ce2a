"""The sample files: what is wrong in them is named, and an export goes back into them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from skill.content import Content, read
from skill.model import LanguageModel, ModelError
from skill.model.amazon import FILE, encode_model, read_model
from skill.model.command import has_drifted, take_back, write_model
from skill.model.sample_checks import FEWEST, check_samples
from skill.model.samples import CONVERSATION, SAMPLES, build_model, read_samples
from tests.content.small import write_small

TALK = """# Talk about the talk.

[settings]
invocation_name = "lunch guide"
fallback_sensitivity = "LOW"

["AMAZON.YesIntent"]
says = \"\"\"
yes please
\"\"\"

[FollowUpIntent]
says = \"\"\"
{aspect}
\"\"\"
"""
SOUP = '[[value]]\nid = "soup"\nvalue = "soup"\nsynonyms = [\n    "broth",\n]\n'
VISIT, DISHES = "topics/visit.toml", "families/dishes.toml"
MANY = "\n".join(f"lunch {first} {last}" for first in "abcdefghijkl" for last in "mnopqrstuvw")
ASPECTS = "duration frequency pain safety person time reason amount place manner next night".split()


def lines(*words: str) -> str:
    """Return enough samples, each with the words given."""
    numbers = "one two three four five six seven eight nine ten".split()
    ways = [f"{word} {number}" for word in words for number in numbers]
    return "\n".join(f"{way} {more}" for more in ("please", "now", "today") for way in ways)


def table(name: str, word: str) -> str:
    """Return a table of samples with that word in each."""
    return f'[{name}]\nsays = """\n{lines(word)}\n"""\n\n'


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Return a small content."""
    return read(write_small(tmp_path / "content"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return sample files that fit the small content."""
    aspects = "".join(f'\n[[value]]\nid = "{id_}"\nvalue = "{id_} word"\n' for id_ in ASPECTS)
    for name, text in (
        (CONVERSATION, TALK + aspects),
        (
            "topics/visit.toml",
            "# Visits.\n\n"
            + table("parking", "park")
            + "# How long.\n"
            + table("parking.how-long", "stay")
            + table("lunch", "lunch"),
        ),
        (
            "families/dishes.toml",
            table("dish", "{dish}") + table("dish.cost", "cost of {dish}") + SOUP,
        ),
    ):
        path = tmp_path / "samples" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "samples"


def edit(path: Path, old: str, new: str) -> None:
    """Replace words in a file that has them."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_skill_s_own_samples_are_in_order() -> None:
    """Every answer has samples enough and none too many, in the file of its name."""
    from skill.content import load  # noqa: PLC0415  # the fixture's name is taken

    assert [] == check_samples(read_samples(), load())


def test_the_committed_model_is_what_the_samples_make() -> None:
    """`en-US.json` is repeatable to the byte."""
    assert not has_drifted(build_model(read_samples()))
    assert read_model(FILE) == build_model(read_samples())


def test_the_small_samples_are_in_order(folder: Path, content: Content) -> None:
    """What the mistakes are made in has none."""
    assert [] == check_samples(read_samples(folder), content)


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ((VISIT, "[lunch]", "[dinner]"), "lunch: an answer without samples"),
        ((VISIT, "[lunch]", "[dinner]"), "dinner: samples without an answer"),
        ((VISIT, "[parking.how-long]", "[parking.long]"), "without an answer"),
        ((VISIT, "lunch one please\n", "park one please\n"), "stands in parking"),
        ((VISIT, lines("lunch"), "lunch"), f"has 1 samples; {FEWEST}"),
        ((VISIT, lines("lunch"), MANY), "has 132 samples"),
        ((DISHES, 'id = "soup"', 'id = "bread"'), "lacks 'soup'"),
        ((DISHES, 'id = "soup"', 'id = "bread"'), "no dish 'bread'"),
        ((CONVERSATION, 'id = "night"', 'id = "nights"'), "lacks 'night'"),
    ],
)
def test_a_fault_is_named(
    folder: Path, content: Content, place: tuple[str, str, str], fault: str
) -> None:
    """Each kind of mistake is found and its place named."""
    file, old, new = place
    edit(folder / file, old, new)
    found = [str(each) for each in check_samples(read_samples(folder), content)]
    assert any(fault in each for each in found), found


def test_samples_in_another_file_are_named(folder: Path, content: Content) -> None:
    """Samples stand in the file of the same name as their answers."""
    (folder / "topics/visit.toml").rename(folder / "topics/other.toml")
    found = [str(each) for each in check_samples(read_samples(folder), content)]
    assert any("other.toml: lunch: stands in topics/visit.toml" in each for each in found)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("topics/visit.toml", "[lunch]", "[lunch", "samples/topics/visit.toml"),
        ("topics/visit.toml", "[lunch]\nsays", "[lunch]\nsay", "lunch.say"),
        ("conversation.toml", '"LOW"', '"SOME"', "conversation.toml: settings"),
        ("conversation.toml", "[settings]", "[setting]", "conversation.toml"),
        ("families/dishes.toml", 'value = "soup"\n', "", "dishes.toml: value"),
        ("families/dishes.toml", "{dish} one please\n", "{meal} one\n", "dishes.toml: value"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    folder: Path, file: str, old: str, new: str, place: str
) -> None:
    """What can't be read is named by file and table."""
    edit(folder / file, old, new)
    with pytest.raises(ModelError, match=place.replace(".", r"\.")):
        read_samples(folder)


@pytest.fixture
def exported(folder: Path, tmp_path: Path) -> Callable[[LanguageModel], Path]:
    """Return how to write a model as an export of the developer console."""
    del folder

    def write(model: LanguageModel) -> Path:
        path = tmp_path / "export.json"
        path.write_bytes(encode_model(model))
        return path

    return write


def test_an_unchanged_export_changes_nothing(
    folder: Path, exported: Callable[[LanguageModel], Path]
) -> None:
    """What was built goes back without a byte changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    assert [] == take_back(exported(build_model(read_samples(folder))), folder)
    assert before == {path: path.read_bytes() for path in folder.rglob("*.toml")}


def test_an_edited_export_goes_back_with_comments_kept(
    folder: Path, exported: Callable[[LanguageModel], Path]
) -> None:
    """Samples, values and settings changed in the console land in their files."""
    model = build_model(read_samples(folder))
    intents = tuple(
        replace(intent, samples=("is there soup", *intent.samples))
        if intent.name == "LunchIntent"
        else intent
        for intent in model.intents
    )
    types = tuple(
        replace(
            type_,
            values=(
                replace(
                    type_.values[0],
                    name=replace(type_.values[0].name, synonyms=("broth", "chowder")),
                ),
            ),
        )
        if type_.name == "DISH"
        else type_
        for type_ in model.types
    )
    edited = replace(model, intents=intents, types=types, invocation_name="soup guide")
    changed = take_back(exported(edited), folder)
    assert ["conversation.toml", "families/dishes.toml", "topics/visit.toml"] == sorted(changed)
    assert edited == build_model(read_samples(folder))
    text = (folder / "topics/visit.toml").read_text(encoding="utf-8")
    assert "# Visits." in text
    assert "# How long." in text


def test_an_export_with_a_stranger_is_refused(
    folder: Path, exported: Callable[[LanguageModel], Path]
) -> None:
    """An intent that no file has a table for is named, and nothing is written."""
    model = build_model(read_samples(folder))
    first, *others = model.intents
    strange = replace(model, intents=(replace(first, name="NewIntent"), *others))
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    with pytest.raises(ModelError, match="NewIntent"):
        take_back(exported(strange), folder)
    assert before == {path: path.read_bytes() for path in folder.rglob("*.toml")}


def test_writing_the_model_is_repeatable(folder: Path, tmp_path: Path) -> None:
    """The same samples make the same bytes, and drift is noticed."""
    file = tmp_path / "model.json"
    assert has_drifted(build_model(read_samples(folder)), file)
    write_model(file, folder)
    first = file.read_bytes()
    write_model(file, folder)
    assert first == file.read_bytes()
    assert not has_drifted(build_model(read_samples(folder)), file)
    edit(folder / "topics/visit.toml", "lunch one please", "lunch at one")
    assert has_drifted(build_model(read_samples(folder)), file)


def test_the_skill_s_own_model_goes_back_unchanged(tmp_path: Path) -> None:
    """The committed model, taken as an export, leaves the committed samples as they are."""
    copy = shutil.copytree(SAMPLES, tmp_path / "own")
    assert [] == take_back(FILE, copy)
