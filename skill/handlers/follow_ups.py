"""Bare follow-ups: "how long?", "does it hurt?" are about what was just heard."""

from collections.abc import Mapping, Sequence

from skill.content import Entry, key_of
from skill.handlers.answers import answer
from skill.handlers.base import ReplyTo
from skill.handlers.lifecycle import missed
from skill.handlers.things import ask_which
from skill.handlers.turn import Turn
from skill.reply import Reply

SLOT = "aspect"
"""The slot that holds what a follow-up asks about: one of the content's aspects."""


def follow_up(turn: Turn) -> Reply:
    """Answer for the last entry; where it has no such answer, ask which, naming the nearest two."""
    entries = turn.content.entries
    last = turn.content.entry(turn.session.topic)
    if last and (own := _about(turn, [last])):
        return answer(turn, own[0])
    near = (*(last.offers if last else ()), *turn.content.tour.stops, *entries)
    found = _about(turn, [entries[key_of(address)] for address in near])
    return ask_which(turn, found[0], found[1]) if len(found) > 1 else missed(turn)


def _about(turn: Turn, entries: Sequence[Entry]) -> list[str]:
    """Return the addresses of the answers about the asked aspect among `entries`, each once."""
    aspects = turn.slots.get(SLOT, ())
    found = {
        address: None
        for entry in entries
        for address, told in zip(entry.addresses, entry.answers, strict=True)
        if set(aspects) & set(told.aspects)
    }
    return list(found)


REPLIES: Mapping[str, ReplyTo] = {"FollowUpIntent": follow_up}
