"""Composes the reply that answers a question, and what it offers next."""

from typing import TypedDict

from skill.content import DISCLAIMER, UNKNOWN, Answer, Prompt, Wording, key_of
from skill.handlers.turn import Turn
from skill.reply import OFFER_ELSE, OFFER_TOUR, Reply, offer_of_answer

_GRAVE = frozenset({"urgent", "emergency"})
"""Kinds of answer that nothing of the guide's own may come before or between."""


class Asking(TypedDict):
    """The fields of a Reply that keep the microphone open."""

    question: str
    reprompt: str
    offer: str


def answer(turn: Turn, address: str, lead: str = "") -> Reply:
    """Give the answer at `address`, then offer what comes next.

    An answer that this conversation has heard before is said again with a word about it.
    """
    found = turn.content.answers[address]
    if found.kind == "emergency":
        return Reply(outcome="emergency", speech=found.text, address=address)
    entry = turn.content.entry_of(address)
    return Reply(
        outcome="unknown" if entry.id == UNKNOWN else "answered",
        lead=lead or _said_before(turn, address, found),
        speech=found.text,
        signs=turn.content.signs_after(address),
        disclaimer=short_disclaimer(turn, address),
        address=address,
        **follow_up(turn, address),
    )


def ask(turn: Turn, prompt: Prompt, offer: str = OFFER_ELSE, **names: str) -> Asking:
    """Return the fields of a Reply that ask: question, reprompt, and what a yes would take."""
    number = turn.number
    question = prompt.say(number, **names)
    if question == turn.session.question:
        number += 1  # a repeated turn has used this variant last
        question = prompt.say(number, **names)
    return {
        "question": question,
        "reprompt": prompt.ask_again(number, **names),
        "offer": offer,
    }


def short_disclaimer(turn: Turn, address: str) -> str:
    """Return the shortened disclaimer where this conversation owes it after that answer.

    It is heard once, and never after an answer that somebody has to act on, or a friendly word.
    """
    told = turn.session.disclaimed or key_of(address) == DISCLAIMER
    if told or turn.content.answers[address].kind in {*_GRAVE, "chat"}:
        return ""
    return turn.content.wordings.short_disclaimer.say(0)


def follow_up(turn: Turn, address: str) -> Asking:
    """Return the fields of a Reply that ask on after the answer at `address`."""
    words = turn.content.wordings
    if turn.session.touring:
        return ask(turn, words.offer_tour, OFFER_TOUR)
    if after := next_offer(turn, address):
        name = turn.content.answers[after].name
        return ask(turn, words.offer_answer, offer_of_answer(after), name=name)
    return ask(turn, words.ask_else)


def ask_on(turn: Turn, wording: Wording) -> Reply:
    """Say that there's nothing to do, and ask on from where the conversation stands."""
    lead = wording.say(turn.number)
    address = turn.session.address
    closing = follow_up(turn, address) if address else ask(turn, turn.content.wordings.ask_first)
    return Reply(outcome="declined", lead=lead, **closing)


def next_offer(turn: Turn, address: str) -> str:
    """Return the address to offer after the answer at `address`, or an empty string.

    It is the first one that this conversation has neither heard nor declined.
    """
    past = {*turn.session.trail, *turn.session.declined}
    return next((after for after in turn.content.offers_after(address) if after not in past), "")


def _said_before(turn: Turn, address: str, found: Answer) -> str:
    """Return a word about an answer's coming again; none where the act must come first."""
    if address not in turn.session.trail or found.kind in _GRAVE:
        return ""
    return turn.content.wordings.said_before.say(turn.number)
