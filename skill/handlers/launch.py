"""Opening the skill, and starting over."""

from collections.abc import Mapping

from skill.handlers.answers import ask
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import Reply


def welcome(turn: Turn) -> Reply:
    """Welcome the listener, more briefly the second time in a conversation."""
    words = turn.content.wordings
    wording = words.welcome_again if turn.session.welcomed else words.welcome
    return Reply(outcome="welcomed", lead=wording.say(turn.number), **ask(turn, words.ask_first))


def start_over(turn: Turn) -> Reply:
    """Forget what was heard and offered, and ask again from the beginning."""
    words = turn.content.wordings
    lead = words.started_over.say(turn.number)
    return Reply(outcome="welcomed", lead=lead, fresh=True, **ask(turn, words.ask_first))


REPLIES: Mapping[str, ReplyTo] = {
    "LaunchRequest": welcome,
    "AMAZON.StartOverIntent": start_over,
}
