"""What one turn says, shows, offers next, and whether it listens on: plain data."""

from typing import Literal

import msgspec

Outcome = Literal[
    "answered",
    "unknown",
    "welcomed",
    "asked",
    "declined",
    "repeated",
    "helped",
    "missed",
    "emergency",
    "closed",
    "ended",
    "failed",
]

OFFER_MORE = "more"
"""Yes goes on with the same entry."""
OFFER_ELSE = "else"
"""The question was what the listener wants; no says goodbye."""
OFFER_STOP = "stop"
"""Yes goes on to the next tour stop."""
OFFER_TOUR = "tour"
"""Yes goes back to the tour."""
_ENTRY = "entry "
_WHICH = "which "


def offer_of_entry(key: str) -> str:
    """Return the offer that a yes answers with the entry of `key`."""
    return _ENTRY + key


def offer_of_choice(*keys: str) -> str:
    """Return the offer that asks which of the entries of `keys` is meant."""
    return _WHICH + " ".join(keys)


def offered_entry(offer: str) -> str:
    """Return the key of the entry that `offer` is about, or an empty string."""
    return offer.removeprefix(_ENTRY) if offer.startswith(_ENTRY) else ""


def offered_choice(offer: str) -> tuple[str, ...]:
    """Return the keys that `offer` asks to choose from; empty where it doesn't ask."""
    return tuple(offer.removeprefix(_WHICH).split()) if offer.startswith(_WHICH) else ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One turn's reply, in the order it is spoken.

    `lead` comes first and isn't repeated by Repeat; `speech` is the body; `disclaimer`, if
    any, follows it; `question` closes. The microphone stays open if and only if there is a
    question, and then `reprompt` is said after silence. `offer` is what a yes would take.
    `topic` and `part` name the entry heard, empty where the turn answered nothing. `slow`,
    `stop` (the tour stop, counted from one) and `touring` change the session where they aren't
    None.
    """

    outcome: Outcome
    lead: str = ""
    speech: str = ""
    disclaimer: str = ""
    question: str = ""
    reprompt: str = ""
    offer: str = ""
    topic: str = ""
    part: int = 0
    declined: str = ""
    lists: str = ""
    """The slot ("medication", "condition") whose values the question asks to choose from."""
    slow: bool | None = None
    stop: int | None = None
    touring: bool | None = None
    back: bool = False
    """The listener went back: the entry keeps its place among those heard."""
    fresh: bool = False
    """The conversation starts over: what was heard and offered is forgotten."""

    @property
    def listens(self) -> bool:
        """Whether the microphone stays open."""
        return bool(self.question)
