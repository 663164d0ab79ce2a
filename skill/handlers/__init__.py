"""Decides which reply a turn gets, by family: tables from an intent to its reply."""

from collections.abc import Mapping

from skill.alexa import EVENT
from skill.content import Content
from skill.handlers import (
    launch,
    lifecycle,
    medications_conditions,
    navigation,
    pace,
    topics,
    tour,
)
from skill.handlers.base import Deliver, FamilyHandler, ReplyTo
from skill.handlers.lifecycle import apologise, missed, silence
from skill.handlers.memory import remember
from skill.handlers.turn import Turn, read_turn

_REQUESTS = frozenset({"LaunchRequest", "SessionEndedRequest", EVENT})
"""What the tables hold that is no intent."""

__all__ = [
    "Deliver",
    "FamilyHandler",
    "ReplyTo",
    "Turn",
    "apologise",
    "families",
    "handled_intents",
    "missed",
    "read_turn",
    "remember",
    "silence",
]


def families(content: Content) -> tuple[Mapping[str, ReplyTo], ...]:
    """Return the tables of replies; no intent stands in two of them."""
    return (
        topics.replies(content),
        medications_conditions.REPLIES,
        navigation.REPLIES,
        pace.REPLIES,
        launch.REPLIES,
        lifecycle.REPLIES,
        tour.REPLIES,
    )


def handled_intents(content: Content) -> frozenset[str]:
    """Return the names of all intents that have a reply."""
    return frozenset(intent for replies in families(content) for intent in replies) - _REQUESTS
