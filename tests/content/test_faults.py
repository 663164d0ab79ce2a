"""A broken copy of the data files is refused with file, entry and field."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.cli import main
from skill.content import FOLDER, ContentError, read

Edit = Callable[[str, str, str], list[str]]

TOPIC = """
[[topic]]
id = "parking"
title = "Parking"
name = "parking"
question = "Where do I park?"
offers = ["trial"]
review = "not reviewed"

[topic.answer]
text = "Ask the clinic where to park."
sources = ["this-guide"]
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the content's data files."""
    return shutil.copytree(FOLDER, tmp_path / "en-US")


@pytest.fixture
def faults_after(copy: Path) -> Edit:
    """Return a function that edits one file of the copy and returns the faults found."""

    def edit(file: str, old: str, new: str) -> list[str]:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            read(copy)
        except ContentError as error:
            return [f"{fault.file}|{fault.entry}|{fault.field}" for fault in error.faults]
        return []

    return edit


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("topics/page.toml", 'name = "the trial"\n', "", "topics/page.toml|trial|name"),
        ("topics/page.toml", 'name = "the trial"', "name = 3", "topics/page.toml|trial|name"),
        ("topics/page.toml", 'name = "the trial"', 'nmae = "the trial"', "topics/page.toml|trial|"),
        (
            "topics/page.toml",
            'name = "the trial"',
            'name = "the *trial*"',
            "topics/page.toml|trial|name",
        ),
        ("topics/page.toml", 'name = "the trial"', 'name = ""', "topics/page.toml|trial|name"),
        (
            "topics/page.toml",
            'title = "Disclaimer"',
            f'title = "{"x" * 51}"',
            "topics/page.toml|disclaimer|title",
        ),
        (
            "topics/page.toml",
            '"after-trial", "implant-surgery", "relief',
            '"parking", "relief',
            "topics/page.toml|trial|offers",
        ),
        (
            "topics/page.toml",
            "A trial is a test",
            "A trial is <b>a test</b>",
            "topics/page.toml|trial|answer.text",
        ),
        (
            "topics/page.toml",
            "A trial is a test",
            "word " * 50 + "is a test",
            "topics/page.toml|trial|answer.text",
        ),
        (
            "topics/page.toml",
            "A trial is a test",
            "One. Two. Three. A trial is a test",
            "topics/page.toml|trial|answer.text",
        ),
        (
            "topics/page.toml",
            'sources = ["uk-healthcare-page"]',
            'sources = ["hearsay"]',
            "topics/page.toml|overview|answer.sources",
        ),
        (
            "topics/page.toml",
            'sources = ["uk-healthcare-page"]',
            "sources = []",
            "topics/page.toml|overview|answer.sources",
        ),
        (
            "topics/page.toml",
            'review = "not reviewed"',
            'review = "fine"',
            "topics/page.toml|overview|review",
        ),
        (
            "topics/page.toml",
            'review = "not reviewed"',
            'review = { by = "A" }',
            "topics/page.toml|overview|review.on",
        ),
        (
            "topics/page.toml",
            'id = "how-it-works"',
            'id = "overview"',
            "topics/page.toml|overview|id",
        ),
        ("sources.toml", "\n[[source]]", "\n[[sorce]]", "sources.toml|sorce|"),
        ("topics/page.toml", "\n[[topic]]", "\n[[topic", "topics/page.toml||"),
        (
            "conditions.toml",
            'id = "somatic-pain"',
            'id = "visceral-pain"',
            "conditions.toml|visceral-pain|id",
        ),
        ("medications.toml", 'title = "Morphine"\n', "", "medications.toml|morphine|title"),
        (
            "sources.toml",
            'kind = "hospital"',
            'kind = "rumor"',
            "sources.toml|uk-healthcare-page|kind",
        ),
        ("lexicon.toml", 'written = "FDA"\n', "", "lexicon.toml|F D A|ipa"),
        ("tour.toml", '"trial"', '"parking"', "tour.toml||stops"),
        ("wording.toml", "[goodbye]", "[farewell]", "wording.toml||"),
        ("wording.toml", "{name}?", "{nmae}?", "wording.toml|offer-topic|says"),
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
    assert any(fault.startswith(place) for fault in faults_after(file, old, new))


def test_every_fault_is_reported_at_once(copy: Path) -> None:
    """An editor sees all that is wrong in one go."""
    for file, old in (
        ("conditions.toml", 'title = "Cancer pain"\n'),
        ("medications.toml", 'title = "Morphine"\n'),
    ):
        path = copy / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, ""), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        read(copy)
    assert {"cancer-pain", "morphine"} == {fault.entry for fault in raised.value.faults}


def test_a_missing_file_is_named(copy: Path) -> None:
    """A data file that isn't there is a fault, not a crash."""
    (copy / "wording.toml").unlink()
    with pytest.raises(ContentError, match=r"wording\.toml: can't be read"):
        read(copy)


def test_check_names_the_place_and_fails(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`pain-pump check` on broken content prints file, entry and field, and exits 1."""
    path = copy / "topics/page.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('name = "the trial"\n', ""), encoding="utf-8"
    )
    assert 1 == main(["check", "--content", str(copy)])
    assert "topics/page.toml: trial: name: " in capsys.readouterr().err


def test_a_topic_is_added_by_data_alone(copy: Path) -> None:
    """A new file under topics/ is a new topic with its intent, and no Python changes."""
    (copy / "topics" / "visit.toml").write_text(TOPIC, encoding="utf-8")
    content = read(copy)
    assert "parking" == content.intents["ParkingIntent"]
