"""The frozen typed records that the data files under `en-US/` become."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from skill.content.wording import Record, Review, ReviewState, Wordings

__all__ = [
    "DISCLAIMER",
    "NOT_REVIEWED",
    "UNKNOWN",
    "Condition",
    "Content",
    "Entry",
    "Medication",
    "Part",
    "Pronunciation",
    "Record",
    "Review",
    "ReviewState",
    "Source",
    "Topic",
    "Tour",
    "Wordings",
]

NOT_REVIEWED = "not reviewed"
DISCLAIMER = "disclaimer"
"""The key of the topic that is the full disclaimer: cards and screens carry it, too."""
UNKNOWN = "unknown"
"""The id of the entry that answers for a condition or medication the page doesn't list."""


class Source(Record, frozen=True):
    """A publication that facts come from. `spoken` names it in speech, without brands."""

    id: str
    name: str
    kind: Literal[
        "hospital",
        "manufacturer",
        "federal agency",
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


class Part(Record, frozen=True):
    """One spoken stretch of an answer (at most 50 words, 3 sentences) and its source ids."""

    text: str
    sources: tuple[str, ...]


class Entry(Record, frozen=True):
    """What the skill knows about one thing: what is said at once, and what waits behind "more".

    `title` heads the card and the screen, `name` is how an offer speaks of the entry,
    `question` the listener's question that it answers, `offers` the keys of what people
    want to hear next (best first). `kind` decides how the conversation treats it: an
    `emergency` closes the session and is said without anything else around it, `urgent`
    comes before every disclaimer.
    """

    id: str
    title: str
    name: str
    question: str
    offers: tuple[str, ...]
    review: ReviewState
    answer: Part
    more: tuple[Part, ...] = ()
    kind: Literal["answer", "urgent", "advice", "emergency"] = "answer"

    @property
    def key(self) -> str:
        """The entry's address in the content and in `sessionAttributes.topic`."""
        return self.id

    @property
    def parts(self) -> tuple[Part, ...]:
        """The answer and all that waits behind "more", in speaking order."""
        return (self.answer, *self.more)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of the entry, each once, in speaking order."""
        return tuple(dict.fromkeys(source for part in self.parts for source in part.sources))


class Topic(Entry, frozen=True):
    """A topic with an intent of its own: `how-it-works` is asked by `HowItWorksIntent`."""

    @property
    def intent(self) -> str:
        """The name of the intent that asks for the topic."""
        return "".join(word.capitalize() for word in self.id.split("-")) + "Intent"


class Condition(Entry, frozen=True):
    """A condition, asked by `ConditionIntent` with the id as its slot value's id."""

    @property
    def key(self) -> str:
        """`condition:` and the id."""
        return f"condition:{self.id}"


class Medication(Entry, frozen=True):
    """A medication, asked by `MedicationIntent` with the id as its slot value's id."""

    @property
    def key(self) -> str:
        """`medication:` and the id."""
        return f"medication:{self.id}"


class Pronunciation(Record, frozen=True):
    """How a word is spoken. `ipa` for the voice; `written` is how cards and screens write it.

    At least one of the two is given: "nine one one" has only a written form, "911".
    """

    word: str
    source: str
    review: ReviewState
    ipa: str = ""
    written: str = ""


class Tour(Record, frozen=True):
    """The guided tour: the keys of its stops, in order."""

    stops: tuple[str, ...]
    review: ReviewState


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the skill can say, cross-checked.

    `entries` is keyed by entry key (`trial`, `condition:spasticity`), `intents` maps the
    name of a topic's intent to the topic's key.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    lexicon: tuple[Pronunciation, ...]
    tour: Tour
    wordings: Wordings
    intents: Mapping[str, str] = MappingProxyType({})

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry],
        sources: Iterable[Source],
        lexicon: tuple[Pronunciation, ...],
        tour: Tour,
        wordings: Wordings,
    ) -> "Content":
        """Return content of these records, keyed as `entries`, `sources` and `intents` are."""
        by_key = {entry.key: entry for entry in entries}
        return cls(
            entries=MappingProxyType(by_key),
            sources=MappingProxyType({source.id: source for source in sources}),
            lexicon=lexicon,
            tour=tour,
            wordings=wordings,
            intents=MappingProxyType(
                {entry.intent: key for key, entry in by_key.items() if isinstance(entry, Topic)}
            ),
        )

    def entry(self, key: str) -> Entry | None:
        """Return the entry of `key`, or None where the content has none."""
        return self.entries.get(key)
