"""A named thing of a family, listed or not, and words that fit two of them."""

from collections.abc import Mapping

import msgspec

from skill.content import UNKNOWN, Content
from skill.handlers.answers import answer, ask
from skill.handlers.base import ReplyTo
from skill.handlers.turn import Turn
from skill.reply import Reply, offer_of_choice, offered_choice


def replies(content: Content) -> Mapping[str, ReplyTo]:
    """Return the reply of each intent that names a thing, and of choosing one of two."""
    return {
        **dict.fromkeys(content.family_intents, answer_thing),
        "FirstChoiceIntent": first_choice,
        "SecondChoiceIntent": second_choice,
    }


def answer_thing(turn: Turn) -> Reply:
    """Answer for the thing in the slot: what the intent asks of it, else its first answer.

    A bare name, right after an answer about another of its family, asks the same of this one:
    "and morphine?" after the side effects of baclofen.
    """
    family, wanted = turn.content.family_intents[turn.intent]
    last = turn.content.entry(turn.session.topic)
    if last and last.family == family:
        wanted = wanted or turn.session.answer
    entries = turn.content.entries
    if family not in turn.slots:
        return Reply(
            outcome="asked", lists=family, **ask(turn, turn.content.families[family].prompt)
        )
    known = [key for id_ in turn.slots[family] if (key := f"{family}:{id_}") in entries]
    addresses = [entries[key].address(wanted) for key in known or [f"{family}:{UNKNOWN}"]]
    if len(addresses) > 1 and not offered_choice(turn.session.offer):
        return ask_which(turn, addresses[0], addresses[1])
    return answer(turn, addresses[0])


def first_choice(turn: Turn) -> Reply:
    """Answer with the first of two that the skill asked about."""
    return _choose(turn, 0)


def second_choice(turn: Turn) -> Reply:
    """Answer with the second of two that the skill asked about."""
    return _choose(turn, 1)


def ask_which(turn: Turn, first: str, second: str) -> Reply:
    """Ask which of two answers is meant; asked once, after that the first one counts."""
    names = {"first": turn.content.name_of(first), "second": turn.content.name_of(second)}
    return Reply(
        outcome="asked",
        **ask(turn, turn.content.wordings.which_one, offer_of_choice(first, second), **names),
    )


def unclear_choice(turn: Turn, choices: tuple[str, ...]) -> Reply:
    """Ask once more which one is meant after a yes; a second yes gets the first one."""
    answers = turn.content.answers
    if len(choices) < 2 or turn.session.misses or not answers.keys() >= set(choices):  # noqa: PLR2004
        return answer(turn, choices[0] if choices[0] in answers else turn.content.tour.stops[0])
    return msgspec.structs.replace(ask_which(turn, choices[0], choices[1]), outcome="missed")


def _choose(turn: Turn, number: int) -> Reply:
    choices = offered_choice(turn.session.offer)
    if number < len(choices) and choices[number] in turn.content.answers:
        return answer(turn, choices[number])
    words = turn.content.wordings
    lead = words.nothing_to_choose.say(turn.number)
    return Reply(outcome="declined", lead=lead, **ask(turn, words.ask_missed))
