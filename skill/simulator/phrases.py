"""Phrases known to the letter: Amazon's own for built-in intents, our samples, names of things."""

import tomllib
from functools import cache
from pathlib import Path

from skill.model.amazon import SLOT, Intent, LanguageModel
from skill.model.words import normalise

FALLBACK = "AMAZON.FallbackIntent"
_BUILT_INS = Path(__file__).with_name("builtins.toml")
_UNLISTED = Path(__file__).with_name("unlisted.toml")
_ELSEWHERE = Path(__file__).with_name("elsewhere.toml")
_ALIKE = Path(__file__).with_name("alike.toml")


def exact_phrases(model: LanguageModel) -> dict[str, str]:
    """Return each phrase that is an intent to the letter: Amazon's own and our samples.

    A slot in a sample is written as its type's mark.
    """
    ours = {
        normalise(_marked(model, intent, sample)): intent.name for intent, sample in model.samples()
    }
    return {**built_in_phrases(), **ours}


@cache
def built_in_phrases() -> dict[str, str]:
    """Return the phrases that Amazon itself maps to its built-in intents, with the intent."""
    return {
        normalise(phrase): intent
        for intent, listed in _read_toml(_BUILT_INS).items()
        for phrase in listed
    }


def said_elsewhere() -> list[str]:
    """Return what people say to a speaker that is about something else, as Alexa knows it."""
    lines = tomllib.loads(_ELSEWHERE.read_text(encoding="utf-8"))["says"].splitlines()
    return [normalise(line) for line in lines if line.strip()]


@cache
def senses() -> dict[str, str]:
    """Return the sense that each word of a group stands for, as a word that nobody says."""
    return {
        word: f"={sense}"
        for sense, words in tomllib.loads(_ALIKE.read_text(encoding="utf-8")).items()
        for word in words.split()
    }


def unlisted_names() -> dict[str, list[str]]:
    """Return, by slot type, the names that fill a slot without being one of its values."""
    return _read_toml(_UNLISTED)


def slot_mark(type_name: str) -> str:
    """Return the word that stands for a slot of that type among an utterance's words."""
    return f"slot{type_name.lower()}"


def _marked(model: LanguageModel, intent: Intent, sample: str) -> str:
    return SLOT.sub(lambda match: slot_mark(model.type_of(intent, match[1]).name), sample)


def _read_toml(file: Path) -> dict[str, list[str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
