"""What comes in and goes out: odd requests are read, answers are written as the SDK writes them."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.builder import build_skill, respond
from skill.envelope import read_envelope
from tests.requests import envelope, intent_request

SKILL = build_skill()
REQUESTS = [
    {"type": "LaunchRequest"},
    {"type": "SessionEndedRequest"},
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["TrialIntent"]},
    intent_request("TrialIntent"),
    intent_request("AMAZON.StopIntent"),
    intent_request("ConditionIntent", condition=("cancer-pain", "spasticity")),
]
DEEP = 900


def nested(kind: str) -> object:
    """Return lists or objects in one another, deeper than the SDK can copy."""
    value: object = "x"
    for _ in range(DEEP):
        value = [value] if kind == "lists" else {"a": value}
    return value


@pytest.mark.parametrize("screen", [False, True], ids=["voice", "screen"])
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request["type"])
def test_answers_are_written_as_the_sdk_writes_them(
    request_: dict[str, Any], *, screen: bool
) -> None:
    """The quick way to write an answer leaves nothing out and adds nothing."""
    answer = SKILL.invoke(read_envelope(envelope(request_, screen=screen)), None)
    assert DefaultSerializer().serialize(answer) == SKILL.serializer.serialize(answer)


@pytest.mark.parametrize("name", ["topic", "trail", "unknown"])
@pytest.mark.parametrize("kind", ["lists", "objects"])
def test_attributes_may_be_nested_very_deep(kind: str, name: str) -> None:
    """They count as absent, and the rest of the session is read."""
    event = envelope(intent_request("TrialIntent"), {name: nested(kind), "disclaimed": True})
    answer = respond(SKILL, event)
    assert "trial" == answer["sessionAttributes"]["topic"]
    assert answer["sessionAttributes"]["disclaimed"]


def test_half_a_pair_of_surrogates_is_answered() -> None:
    """JSON's grammar allows it in any text, and no text of a request is written out again."""
    event = envelope(intent_request("Trial\ud800"), {"offer": "\ud800", "topic": "\ud800"})
    event["session"]["sessionId"] = "\ud800"
    read = SKILL.serializer.deserialize(json.loads(json.dumps(event)), RequestEnvelope)
    answer = SKILL.serializer.serialize(SKILL.invoke(read, None))
    assert "ssml" in answer["response"]["outputSpeech"]
    assert answer == respond(SKILL, event)


@pytest.mark.parametrize("event", [{}, {"request": None}, {"session": [], "request": "x"}])
def test_what_is_no_request_wants_no_words(event: dict[str, Any]) -> None:
    """An envelope without a request or session gets an empty response."""
    assert {} == respond(SKILL, event)["response"]
