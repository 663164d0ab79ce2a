"""What the script holds, as its templates read it."""

import msgspec

from skill.content import Answer, Entry, Pronunciation, Source


class ScriptAnswer(msgspec.Struct, frozen=True):
    """A question and its answer as the reviewer reads them.

    `address` is the answer's own, `says` some of what people may say, `heard` all that is
    spoken, `written` how the card writes it where that differs, `next` what is offered then;
    `grade` is Flesch-Kincaid, `seconds` at 160 words a minute; `reviewed` who signed and when.
    """

    address: str
    answer: Answer
    says: tuple[str, ...]
    heard: str
    written: str
    next: str
    sources: tuple[Source, ...]
    grade: float
    seconds: float
    reviewed: str


class ScriptEntry(msgspec.Struct, frozen=True):
    """A topic or thing with its answers."""

    entry: Entry
    answers: tuple[ScriptAnswer, ...]


class ScriptWording(msgspec.Struct, frozen=True):
    """A phrase around the answers, with all its variants."""

    id: str
    says: tuple[str, ...]
    reprompt: tuple[str, ...]
    reviewed: str


class ScriptWord(msgspec.Struct, frozen=True):
    """A word with its own pronunciation or spelling."""

    word: Pronunciation
    reviewed: str


class Script(msgspec.Struct, frozen=True):
    """The whole document; `reviewed` is empty for what nobody has signed off."""

    groups: tuple[tuple[str, tuple[ScriptEntry, ...]], ...]
    wordings: tuple[ScriptWording, ...]
    words: tuple[ScriptWord, ...]
    tour: tuple[str, ...]
    tour_reviewed: str
    sources: tuple[Source, ...]
    counts: dict[str, int]
    median_grade: float
    highest_grade: float
    median_seconds: float
    longest_seconds: float
