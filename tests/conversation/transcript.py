"""Whole conversations as data: what is said, and what is heard, by name.

A file under `transcripts/` has a `title` and a `[[turn]]` a turn: `said` (an empty string is
silence, so the reprompt is heard), `intent`, `heard` and, at the end, `closes = true`. `heard`
lists in order what is spoken: an answer's address (`trial`, `trial.how-long`), `urgent-signs`, a
wording's id (`offer-answer trial.how-long` where names are filled in, by address), `which` and a
family's id, or `reprompt`. So an editor may change any words and the conversation's course is
still held to the letter.
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
    if name in content.answers and not filled:
        return re.escape(content.answers[name].text)
    if name == "urgent-signs":
        return re.escape(content.safety.urgent_signs.text)
    wording: Wording = (
        content.families[filled].prompt
        if name == "which"
        else getattr(content.wordings, name.replace("-", "_"))
    )
    naming = (
        content.name_of if name == "which-one" else lambda address: content.answers[address].name
    )
    names = [naming(address) for address in filled.split() if name != "which"]
    return f"(?:{'|'.join(_filled(line, names) for line in wording.says)})"


def _filled(line: str, names: list[str]) -> str:
    words = iter(names)
    return re.escape(re.sub(r"\{\w+\}", lambda _: next(words), line))
