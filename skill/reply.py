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

OFFER_ELSE = "else"
"""The question was what the listener wants; no says goodbye."""
OFFER_STOP = "stop"
"""Yes goes on to the next tour stop."""
OFFER_TOUR = "tour"
"""Yes goes back to the tour."""
_ANSWER = "answer "
_WHICH = "which "


def offer_of_answer(address: str) -> str:
    """Return the offer that a yes takes with the answer at `address`."""
    return _ANSWER + address


def offer_of_choice(*addresses: str) -> str:
    """Return the offer that asks which of the answers at `addresses` is meant."""
    return _WHICH + " ".join(addresses)


def offered_answer(offer: str) -> str:
    """Return the address of the answer that `offer` is about, or an empty string."""
    return offer.removeprefix(_ANSWER) if offer.startswith(_ANSWER) else ""


def offered_choice(offer: str) -> tuple[str, ...]:
    """Return the addresses that `offer` asks to choose from; empty where it doesn't ask."""
    return tuple(offer.removeprefix(_WHICH).split()) if offer.startswith(_WHICH) else ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One turn's reply, in the order it is spoken.

    `lead` comes first and isn't repeated by Repeat; `speech` is the body; after an urgent answer
    come the `signs` for nine one one, after the first answer of a conversation the `disclaimer`;
    `question` closes. The microphone stays open if and only if there is a question, and then
    `reprompt` is said after silence. `offer` is what a yes would take. `address` is that of the
    answer heard, empty where the turn answered nothing. `slow`, `stop` (the tour stop, counted
    from one) and `touring` change the session where they aren't None.
    """

    outcome: Outcome
    lead: str = ""
    speech: str = ""
    signs: str = ""
    disclaimer: str = ""
    question: str = ""
    reprompt: str = ""
    offer: str = ""
    address: str = ""
    declined: str = ""
    lists: str = ""
    """The family whose things the question asks to choose from."""
    slow: bool | None = None
    stop: int | None = None
    touring: bool | None = None
    back: bool = False
    """The listener went back: the answer keeps its place among those heard."""
    fresh: bool = False
    """The conversation starts over: what was heard and offered is forgotten."""

    @property
    def listens(self) -> bool:
        """Whether the microphone stays open."""
        return bool(self.question)
