"""One named medication or condition, known or not, and words that fit two."""

from collections.abc import Mapping

import msgspec

from skill.content import UNKNOWN, Prompt
from skill.handlers.answers import answer, ask
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import Reply, offer_of_choice, offered_choice


def medication(turn: Turn) -> Reply:
    """Answer for the medication in the slot."""
    return _answer_slot(turn, "medication", turn.content.wordings.which_medication)


def condition(turn: Turn) -> Reply:
    """Answer for the condition in the slot."""
    return _answer_slot(turn, "condition", turn.content.wordings.which_condition)


def first_choice(turn: Turn) -> Reply:
    """Answer with the first of two that the skill asked about."""
    return _choose(turn, 0)


def second_choice(turn: Turn) -> Reply:
    """Answer with the second of two that the skill asked about."""
    return _choose(turn, 1)


def _answer_slot(turn: Turn, slot: str, prompt: Prompt) -> Reply:
    if slot not in turn.slots:
        return Reply(outcome="asked", lists=slot, **ask(turn, prompt))
    known = [f"{slot}:{id_}" for id_ in turn.slots[slot]]
    keys = [key for key in known if key in turn.content.entries] or [f"{slot}:{UNKNOWN}"]
    if len(keys) > 1 and not offered_choice(turn.session.offer):
        return _ask_which(turn, keys[0], keys[1])
    return answer(turn, keys[0])


def _ask_which(turn: Turn, first: str, second: str) -> Reply:
    """Ask which of two entries is meant; asked once, after that the first one counts."""
    entries = turn.content.entries
    names = {"first": entries[first].name, "second": entries[second].name}
    return Reply(
        outcome="asked",
        **ask(turn, turn.content.wordings.which_one, offer_of_choice(first, second), **names),
    )


def unclear_choice(turn: Turn, choices: tuple[str, ...]) -> Reply:
    """Ask once more which one is meant after a yes; a second yes gets the first one."""
    entries = turn.content.entries
    if len(choices) < 2 or turn.session.misses or not entries.keys() >= set(choices):  # noqa: PLR2004
        return answer(turn, choices[0] if choices[0] in entries else turn.content.tour.stops[0])
    return msgspec.structs.replace(_ask_which(turn, choices[0], choices[1]), outcome="missed")


def _choose(turn: Turn, number: int) -> Reply:
    choices = offered_choice(turn.session.offer)
    if number < len(choices) and choices[number] in turn.content.entries:
        return answer(turn, choices[number])
    words = turn.content.wordings
    lead = words.nothing_to_choose.say(turn.number)
    return Reply(outcome="declined", lead=lead, **ask(turn, words.ask_missed))


REPLIES: Mapping[str, ReplyTo] = {
    "MedicationIntent": medication,
    "ConditionIntent": condition,
    "FirstChoiceIntent": first_choice,
    "SecondChoiceIntent": second_choice,
}
