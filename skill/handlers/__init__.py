"""Decides which reply a turn gets: one table, from an intent to what decides its reply."""

from collections.abc import Mapping

from skill.alexa import EVENT
from skill.content import Content
from skill.handlers import (
    follow_ups,
    launch,
    lifecycle,
    navigation,
    pace,
    things,
    topics,
    tour,
)
from skill.handlers.base import ReplyTo
from skill.handlers.lifecycle import apologise, missed, silence
from skill.handlers.memory import remember
from skill.handlers.turn import Turn, read_turn

_REQUESTS = frozenset({"LaunchRequest", "SessionEndedRequest", EVENT})
"""What the tables hold that is no intent."""

__all__ = [
    "ReplyTo",
    "Turn",
    "apologise",
    "handled_intents",
    "missed",
    "read_turn",
    "remember",
    "replies",
    "silence",
]


def replies(content: Content) -> Mapping[str, ReplyTo]:
    """Return the reply of each intent, and of each other kind of request."""
    return {
        **topics.replies(content),
        **things.replies(content),
        **follow_ups.REPLIES,
        **navigation.REPLIES,
        **pace.REPLIES,
        **launch.REPLIES,
        **lifecycle.REPLIES,
        **tour.REPLIES,
    }


def handled_intents(content: Content) -> frozenset[str]:
    """Return the names of all intents that have a reply."""
    return frozenset(replies(content)) - _REQUESTS
