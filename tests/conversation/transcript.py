"""Whole conversations as data: what is said, and what is heard, by name.

A file under `transcripts/` has a `title` and a `[[turn]]` a turn: `said` (an empty string is
silence, so the reprompt is heard), `intent`, `heard` and, at the end, `closes = true`. `heard`
lists in order what is spoken: an entry's key (`trial`, `trial/1` for what waits behind "more"),
a wording's id (`offer-topic trial` where a name is filled in), or `reprompt`. So an editor may
change any words and the conversation's course is still held to the letter.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.content import Content, Wording

FOLDER = Path(__file__).parent / "transcripts"


@dataclass(frozen=True)
class Turn:
    """One turn: what is said, the intent it is, what is heard, whether that closes."""

    said: str
    heard: tuple[str, ...]
    intent: str = ""
    closes: bool = False


def read_transcript(file: Path) -> list[Turn]:
    """Return the turns of a transcript file; raises on fields that it can't have."""
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return [Turn(**{**turn, "heard": tuple(turn["heard"])}) for turn in data["turn"]]


def pattern_of(content: Content, heard: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that only the speech of these references matches."""
    return re.compile(" ".join(_pattern(content, reference) for reference in heard))


def _pattern(content: Content, reference: str) -> str:
    name, _, filled = reference.partition(" ")
    key, _, part = name.partition("/")
    if key in content.entries and not filled:
        return re.escape(content.entries[key].parts[int(part or 0)].text)
    wording: Wording = getattr(content.wordings, name.replace("-", "_"))
    names = [content.entries[key].name for key in filled.split()]
    return f"(?:{'|'.join(_filled(line, names) for line in wording.says)})"


def _filled(line: str, names: list[str]) -> str:
    words = iter(names)
    return re.escape(re.sub(r"\{\w+\}", lambda _: next(words), line))
