"""Yes, no, more, next, back: what listeners say to move through a conversation."""

from collections.abc import Mapping, Sequence

import msgspec

from skill.handlers.answers import answer, ask, ask_on, next_offer
from skill.handlers.base import ReplyTo
from skill.handlers.lifecycle import goodbye
from skill.handlers.things import unclear_choice
from skill.handlers.tour import is_next_to_stop, next_stop, resume, stop_at
from skill.handlers.turn import Turn
from skill.reply import (
    OFFER_ELSE,
    OFFER_STOP,
    OFFER_TOUR,
    Reply,
    offered_answer,
    offered_choice,
)


def yes(turn: Turn) -> Reply:
    """Take the pending offer."""
    offer = turn.session.offer
    if choices := offered_choice(offer):
        return unclear_choice(turn, choices)
    if offered_answer(offer) in turn.content.answers:
        return answer(turn, offered_answer(offer))
    if take := _TAKEN.get(offer):
        return take(turn)
    return ask_on(turn, turn.content.wordings.nothing_offered)


def no(turn: Turn) -> Reply:
    """Turn the pending offer down and ask what else; after that, say goodbye."""
    offer = turn.session.offer
    if offer == OFFER_ELSE:
        return goodbye(turn)
    if not offer:
        return ask_on(turn, turn.content.wordings.nothing_offered)
    return Reply(
        outcome="declined",
        lead=turn.content.wordings.declined.say(turn.number),
        declined=offered_answer(offer),
        touring=False if offer in {OFFER_STOP, OFFER_TOUR} else None,
        **ask(turn, turn.content.wordings.ask_else),
    )


def more(turn: Turn) -> Reply:
    """Give the next answer: the entry's own, then what it offers; at the end, say so."""
    address = turn.session.address
    if not address:
        return ask_on(turn, turn.content.wordings.nothing_to_repeat)
    if after := next_offer(turn, address):
        return answer(turn, after)
    return ask_on(turn, turn.content.wordings.end_of_topic)


def go_on(turn: Turn) -> Reply:
    """Go to the next tour stop, back to the tour, or on to the next answer."""
    if is_next_to_stop(turn):
        return next_stop(turn)
    if turn.session.touring and turn.session.offer == OFFER_TOUR:
        return resume(turn)
    return more(turn)


def back(turn: Turn) -> Reply:
    """Go to the tour stop or the answer before the one last heard."""
    session = turn.session
    if is_next_to_stop(turn) and session.stop > 1:
        return stop_at(turn, session.stop - 1)
    if earlier := _heard_before(session.trail, session.address):
        return msgspec.structs.replace(answer(turn, earlier), lead="", back=True)
    return ask_on(turn, turn.content.wordings.nothing_before)


def _heard_before(trail: Sequence[str], address: str) -> str:
    """Return the address that was heard before `address`, or an empty string."""
    place = trail.index(address) if address in trail else 0
    return trail[place - 1] if place else ""


def _ask_first(turn: Turn) -> Reply:
    return Reply(outcome="asked", **ask(turn, turn.content.wordings.ask_first))


_TAKEN: Mapping[str, ReplyTo] = {
    OFFER_STOP: next_stop,
    OFFER_TOUR: resume,
    OFFER_ELSE: _ask_first,
}
"""What a yes does, by what was offered."""

REPLIES: Mapping[str, ReplyTo] = {
    "AMAZON.YesIntent": yes,
    "AMAZON.NoIntent": no,
    "AMAZON.NextIntent": go_on,
    "AMAZON.PreviousIntent": back,
    "MoreIntent": more,
}
