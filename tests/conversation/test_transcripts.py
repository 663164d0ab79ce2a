"""Whole conversations, from said to heard."""

from pathlib import Path

import pytest

from skill.content import Content
from skill.simulator import Device
from tests.conversation.transcript import FOLDER, Turn, pattern_of, read_transcript
from tests.voice_lint import faults

FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_conversation_goes_as_written(device: Device, content: Content, file: Path) -> None:
    """Every turn is understood, answered and left open or closed as the transcript says."""
    reprompt = ""
    for turn in read_transcript(file):
        if not turn.said:
            assert ("reprompt",) == turn.heard
            assert reprompt
            continue
        heard = device.say(turn.said)
        assert [] == faults(heard.response)
        assert_as_written(turn, heard.understood.intent, heard.speech, content)
        assert turn.closes == (not heard.listening), turn.said
        reprompt = heard.reprompt


def assert_as_written(turn: Turn, intent: str, speech: str, content: Content) -> None:
    """Hold one turn's intent and speech against the transcript."""
    assert turn.intent == intent, turn.said
    assert pattern_of(content, turn.heard).fullmatch(speech), (turn.said, turn.heard, speech)


def test_there_are_enough_conversations() -> None:
    """At least twenty whole conversations of five to twelve turns are kept."""
    lengths = [len(read_transcript(file)) for file in FILES]
    assert len([length for length in lengths if 5 <= length <= 12]) >= 20
