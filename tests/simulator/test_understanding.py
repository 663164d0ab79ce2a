"""From what is said to an intent: samples, near misses, slots, and things we don't know."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.model import LanguageModel, load_model
from skill.model.amazon import SLOT, Intent
from skill.model.words import normalise
from skill.simulator import FALLBACK, LAUNCH, Understanding

UNDERSTANDING = Understanding(load_model())
ELSEWHERE = (
    "what's the weather in boston",
    "play some jazz",
    "order a pizza",
    "tell me a joke",
    "what's the capital of france",
    "set a timer for ten minutes",
    "turn on the lights",
    "who won the game last night",
    "how tall is mount everest",
    "add milk to my shopping list",
    "how do i bake bread",
    "sing a song",
)


def spoken_samples(model: LanguageModel) -> list[tuple[str, str]]:
    """Return every sample with its slot filled by a known value, and its intent."""
    return [(filled(model, intent, sample), intent.name) for intent, sample in model.samples()]


def filled(model: LanguageModel, intent: Intent, sample: str) -> str:
    """Return a sample with its slot filled by the type's first value."""
    return SLOT.sub(lambda match: model.type_of(intent, match[1]).values[0].name.value, sample)


def test_every_sample_finds_its_own_intent(model: LanguageModel) -> None:
    """What the model says to the letter is understood so."""
    lost = [
        (said, intent)
        for said, intent in spoken_samples(model)
        if UNDERSTANDING.understand(said).intent != intent
    ]
    assert [] == lost


@pytest.mark.parametrize("said", ELSEWHERE)
def test_other_matters_are_not_understood(said: str) -> None:
    """A question about something else is Fallback or what this guide can't do, no health answer."""
    intent = UNDERSTANDING.understand(said).intent
    assert intent == FALLBACK or intent.startswith("SmallTalk")


@pytest.mark.parametrize(
    ("said", "intent", "slot", "ids"),
    [
        ("is Prialt used in the pump?", "MedicationIntent", "medication", ("ziconotide",)),
        ("What is back low fen", "MedicationIntent", "medication", ("baclofen",)),
        ("does it treat CRPS", "ConditionIntent", "condition", ("complex-regional-pain-syndrome",)),
        (
            "does it treat c. r. p. s.",
            "ConditionIntent",
            "condition",
            ("complex-regional-pain-syndrome",),
        ),
        ("does it help with fibromyalgia", "ConditionIntent", "condition", ()),
        ("what is fentanyl", "MedicationIntent", "medication", ("fentanyl",)),
        ("what is ketamine", "MedicationIntent", "medication", ()),
        (
            "does it treat neuropathy",
            "ConditionIntent",
            "condition",
            ("neuropathic-pain", "diabetic-peripheral-neuropathy"),
        ),
    ],
)
def test_slot_values_resolve_to_ids(
    said: str, intent: str, slot: str, ids: tuple[str, ...]
) -> None:
    """Synonyms and misheard names resolve as Alexa resolves them: to one, several or no ids."""
    understood = UNDERSTANDING.understand(said)
    assert (intent, ids) == (understood.intent, understood.slots[slot].ids)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Alexa, open Pain Pump Guide", LAUNCH),
        ("alexa ask pain pump guide what is a pain pump", "OverviewIntent"),
        ("Yes, please!", "AMAZON.YesIntent"),
        ("help", "AMAZON.HelpIntent"),
        ("Stop.", "AMAZON.StopIntent"),
        ("", FALLBACK),
        ("?!", FALLBACK),
        ("call 911", "EmergencyIntent"),
    ],
)
def test_what_alexa_does_itself(said: str, intent: str) -> None:
    """The invocation name, built-in phrases, marks and digits are treated as Alexa treats them."""
    assert intent == UNDERSTANDING.understand(said).intent


@given(st.text(max_size=2000))
def test_anything_can_be_said(said: str) -> None:
    """Whatever is typed is understood as some declared intent."""
    understood = UNDERSTANDING.understand(said)
    declared = {intent.name for intent in load_model().intents} | {LAUNCH}
    assert understood.intent in declared
    assert 0 <= understood.confidence <= 1


@given(st.text(max_size=300))
def test_normal_form_is_plain_words(said: str) -> None:
    """Whatever is typed becomes lower-case words with single blanks between them."""
    assert re.fullmatch(r"(?:[a-z0-9']+(?: [a-z0-9']+)*)?", normalise(said))
