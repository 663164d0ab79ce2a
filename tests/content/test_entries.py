"""Every entry of the content, whatever is added."""

import re
from statistics import median

import pytest

from skill.content import Content, Entry, Topic, load
from skill.content.text import count_words
from skill.publish.reading import grade

PAGE_TOPICS = (
    "overview how-it-works pump-placement catheter intrathecal-space candidates conditions "
    "medications spasticity trial after-trial implant-surgery video disclaimer about"
).split()
BEYOND_TOPICS = (
    "benefits relief-expectations risks recovery pump-feel refill battery alarm pump-problem "
    "mri travel driving activities pregnancy removal other-medicines dose-changes tolerance "
    "cost alternatives history electronics find-care other-pumps questions-to-ask warning-signs "
    " personal-advice emergency"
).split()
ATTRIBUTED = set(BEYOND_TOPICS) - {"questions-to-ask"}
"""Topics that state facts; questions to ask are suggestions."""
CONDITIONS = (
    "cancer-pain neuropathic-pain failed-back-surgery-syndrome intractable-low-back-pain "
    "complex-regional-pain-syndrome diabetic-peripheral-neuropathy somatic-pain visceral-pain "
    "spasticity"
).split()
MEDICATIONS = "bupivacaine morphine ziconotide baclofen".split()
ENTRIES = list(load().entries.values())
DOSE = re.compile(
    r"\b(\d|milligrams?|micrograms?|mgs?|mcgs?|milliliters?|units? (?:a|per)|percent solution)\b",
    re.IGNORECASE,
)
every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)


def medical_names(content: Content) -> set[str]:
    """Return the words that the reading grade sets aside: names that the answers explain."""
    spoken = {word.word.lower() for word in content.lexicon if word.ipa}
    named = " ".join(
        entry.title for entry in content.entries.values() if not isinstance(entry, Topic)
    )
    return spoken | set(named.lower().split())


@pytest.mark.parametrize(
    "key",
    [
        *PAGE_TOPICS,
        *BEYOND_TOPICS,
        *(f"condition:{id_}" for id_ in (*CONDITIONS, "unknown")),
        *(f"medication:{id_}" for id_ in (*MEDICATIONS, "unknown")),
    ],
)
def test_the_design_s_entries_are_there(content: Content, key: str) -> None:
    """Everything that the design names has an answer."""
    assert key in content.entries


@every_entry
def test_no_dose_is_spoken(entry: Entry) -> None:
    """Neither digits nor units of a dose stand in any answer."""
    assert [] == [part.text for part in entry.parts if DOSE.search(part.text)]


@every_entry
def test_it_is_readable(content: Content, entry: Entry) -> None:
    """No part is above tenth grade, medical names aside."""
    names = medical_names(content)
    assert [] == [part.text for part in entry.parts if grade(part.text, names) > 10]


def test_the_median_reading_grade_is_at_most_eight(content: Content) -> None:
    """Half of all that is spoken reads at eighth grade or below, with every name counted."""
    grades = [grade(part.text) for entry in content.entries.values() for part in entry.parts]
    assert median(grades) <= 8


@every_entry
def test_nothing_is_said_twice(entry: Entry) -> None:
    """No part of an answer repeats a sentence of another."""
    said = [line.strip() for part in entry.parts for line in part.text.split(". ")]
    assert sorted(set(said)) == sorted(said)


@every_entry
def test_questions_are_left_to_the_conversation(entry: Entry) -> None:
    """An answer asks nothing: the question after it is the offer."""
    assert not any("?" in part.text for part in entry.parts)


@pytest.mark.parametrize("id_", [id_ for id_ in BEYOND_TOPICS if id_ != "emergency"])
def test_answers_beyond_the_page_say_who_to_ask(content: Content, id_: str) -> None:
    """The last sentence hands over to people who know the listener."""
    ending = content.entries[id_].answer.text
    assert re.search(r"\b(ask|call|talk|check|team|doctor|clinic)\b", ending.lower())


def test_the_emergency_answer_leads_with_the_act(content: Content) -> None:
    """The first breath is the call to make; that the skill can't call, and 988, follow."""
    words = content.entries["emergency"].answer.text
    assert words.startswith("Call nine one one now")
    assert "can't call" in words
    assert "nine eight eight" in words


@pytest.mark.parametrize(
    "entry", [entry for entry in ENTRIES if entry.kind == "urgent"], ids=lambda e: e.key
)
def test_urgent_answers_lead_with_the_call(entry: Entry) -> None:
    """The clinic first, and when to call 911 instead."""
    assert entry.answer.text.startswith("Call the clinic that manages your pump right away")
    assert "nine one one" in entry.answer.text


def test_no_brand_of_pump_is_spoken(content: Content) -> None:
    """Makers and pump brands stand in source records, never in speech."""
    brands = re.compile(r"medtronic|synchromed|prometra|flowonix|codman|johnson", re.IGNORECASE)
    spoken = (part.text for entry in content.entries.values() for part in entry.parts)
    assert [] == [text for text in spoken if brands.search(text)]


@every_entry
def test_a_source_in_other_hands_is_named_aloud(entry: Entry) -> None:
    """A part built on anything but the page says in plain words whose fact it is."""
    plain = re.compile(
        r"\b(maker|hospital|library|F D A|T S A|Medicare|clinic|study|studies|paper|sources?|"
        r"encyclopedia|report|label|guide|page)\b"
    )
    for part in entry.parts:
        others = set(part.sources) - {"uk-healthcare-page", "this-guide"}
        if others and entry.kind not in {"urgent", "emergency"} and entry.key in ATTRIBUTED:
            assert plain.search(part.text), part.text


def test_answers_fit_a_breath(content: Content) -> None:
    """Half of the answers are 40 words or shorter, so that the offer after them is still heard."""
    assert median(count_words(entry.answer.text) for entry in content.entries.values()) <= 40
