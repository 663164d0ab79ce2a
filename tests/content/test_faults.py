"""A broken copy of the data files is refused with file, entry and field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skill.cli import main
from skill.content import ContentError, read
from tests.content.small import write_small

Edit = Callable[[str, str, str], list[str]]
VISIT, DISHES = "topics/visit.toml", "families/dishes.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder of data files."""
    return write_small(tmp_path / "en-US")


@pytest.fixture
def faults_after(folder: Path) -> Edit:
    """Return a function that edits one file of the folder and returns the faults found."""

    def edit(file: str, old: str, new: str) -> list[str]:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            read(folder)
        except ContentError as error:
            return [f"{fault.file}|{fault.entry}|{fault.field}" for fault in error.faults]
        return []

    return edit


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (VISIT, 'name = "where to park"\n', "", "visit.toml|parking|answer[0]"),
        (VISIT, 'name = "where to park"', "name = 3", "visit.toml|parking|answer[0].name"),
        (VISIT, 'name = "where to park"', 'nmae = "where"', "visit.toml|parking|answer[0]"),
        (VISIT, 'name = "where to park"', 'name = "where *to*"', "parking|first answer: name"),
        (VISIT, 'name = "where to park"', 'name = ""', "parking|first answer: name"),
        (VISIT, 'name = "where to park"', 'name = "the parking"', "parking|first answer: name"),
        (VISIT, "Where do I park?", "Where do I park", "parking|first answer: question"),
        (VISIT, "Where do I park?", "Where & how?", "parking|first answer: question"),
        (VISIT, 'title = "Parking"', f'title = "{"x" * 51}"', "visit.toml|parking|title"),
        (VISIT, 'title = "Lunch"', 'title = "Lunch & more"', "visit.toml|lunch|title"),
        (VISIT, 'offers = ["lunch"]', 'offers = ["dinner"]', "visit.toml|parking|offers"),
        (VISIT, 'offers = ["lunch"]', 'offers = ["parking"]', "visit.toml|parking|offers"),
        (VISIT, "A car may", "A <b>car</b> may", "parking|answer how-long: text"),
        (VISIT, "A car may", "word " * 45 + "may", "parking|answer how-long: text"),
        (VISIT, "A car may", "One. Two. Three. A car may", "parking|answer how-long: text"),
        (VISIT, "stay all day.", "stay all day?", "parking|answer how-long: text"),
        (VISIT, "A car may", "Yes, a car may", "parking|answer how-long: text"),
        (VISIT, "A car may", "No, it may", "parking|answer how-long: text"),
        (VISIT, "A car may", "It depends. A car may", "parking|answer how-long: text"),
        (VISIT, "A car may", "One pump maker says a car may", "parking|answer how-long: text"),
        (VISIT, 'aspects = ["duration"]', 'aspects = ["long"]', "parking|answer[1].aspects"),
        (VISIT, 'aspects = ["duration"]', 'kind = "emergency"', "answer how-long: text"),
        (VISIT, 'id = "how-long"', 'id = "how.long"', "visit.toml|parking|answer[1].id"),
        (VISIT, 'id = "how-long"\n', "", "visit.toml|parking|answer"),
        (VISIT, 'name = "where to park"', 'id = "a"\nname = "where"', "visit.toml|parking|answer"),
        (VISIT, 'sources = ["this-guide"]', 'sources = ["hearsay"]', "first answer: sources"),
        (VISIT, 'sources = ["this-guide"]', "sources = []", "first answer: sources"),
        (VISIT, 'review = "not reviewed"', 'review = "fine"', "parking|answer[0].review"),
        (VISIT, 'review = "not reviewed"', 'review = { by = "A" }', "parking|answer[0].review"),
        (VISIT, 'id = "lunch"', 'id = "parking"', "visit.toml|parking|id"),
        (VISIT, 'id = "lunch"', 'id = "parking-how-long"', "parking-how-long|answer "),
        (VISIT, '[[topic]]\nid = "lunch"', '[[topik]]\nid = "lunch"', "visit.toml|topik|"),
        (VISIT, "\n[[topic]]", "\n[[topic", "topics/visit.toml||"),
        (DISHES, 'id = "soup"', 'id = "unknown"', "dishes.toml|unknown|id"),
        (DISHES, 'id = "unknown"', 'id = "bread"', "families|dish|thing"),
        (DISHES, 'title = "Soup"\n', "", "dishes.toml|soup|title"),
        (DISHES, 'name = "soup"\n', "", "dishes.toml|soup|name"),
        (DISHES, 'listed_by = "lunch"', 'listed_by = "menu"', "families|dish|listed_by"),
        (DISHES, 'id = "dish"\n', "", "dishes.toml|family|id"),
        (
            "sources.toml",
            'kind = "hospital"',
            'kind = "rumor"',
            "sources.toml|uk-healthcare-page|kind",
        ),
        (VISIT, 'sources = ["uk-healthcare-page"]', 'sources = ["this-guide"]', "page|id"),
        ("lexicon.toml", 'written = "FDA"\n', "", "lexicon.toml|F D A|ipa"),
        ("tour.toml", '"lunch"', '"dinner"', "tour.toml||stops"),
        ("safety.toml", "[call-clinic]", "[call-us]", "safety.toml||"),
        ("safety.toml", "right away.", "right away", "safety.toml|call-clinic|text"),
        ("wording.toml", "[goodbye]", "[farewell]", "wording.toml||"),
        ("wording.toml", "{name}?", "{nmae}?", "wording.toml|offer-answer|says"),
        (
            "wording.toml",
            "Goodbye, and take care.",
            "Goodbye & take care.",
            "wording.toml|goodbye|says",
        ),
        (
            "wording.toml",
            "Take care. Goodbye.",
            "Goodbye, and take care.",
            "wording.toml|goodbye|says",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(
    faults_after: Edit, file: str, old: str, new: str, place: str
) -> None:
    """Each kind of mistake is found, in the file, entry and field where it was made."""
    found = faults_after(file, old, new)
    assert any(place in fault for fault in found), found


def test_the_small_folder_is_in_order(folder: Path) -> None:
    """What the mistakes are made in has none, and safety sentences are spelled out."""
    content = read(folder)
    assert "Call the clinic that manages your pump" in content.answers["parking"].text
    assert "parking.how-long" == content.topic_intents["ParkingHowLongIntent"]
    assert ("dish", "cost") == content.family_intents["DishCostIntent"]


def test_every_fault_is_reported_at_once(folder: Path) -> None:
    """An editor sees all that is wrong in one go."""
    for file, old in ((VISIT, 'title = "Lunch"\n'), (DISHES, 'title = "Soup"\n')):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, ""), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        read(folder)
    assert {"lunch", "soup"} == {fault.entry for fault in raised.value.faults}


def test_a_missing_file_is_named(folder: Path) -> None:
    """A data file that isn't there is a fault, not a crash."""
    (folder / "wording.toml").unlink()
    with pytest.raises(ContentError, match=r"wording\.toml: is missing"):
        read(folder)


def test_check_names_the_place_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`pain-pump check` on broken content prints file, entry and field, and exits 1."""
    path = folder / VISIT
    path.write_text(
        path.read_text(encoding="utf-8").replace('title = "Lunch"\n', ""), encoding="utf-8"
    )
    assert 1 == main(["check", "--content", str(folder)])
    assert "topics/visit.toml: lunch: title: " in capsys.readouterr().err
