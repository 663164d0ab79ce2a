"""Composes the reply that answers with an entry, and what it offers next."""

from skill.content import UNKNOWN, Entry, Prompt
from skill.handlers.turn import Turn
from skill.reply import OFFER_ELSE, OFFER_MORE, OFFER_TOUR, Reply, offer_of_entry

DISCLAIMER = "disclaimer"
"""The topic that is the full disclaimer itself."""


def answer(turn: Turn, key: str, part: int = 0, lead: str = "") -> Reply:
    """Answer with the `part`-th stretch of the entry of `key`, then offer what comes next."""
    entry = turn.content.entries[key]
    if entry.kind == "emergency":
        return Reply(outcome="emergency", speech=entry.answer.text, topic=key)
    offer, question, reprompt = follow_up(turn, entry, part)
    return Reply(
        outcome="unknown" if entry.id == UNKNOWN else "answered",
        lead=lead,
        speech=entry.parts[part].text,
        disclaimer=short_disclaimer(turn, key),
        question=question,
        reprompt=reprompt,
        offer=offer,
        topic=key,
        part=part,
    )


def ask(turn: Turn, prompt: Prompt, **names: str) -> dict[str, str]:
    """Return the question and reprompt of a prompt, as fields of a Reply."""
    return {
        "question": prompt.say(turn.number, **names),
        "reprompt": prompt.ask_again(turn.number, **names),
    }


def ask_else(turn: Turn) -> dict[str, str]:
    """Return the fields of a Reply that ask what else the listener wants."""
    return {**ask(turn, turn.content.wordings.ask_else), "offer": OFFER_ELSE}


def short_disclaimer(turn: Turn, key: str) -> str:
    """Return the shortened disclaimer where this conversation hasn't heard one yet."""
    if turn.session.disclaimed or key == DISCLAIMER:
        return ""
    return turn.content.wordings.disclaimer.say(0)


def follow_up(turn: Turn, entry: Entry, part: int) -> tuple[str, str, str]:
    """Return offer, question and reprompt after the `part`-th stretch of `entry`.

    More of the same comes first, then the way back to a tour that was left, then the first
    of the entry's offers that was neither heard nor turned down, then an open question.
    """
    words = turn.content.wordings
    if part < len(entry.more):
        return _prompt(turn, OFFER_MORE, words.offer_more)
    if turn.session.touring:
        return _prompt(turn, OFFER_TOUR, words.offer_tour)
    if key := next_offer(turn, entry):
        return _prompt(turn, offer_of_entry(key), words.offer_topic, turn.content.entries[key].name)
    return _prompt(turn, OFFER_ELSE, words.ask_else)


def next_offer(turn: Turn, entry: Entry) -> str:
    """Return the key of the first offer not yet heard or declined, or an empty string."""
    past = {*turn.session.trail, *turn.session.declined, entry.key}
    return next((key for key in entry.offers if key not in past), "")


def _prompt(turn: Turn, offer: str, prompt: Prompt, name: str = "") -> tuple[str, str, str]:
    names = {"name": name} if name else {}
    return offer, prompt.say(turn.number, **names), prompt.ask_again(turn.number, **names)
