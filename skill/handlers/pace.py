"""Repeating and pace: the last words again, slowly, or at the usual speed."""

from collections.abc import Mapping

from msgspec.structs import replace

from skill.handlers.answers import ask_on
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import Reply


def repeat(turn: Turn) -> Reply:
    """Say the last turn's words again, from the session, at the pace now set."""
    session = turn.session
    if not session.question:
        return ask_on(turn, turn.content.wordings.nothing_to_repeat)
    return Reply(
        outcome="repeated",
        speech=session.speech,
        question=session.question,
        reprompt=session.reprompt,
        offer=session.offer,
    )


def slower(turn: Turn) -> Reply:
    """Speak slowly from now on, beginning with what was just said."""
    lead = turn.content.wordings.slower.say(turn.number)
    return replace(repeat(turn), lead=lead, slow=True)


def normal_speed(turn: Turn) -> Reply:
    """Speak at the usual pace again."""
    return replace(ask_on(turn, turn.content.wordings.normal_speed), slow=False)


REPLIES: Mapping[str, ReplyTo] = {
    "AMAZON.RepeatIntent": repeat,
    "SlowerIntent": slower,
    "NormalSpeedIntent": normal_speed,
}
