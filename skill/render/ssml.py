"""Plain text to SSML: escaping, pronunciations, paragraphs, pace."""

import re
from collections.abc import Sequence
from functools import lru_cache

from skill.content import Pronunciation

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
SLOW = "80%"
"""The rate of slow speech, of the voice's usual one."""
_KEPT = 2048
"""How many texts are kept as they are spoken, and as they are written: all of the content's."""


class Voice:
    """Speaks text with the lexicon's pronunciations."""

    def __init__(self, lexicon: Sequence[Pronunciation]) -> None:
        """Prepare the lexicon's words for one pass over a text."""
        self._sounds = {word.word.lower(): word.ipa for word in lexicon if word.ipa}
        self._writings = {word.word.lower(): word.written for word in lexicon if word.written}
        self._sounded = _any_of(self._sounds)
        self._rewritten = _any_of(self._writings)
        # Nearly all texts are the content's own and come again and again.
        self._written = lru_cache(maxsize=_KEPT)(self._write)
        self._spoken = lru_cache(maxsize=_KEPT)(self._pronounce)

    def speak(self, paragraphs: Sequence[str], *, slow: bool = False) -> str:
        """Return SSML for the paragraphs that aren't empty, a short pause between them."""
        spoken = "".join([f"<p>{self._spoken(text)}</p>" for text in paragraphs if text])
        if slow:
            spoken = f'<prosody rate="{SLOW}">{spoken}</prosody>'
        return f"<speak>{spoken}</speak>"

    def write(self, text: str) -> str:
        """Return speech text as cards and screens show it: "nine one one" is "911"."""
        return self._written(text)

    def _write(self, text: str) -> str:
        if not self._rewritten:
            return text
        return self._rewritten.sub(lambda match: self._writings[match[0].lower()], text)

    def _pronounce(self, text: str) -> str:
        safe = text.translate(_ESCAPES)
        if not self._sounded:
            return safe
        return self._sounded.sub(
            lambda match: (
                f'<phoneme alphabet="ipa" ph="{self._sounds[match[0].lower()]}">'
                f"{match[0]}</phoneme>"
            ),
            safe,
        )


def _any_of(words: dict[str, str]) -> re.Pattern[str] | None:
    """Return a pattern for any of the words, the longest first; None without words."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
