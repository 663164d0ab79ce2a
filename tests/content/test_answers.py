"""Every answer of the content, whatever is added."""

import re
from statistics import median

import pytest

from skill.content import Answer, Content, Entry, load
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
    "personal-advice emergency baclofen-pump self-harm end-of-life"
).split()
CONDITIONS = (
    "cancer-pain neuropathic-pain failed-back-surgery-syndrome intractable-low-back-pain "
    "complex-regional-pain-syndrome diabetic-peripheral-neuropathy somatic-pain visceral-pain "
    "spasticity"
).split()
MEDICATIONS = "bupivacaine morphine ziconotide baclofen".split()
FAMILIES = "medication condition activity procedure device".split()
CONTENT = load()
DOSE = re.compile(
    r"\b(\d|milligrams?|micrograms?|mgs?|mcgs?|milliliters?|units? (?:a|per)|percent solution)\b",
    re.IGNORECASE,
)
BRANDS = re.compile(r"medtronic|synchromed|prometra|flowonix|codman|johnson", re.IGNORECASE)
NAMED_PUMPS = {"other-pumps", "recalls", "history"}
"""Topics where listeners ask about a pump by its name, so that the answer says it."""
every_answer = pytest.mark.parametrize("address", CONTENT.answers)
every_entry = pytest.mark.parametrize("entry", CONTENT.entry_list, ids=lambda entry: entry.key)


def medical_names(content: Content) -> set[str]:
    """Return the words that the reading grade sets aside: names that the answers explain."""
    spoken = {word.word.lower() for word in content.lexicon if word.ipa}
    named = " ".join(entry.title for entry in content.entry_list if entry.family)
    return spoken | set(named.lower().split())


@pytest.mark.parametrize(
    "key",
    [
        *PAGE_TOPICS,
        *BEYOND_TOPICS,
        *(f"condition:{id_}" for id_ in CONDITIONS),
        *(f"medication:{id_}" for id_ in MEDICATIONS),
        *(f"{family}:unknown" for family in FAMILIES),
    ],
)
def test_the_design_s_entries_are_there(content: Content, key: str) -> None:
    """Everything that the design names has an answer."""
    assert key in content.entries


@every_answer
def test_no_dose_is_spoken(content: Content, address: str) -> None:
    """Neither digits nor units of a dose stand in any answer."""
    assert not DOSE.search(content.answers[address].text)


@every_answer
def test_it_is_readable(content: Content, address: str) -> None:
    """No answer is above ninth grade, medical names aside."""
    assert grade(content.answers[address].text, medical_names(content)) <= 9


def test_the_median_reading_grade_is_at_most_six(content: Content) -> None:
    """Half of all that is spoken reads at sixth grade or below, medical names aside."""
    names = medical_names(content)
    assert median(grade(answer.text, names) for answer in content.answers.values()) <= 6


@every_entry
def test_nothing_is_said_twice(entry: Entry, content: Content) -> None:
    """No answer of an entry repeats a sentence of another, but for the safety sentences."""
    texts = [answer.text for answer in entry.answers]
    for sentence in content.safety.by_name.values():
        texts = [text.replace(sentence.text, "") for text in texts]
    said = [line.strip() for text in texts for line in text.split(". ") if line.strip()]
    assert sorted(set(said)) == sorted(said)


@every_answer
def test_questions_are_left_to_the_conversation(content: Content, address: str) -> None:
    """An answer asks nothing: the question after it is the offer."""
    assert "?" not in content.answers[address].text


@every_answer
def test_no_brand_of_pump_is_spoken_unasked(content: Content, address: str) -> None:
    """Makers and pump brands stand in source records, and in answers about a pump by its name."""
    if content.entry_of(address).key not in NAMED_PUMPS:
        assert not BRANDS.search(content.answers[address].text)


def of_kind(kind: str) -> list[Answer]:
    """Return the answers of a kind."""
    return [answer for answer in CONTENT.answers.values() if answer.kind == kind]


def test_emergencies_lead_with_the_act(content: Content) -> None:
    """The first breath is the call to make; that the skill can't call follows."""
    for address, answer in content.answers.items():
        if answer.kind == "emergency" and address != "self-harm":
            assert answer.text.startswith("Call nine one one now")
            assert "can't call" in answer.text


def test_self_harm_is_told_of_the_lifeline_first(content: Content) -> None:
    """Thoughts of suicide have an answer of their own: nine eight eight, then nine one one."""
    words = content.answers["self-harm"].text
    assert 0 <= words.index("nine eight eight") < words.index("nine one one")


def test_urgent_answers_have_the_call_to_the_clinic(content: Content) -> None:
    """Each urgent answer says to call the clinic, in the words that never vary."""
    assert of_kind("urgent")
    for answer in of_kind("urgent"):
        assert content.safety.call_clinic.text in answer.text


def test_the_signs_for_nine_one_one_stand_once(content: Content) -> None:
    """One list of signs follows every urgent answer, and no answer has a list of its own."""
    signs = content.safety.urgent_signs.text
    for sign in (
        "trouble breathing, blue lips, fainting, seizure, numbness, fever, stiff muscles, "
        "confusion, be woken"
    ).split(", "):
        assert sign in signs
    assert all("nine one one" not in answer.text for answer in of_kind("urgent"))


def test_answers_fit_a_breath(content: Content) -> None:
    """Half of the answers are 40 words or shorter, so that the offer after them is still heard."""
    assert median(count_words(answer.text) for answer in content.answers.values()) <= 40


def test_the_short_disclaimer_says_all_four_parts(content: Content) -> None:
    """Information only; no advice, diagnosis or treatment; ask your doctor; at your own risk."""
    words = content.wordings.short_disclaimer.says[0]
    assert count_words(words) <= 25
    for part in ("information only", "medical advice", "diagnosis", "treatment", "own risk"):
        assert part in words
    assert "ask your doctor" in words.lower()
