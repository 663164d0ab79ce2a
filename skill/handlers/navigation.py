"""Yes, no, more, next, back: what listeners say to move through a conversation."""

from collections.abc import Mapping, Sequence

import msgspec

from skill.handlers.answers import answer, ask, ask_on, follow_up, next_offer
from skill.handlers.base import ReplyTo
from skill.handlers.lifecycle import goodbye
from skill.handlers.medications_conditions import unclear_choice
from skill.handlers.tour import is_next_to_stop, next_stop, resume, stop_at
from skill.handlers.turn import Turn
from skill.reply import (
    OFFER_ELSE,
    OFFER_MORE,
    OFFER_STOP,
    OFFER_TOUR,
    Reply,
    offered_choice,
    offered_entry,
)


def yes(turn: Turn) -> Reply:
    """Take the pending offer."""
    offer = turn.session.offer
    if choices := offered_choice(offer):
        return unclear_choice(turn, choices)
    if offered_entry(offer) in turn.content.entries:
        return answer(turn, offered_entry(offer))
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
        declined=offered_entry(offer),
        touring=False if offer in {OFFER_STOP, OFFER_TOUR} else None,
        **ask(turn, turn.content.wordings.ask_else),
    )


def more(turn: Turn) -> Reply:
    """Go on with the entry last heard; at its end, say so and offer the next thing."""
    entry = turn.content.entry(turn.session.topic)
    if entry is None:
        return ask_on(turn, turn.content.wordings.nothing_to_repeat)
    part = turn.session.part + 1
    if part < len(entry.parts):
        return answer(turn, entry.key, part)
    lead = turn.content.wordings.end_of_topic.say(turn.number, name=entry.name)
    return Reply(outcome="asked", lead=lead, **follow_up(turn, entry, part))


def go_on(turn: Turn) -> Reply:
    """Go to the next thing: the next tour stop, more of this, or what would be offered."""
    if is_next_to_stop(turn):
        return next_stop(turn)
    entry = turn.content.entry(turn.session.topic)
    if entry and turn.session.part >= len(entry.more):
        if turn.session.touring:
            return resume(turn)
        offered = offered_entry(turn.session.offer)
        if key := offered if offered in turn.content.entries else next_offer(turn, entry):
            return answer(turn, key)
    return more(turn)


def back(turn: Turn) -> Reply:
    """Go to the stretch, tour stop or answer before the one last heard."""
    session = turn.session
    if is_next_to_stop(turn) and session.stop > 1:
        return stop_at(turn, session.stop - 1)
    if session.part > 0:
        return answer(turn, session.topic, session.part - 1)
    if earlier := _heard_before(session.trail, session.topic):
        return msgspec.structs.replace(answer(turn, earlier), back=True)
    return ask_on(turn, turn.content.wordings.nothing_before)


def _heard_before(trail: Sequence[str], topic: str) -> str:
    """Return the key that was heard before `topic`, or an empty string."""
    place = trail.index(topic) if topic in trail else 0
    return trail[place - 1] if place else ""


def _ask_first(turn: Turn) -> Reply:
    return Reply(outcome="asked", **ask(turn, turn.content.wordings.ask_first))


_TAKEN: Mapping[str, ReplyTo] = {
    OFFER_MORE: more,
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
