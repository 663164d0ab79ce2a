"""The frozen typed records around the answers: sources, pronunciations, tour, safety sentences."""

from typing import Literal

import msgspec

from skill.content.wording import Record, ReviewState, fields_by_name


class Source(Record, frozen=True):
    """A publication that facts come from. `spoken` names it in speech, without brands."""

    id: str
    name: str
    kind: Literal[
        "hospital",
        "manufacturer",
        "federal agency",
        "state agency",
        "drug label",
        "insurer",
        "study",
        "society",
        "journal",
        "encyclopedia",
        "publisher",
    ]
    address: str
    date: str
    confidence: Literal["high", "medium"]
    spoken: str

    @property
    def key(self) -> str:
        """The source's id."""
        return self.id


class Pronunciation(Record, frozen=True):
    """How a word is spoken. `ipa` for the voice; `written` is how cards and screens write it.

    At least one of the two is given: "nine one one" has only a written form, "911".
    """

    word: str
    source: str
    review: ReviewState
    ipa: str = ""
    written: str = ""

    @property
    def key(self) -> str:
        """The word."""
        return self.word


class Tour(Record, frozen=True):
    """The guided tour: the keys of its stops, in order."""

    stops: tuple[str, ...]
    review: ReviewState


class SafetySentence(Record, frozen=True):
    """Words that never vary, wherever they are said."""

    text: str
    sources: tuple[str, ...]
    review: ReviewState


class Safety(Record, frozen=True, rename="kebab"):
    """The safety sentences, each once: `{call-clinic}` in an answer stands for that sentence.

    `urgent_signs` follows every urgent answer: what to do where the clinic doesn't answer, and
    the signs for nine one one.
    """

    call_clinic: SafetySentence
    call_911: SafetySentence = msgspec.field(name="call-911")
    slow_breathing: SafetySentence
    urgent_signs: SafetySentence

    @property
    def by_name(self) -> dict[str, SafetySentence]:
        """Each sentence by its name in the file."""
        return fields_by_name(self)
