"""Topics: one table-driven reply for every topic's intent."""

from collections.abc import Mapping

from skill.content import Content
from skill.handlers.answers import answer
from skill.handlers.base import ReplyTo
from skill.handlers.tour import is_next_to_stop, stop_at
from skill.handlers.turn import Turn
from skill.reply import Reply


def replies(content: Content) -> Mapping[str, ReplyTo]:
    """Return the reply of each topic's intent: the topics come from the content alone."""
    return dict.fromkeys(content.intents, answer_topic)


def answer_topic(turn: Turn) -> Reply:
    """Answer with the intent's topic; in the tour, asking for a stop skips to it."""
    key = turn.content.intents[turn.intent]
    if is_next_to_stop(turn) and key in turn.content.tour.stops:
        return stop_at(turn, turn.content.tour.stops.index(key) + 1)
    return answer(turn, key)
