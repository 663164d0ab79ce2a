"""The guided tour: the page in short stops, with a way back in after a question."""

from collections.abc import Mapping

from skill.handlers.answers import Asking, ask, short_disclaimer
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import OFFER_STOP, Reply


def begin(turn: Turn) -> Reply:
    """Start at the first stop."""
    return stop_at(turn, 1, turn.content.wordings.tour_begins.say(turn.number))


def resume(turn: Turn) -> Reply:
    """Go on with the stop after the last one heard; the first one where none was."""
    if not 0 < turn.session.stop < len(turn.content.tour.stops):
        return begin(turn)
    lead = turn.content.wordings.tour_again.say(turn.number)
    return stop_at(turn, turn.session.stop + 1, lead)


def next_stop(turn: Turn) -> Reply:
    """Go to the stop that the turn before offered."""
    return stop_at(turn, turn.session.stop + 1) if is_next_to_stop(turn) else begin(turn)


def is_next_to_stop(turn: Turn) -> bool:
    """Whether the turn before was a tour stop that offered the next one."""
    last = len(turn.content.tour.stops)
    return turn.session.offer == OFFER_STOP and 0 < turn.session.stop < last


def stop_at(turn: Turn, number: int, lead: str = "") -> Reply:
    """Tell the stop of that number, counted from one, and offer the next one."""
    stops = turn.content.tour.stops
    key = stops[number - 1]
    last = number == len(stops)
    closing = _ask_at_end(turn) if last else _ask_next(turn, stops[number])
    return Reply(
        outcome="answered",
        lead=lead,
        speech=turn.content.answers[key].text,
        signs=turn.content.signs_after(key),
        disclaimer=short_disclaimer(turn, key),
        address=key,
        stop=number,
        touring=not last,
        **closing,
    )


def _ask_at_end(turn: Turn) -> Asking:
    """Say that the tour ends here, and ask what else."""
    closing = ask(turn, turn.content.wordings.ask_else)
    end = turn.content.wordings.tour_ends.say(turn.number)
    closing["question"] = f"{end} {closing['question']}"
    return closing


def _ask_next(turn: Turn, key: str) -> Asking:
    name = turn.content.answers[key].name
    return ask(turn, turn.content.wordings.tour_next, OFFER_STOP, name=name)


def leave(turn: Turn) -> Reply:
    """Leave the tour and ask what else; without one, only ask."""
    words = turn.content.wordings
    lead = words.declined.say(turn.number)
    return Reply(outcome="declined", lead=lead, touring=False, **ask(turn, words.ask_else))


REPLIES: Mapping[str, ReplyTo] = {
    "TourIntent": begin,
    "ResumeTourIntent": resume,
    "LeaveTourIntent": leave,
}
