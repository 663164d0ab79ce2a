"""Help, not understanding, stopping, and what needs no words."""

from collections.abc import Mapping

from skill.alexa import EVENT
from skill.handlers.answers import ask
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import Reply

MISSES = 2
"""So many turns in a row may be missed; the next one closes the conversation kindly."""


def help_(turn: Turn) -> Reply:
    """Say what can be asked, the emergency sentence early; know what was talked about."""
    words = turn.content.wordings
    heard = turn.content.answers.get(turn.session.address)
    lead = words.help_near.say(turn.number, name=heard.name) if heard else ""
    wording = words.help_again if turn.session.helps else words.help
    speech = wording.say(turn.session.helps)
    return Reply(outcome="helped", lead=lead, speech=speech, **ask(turn, words.ask_help))


def missed(turn: Turn) -> Reply:
    """Say that it wasn't understood: near examples, then others, then a kind close."""
    words = turn.content.wordings
    if turn.session.misses >= MISSES:
        return Reply(outcome="closed", speech=words.missed_often.say(turn.number))
    if turn.session.misses:
        lead = words.missed_again.say(turn.number)
    else:
        near = words.missed_near.say(turn.number, **_near(turn))
        lead = f"{words.missed.say(turn.number)} {near}"
    return Reply(outcome="missed", lead=lead, **ask(turn, words.ask_missed))


def goodbye(turn: Turn) -> Reply:
    """Close the conversation."""
    return Reply(outcome="closed", speech=turn.content.wordings.goodbye.say(turn.number))


def apologise(turn: Turn) -> Reply:
    """Apologise for an error of ours and stay usable."""
    words = turn.content.wordings
    return Reply(outcome="failed", lead=words.error.say(turn.number), **ask(turn, words.ask_missed))


def silence(turn: Turn) -> Reply:
    """Say nothing: the session is over, or the request isn't a listener's."""
    del turn
    return Reply(outcome="ended")


def _near(turn: Turn) -> dict[str, str]:
    """Return the names of two answers near what was being talked about."""
    entry = turn.content.entry(turn.session.topic)
    keys = [*(entry.offers if entry else ()), *turn.content.tour.stops][:2]
    names = (turn.content.answers[key].name for key in keys)
    return dict(zip(("first", "second"), names, strict=True))


REPLIES: Mapping[str, ReplyTo] = {
    "AMAZON.HelpIntent": help_,
    "AMAZON.FallbackIntent": missed,
    "AMAZON.StopIntent": goodbye,
    "AMAZON.CancelIntent": goodbye,
    "AMAZON.NavigateHomeIntent": goodbye,
    "SessionEndedRequest": silence,
    EVENT: silence,
}
