"""The frozen typed records of what the skill knows: answers, their entries, their families."""

from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from skill.content.wording import Lines, Prompt, Record, Review, ReviewState

__all__ = [
    "DISCLAIMER",
    "NOT_REVIEWED",
    "UNKNOWN",
    "Answer",
    "Aspect",
    "Entry",
    "Family",
    "Review",
    "ReviewState",
]

NOT_REVIEWED = "not reviewed"
DISCLAIMER = "disclaimer"
"""The key of the topic that is the full disclaimer: cards and screens carry it, too."""
UNKNOWN = "unknown"
"""The id of the thing that answers for any of its family that isn't listed."""
_WORDS = r"[a-z0-9]+(-[a-z0-9]+)*"
Id = Annotated[str, Meta(pattern=f"^{_WORDS}$", max_length=60)]
AnswerId = Annotated[str, Meta(pattern=f"^({_WORDS})?$", max_length=60)]
Aspect = Literal[
    "duration",
    "frequency",
    "pain",
    "safety",
    "person",
    "time",
    "reason",
    "amount",
    "place",
    "manner",
    "next",
    "night",
]
"""What a bare follow-up asks about: "how long?", "how often?", "does it hurt?" and so on."""


class Answer(Record, frozen=True):
    """One question answered: the smallest thing that is said, offered, repeated and reviewed.

    `text`: at most 45 words and 3 sentences, the first of which is the answer. `name` fits
    "Would you like to hear …?". `id` is empty for an entry's first answer, which the entry's
    bare name gets. `kind` decides how the conversation treats it: an `emergency` closes the
    session and is said without anything else around it; `urgent` is followed by the signs for
    nine one one; `chat` is a friendly word that is no health information. `aspects`: which bare
    follow-ups it answers.
    """

    name: str
    question: str
    text: str
    sources: tuple[str, ...]
    review: ReviewState
    id: AnswerId = ""
    kind: Literal["answer", "urgent", "advice", "emergency", "chat"] = "answer"
    aspects: tuple[Aspect, ...] = ()


class Entry(Record, frozen=True, dict=True):
    """What answers are about: a topic, or a thing of a family, which then names itself.

    `title` heads lists, `offers` are the addresses of what people want to hear next,
    once this one's answers are used up. `name` is how speech names a thing ("nerve pain"),
    `family` the family it is of; a topic has neither. `file` is where the entry stands.
    """

    id: Id
    title: str
    offers: tuple[str, ...]
    answers: Annotated[tuple[Answer, ...], Meta(min_length=1)] = msgspec.field(name="answer")
    name: str = ""
    family: str = ""
    file: str = ""

    @property
    def key(self) -> str:
        """The entry's address in the content and in `sessionAttributes.topic`."""
        return f"{self.family}:{self.id}" if self.family else self.id

    def address(self, answer: str) -> str:
        """Return the address of the answer of that id; of the first one where there's none such."""
        wanted = f"{self.key}.{answer}"
        return wanted if wanted in self.addresses else self.key

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the entry's answers, in their order."""
        key = self.key
        return tuple(f"{key}.{answer.id}" if answer.id else key for answer in self.answers)


class Family(Record, frozen=True):
    """A kind of thing that listeners name in a slot of the family's id.

    `which` asks for a name that wasn't understood, `listed_by` is the key of the topic whose
    screen lists the things.
    """

    id: Id
    listed_by: str
    which: Lines
    reprompt: Lines
    review: ReviewState

    @property
    def prompt(self) -> Prompt:
        """The question for a name."""
        return Prompt(says=self.which, reprompt=self.reprompt, review=self.review)
