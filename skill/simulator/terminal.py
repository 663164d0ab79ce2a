"""The skill in the terminal: one question at a time, or a conversation."""

import json
import sys
from collections.abc import Iterable, Sequence

from skill.simulator.device import Heard
from skill.simulator.local import new_device


def ask(questions: Sequence[str], *, as_json: bool) -> None:
    """Print the answer to each question, asked as a fresh conversation.

    The question "-" stands for the lines of standard input. `as_json` prints an object a line
    with all there is to know of the turn.
    """
    device = new_device()
    for question in _questions(questions):
        heard = device.say(question)
        device.end()
        print(json.dumps(_as_json(heard)) if as_json else heard.speech, flush=True)


def _questions(given: Sequence[str]) -> Iterable[str]:
    for question in given:
        if question == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield question


def _as_json(heard: Heard) -> dict[str, object]:
    return {
        "utterance": heard.utterance,
        "intent": heard.understood.intent,
        "slots": {
            name: {"value": slot.value, "ids": list(slot.ids)}
            for name, slot in heard.understood.slots.items()
        },
        "confidence": heard.understood.confidence,
        "nearest": [list(reading) for reading in heard.understood.nearest],
        "topic": heard.topic,
        "answer": heard.answer,
        "speech": heard.speech,
        "reprompt": heard.reprompt,
        "ends_session": not heard.listening,
        "card": heard.card,
        "response": heard.response,
    }


def talk() -> None:
    """Hold a conversation, from opening the skill to its end or the end of input."""
    device = new_device()
    print(
        'Say what you would say to the device. "stop" or Ctrl-D leaves; an empty line is silence.'
    )
    heard = device.open()
    _show(heard)
    while device.listening and (said := _listen(heard)) is not None:
        if said:
            heard = device.say(said)
            _show(heard)
        else:
            device.fall_silent()
            print("  (The conversation is over.)")


def _listen(heard: Heard) -> str | None:
    """Return what is said, after one reprompt where that is nothing; None at the end of input."""
    said = _read_line()
    if said == "":
        print(f"  Alexa: {heard.reprompt}")
        said = _read_line()
    return said


def _read_line() -> str | None:
    """Return the next line typed, or None at the end of input."""
    try:
        return input("> ").strip()
    except EOFError:
        print()
        return None


def _show(heard: Heard) -> None:
    print(f"  Alexa: {heard.speech}")
    card = f"card: {heard.card['title']}" if heard.card else "no card"
    print(f"  [{card}; microphone {'open' if heard.listening else 'closed'}]")
