"""Topics: one table-driven reply for every question about a topic."""

from collections.abc import Mapping

from skill.content import Content
from skill.handlers.answers import answer
from skill.handlers.base import ReplyTo
from skill.handlers.tour import is_next_to_stop, stop_at
from skill.handlers.turn import Turn
from skill.reply import Reply


def replies(content: Content) -> Mapping[str, ReplyTo]:
    """Return the reply of each topic's intents: the topics come from the content alone."""
    return dict.fromkeys(content.topic_intents, answer_topic)


def answer_topic(turn: Turn) -> Reply:
    """Give the intent's answer; in the tour, asking for a stop skips to it.

    A topic's bare name, right after an entry with an answer of that name, means that answer:
    "and the side effects?" after a medicine is about the medicine.
    """
    address = turn.content.topic_intents[turn.intent]
    if entry := turn.content.entry(turn.session.topic):
        own = entry.address(address)
        address = own if own != entry.key else address
    if is_next_to_stop(turn) and address in turn.content.tour.stops:
        return stop_at(turn, turn.content.tour.stops.index(address) + 1)
    return answer(turn, address)
