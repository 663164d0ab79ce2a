"""Measures and rules of plain speech text: words, sentences, characters."""

import re

WORDS_A_MINUTE = 160
"""The pace of speech that listening times are reckoned with."""
ANSWER_WORDS = 45
"""Most words of an answer: about 17 seconds at that pace."""
ANSWER_SENTENCES = 3
"""Most sentences of an answer."""
NAME_LENGTH = 50
"""Most characters of a name or title: what a heading shows on a phone."""

_SPEECH = re.compile(r"[A-Za-z0-9 .,?!;:'-]*")
_NAME = re.compile(r"[A-Za-z0-9 ',-]+")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)")


def fold(text: str) -> str:
    """Return `text` with every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Count the words of `text`; a spelled abbreviation ("F D A") counts a word a letter."""
    return len(text.split())


def count_sentences(text: str) -> int:
    """Count the sentences of `text` by their closing marks."""
    return len(_SENTENCE_END.findall(text))


def unspeakable(text: str) -> str:
    """Return the first character that speech or a card can't carry, or an empty string."""
    match = _SPEECH.match(text)
    return text[match.end() : match.end() + 1] if match else ""


def unnameable(name: str) -> str:
    """Return the first character that a spoken name or title can't carry, or an empty string."""
    match = _NAME.match(name)
    return name[match.end() : match.end() + 1] if match else name[:1]


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the `{placeholders}` in a wording."""
    return frozenset(_PLACEHOLDER.findall(text))


def without_placeholders(text: str) -> str:
    """Return a wording with each `{placeholder}` left out, to check the rest."""
    return _PLACEHOLDER.sub("", text)
