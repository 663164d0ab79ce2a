"""Composes the reply that answers with an entry, and what it offers next."""

from typing import TypedDict

from skill.content import DISCLAIMER, UNKNOWN, Entry, Prompt, Wording
from skill.handlers.turn import Turn
from skill.reply import OFFER_ELSE, OFFER_MORE, OFFER_TOUR, Reply, offer_of_entry


class Asking(TypedDict):
    """The fields of a Reply that keep the microphone open."""

    question: str
    reprompt: str
    offer: str


def answer(turn: Turn, key: str, part: int = 0, lead: str = "") -> Reply:
    """Answer with the `part`-th stretch of the entry of `key`, then offer what comes next."""
    entry = turn.content.entries[key]
    if entry.kind == "emergency":
        return Reply(outcome="emergency", speech=entry.answer.text, topic=key)
    return Reply(
        outcome="unknown" if entry.id == UNKNOWN else "answered",
        lead=lead,
        speech=entry.parts[part].text,
        disclaimer=short_disclaimer(turn, key),
        topic=key,
        part=part,
        **follow_up(turn, entry, part),
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


def short_disclaimer(turn: Turn, key: str) -> str:
    """Return the shortened disclaimer where this conversation hasn't heard one yet."""
    if turn.session.disclaimed or key == DISCLAIMER:
        return ""
    return turn.content.wordings.short_disclaimer.say(0)


def follow_up(turn: Turn, entry: Entry, part: int) -> Asking:
    """Return the fields of a Reply that ask on after the `part`-th stretch of `entry`.

    More of the same comes first, then the way back to a tour that was left, then the first
    of the entry's offers that was neither heard nor turned down, then an open question.
    """
    words = turn.content.wordings
    if part < len(entry.more):
        return ask(turn, words.offer_more, OFFER_MORE)
    if turn.session.touring:
        return ask(turn, words.offer_tour, OFFER_TOUR)
    if key := next_offer(turn, entry):
        name = turn.content.entries[key].name
        return ask(turn, words.offer_topic, offer_of_entry(key), name=name)
    return ask(turn, words.ask_else)


def ask_on(turn: Turn, wording: Wording) -> Reply:
    """Say that there's nothing to do, and ask on from where the conversation stands."""
    lead = wording.say(turn.number)
    entry = turn.content.entry(turn.session.topic)
    closing = (
        follow_up(turn, entry, turn.session.part)
        if entry
        else ask(turn, turn.content.wordings.ask_first)
    )
    return Reply(outcome="declined", lead=lead, **closing)


def next_offer(turn: Turn, entry: Entry) -> str:
    """Return the key of the first offer not yet heard or declined, or an empty string."""
    past = {*turn.session.trail, *turn.session.declined, entry.key}
    return next((key for key in entry.offers if key not in past), "")
