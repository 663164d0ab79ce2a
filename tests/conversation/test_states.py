"""Every state a conversation can be in, against everything that can be said in it."""

from collections.abc import Callable
from typing import Any

import pytest

from skill.content import Content
from skill.model import load_model
from tests.requests import envelope, intent_request
from tests.voice_lint import faults, plain

Handle = Callable[[dict[str, Any]], dict[str, Any]]
LAUNCH = {"type": "LaunchRequest"}
NEUROPATHY = {"condition": ("neuropathic-pain", "diabetic-peripheral-neuropathy")}
STATES: dict[str, list[dict[str, Any]]] = {
    "fresh": [],
    "launched": [LAUNCH],
    "helped": [intent_request("AMAZON.HelpIntent")],
    "answered": [intent_request("TrialIntent")],
    "heard more": [intent_request("TrialIntent"), intent_request("MoreIntent")],
    "heard twice": [intent_request("TrialIntent")] * 2,
    "urgent": [intent_request("AlarmIntent")],
    "a thing": [intent_request("MedicationIntent", medication=("morphine",))],
    "offered": [intent_request("CatheterIntent")],
    "declined": [intent_request("CatheterIntent"), intent_request("AMAZON.NoIntent")],
    "tour stop": [intent_request("TourIntent"), intent_request("AMAZON.NextIntent")],
    "tour left": [intent_request("TourIntent"), intent_request("RefillIntent")],
    "tour ended": [intent_request("TourIntent"), *[intent_request("AMAZON.NextIntent")] * 8],
    "which one": [intent_request("ConditionIntent", **NEUROPATHY)],
    "missed once": [intent_request("AMAZON.FallbackIntent")],
    "missed twice": [intent_request("AMAZON.FallbackIntent")] * 2,
    "disclaimed": [intent_request("DisclaimerIntent")],
    "slowed": [intent_request("TrialIntent"), intent_request("SlowerIntent")],
    "emergency": [intent_request("EmergencyIntent")],
}
SAID = [
    LAUNCH,
    *(intent_request(intent.name) for intent in load_model().intents),
    intent_request("MedicationIntent", medication=("morphine",)),
    intent_request("MedicationIntent", medication=()),
    intent_request("MedicationIntent", medication=("not-in-the-content",)),
    intent_request("ConditionIntent", condition=("cancer-pain",)),
    intent_request("ConditionIntent", condition=()),
    intent_request("ConditionIntent", **NEUROPATHY),
    intent_request("MedicationSideEffectsIntent", medication=("morphine",)),
    intent_request("FollowUpIntent", aspect=("duration",)),
    intent_request("FollowUpIntent", aspect=("night",)),
    intent_request("FollowUpIntent", aspect=("nonsense",)),
    intent_request("NobodyDeclaredIntent"),
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["TrialIntent"]},
    {
        "type": "Alexa.Presentation.APL.UserEvent",
        "arguments": ["ConditionIntent", "condition", "cancer-pain"],
    },
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": [{"odd": 1}]},
    {"type": "KindThatAlexaAddsLater"},
]


def reach(handle: Handle, state: str) -> dict[str, Any]:
    """Return the session attributes after a state's turns."""
    attributes: dict[str, Any] = {}
    for request in STATES[state]:
        attributes = handle(envelope(request, attributes))["sessionAttributes"]
    return attributes


def name_of(request: dict[str, Any]) -> str:
    """Return a short name of a request, for the test's id."""
    intent = request.get("intent", {})
    ids = [
        slot["resolutions"]["resolutionsPerAuthority"][0].get("values")
        for slot in intent.get("slots", {}).values()
    ]
    return f"{intent.get('name', request['type'])} {ids or request.get('arguments', '')}"


@pytest.mark.parametrize("state", STATES)
def test_every_state_answers_everything(handle: Handle, state: str) -> None:
    """Each reply passes the voice lint."""
    attributes = reach(handle, state)
    found = {name_of(said): faults(handle(envelope(said, attributes))) for said in SAID}
    assert {} == {said: wrong for said, wrong in found.items() if wrong}


@pytest.mark.parametrize("state", STATES)
def test_a_session_s_end_is_silent(handle: Handle, state: str) -> None:
    """Nothing is said to a session that is over."""
    ended = envelope({"type": "SessionEndedRequest", "reason": "ERROR"}, reach(handle, state))
    assert {} == handle(ended)["response"]


@pytest.mark.parametrize("state", STATES)
def test_the_emergency_answer_never_varies(handle: Handle, state: str, content: Content) -> None:
    """Whatever came before, the emergency answer is the same, alone, and closes."""
    response = handle(envelope(intent_request("EmergencyIntent"), reach(handle, state)))["response"]
    assert content.answers["emergency"].text == plain(response["outputSpeech"]["ssml"])
    assert response["shouldEndSession"] is True
    assert "card" not in response


def test_an_event_outside_a_session_is_silent(handle: Handle) -> None:
    """An event that no listener is waiting behind gets an empty answer."""
    event = envelope({"type": "AlexaSkillEvent.SkillEnabled"})
    del event["session"]
    assert {} == handle(event)["response"]


@pytest.mark.parametrize("state", sorted(STATES.keys() - {"emergency"}))
@pytest.mark.parametrize(
    "kind", ["Alexa.Presentation.APL.RuntimeError", "System.ExceptionEncountered", "Later.Kind"]
)
def test_an_event_in_a_session_changes_nothing(handle: Handle, state: str, kind: str) -> None:
    """What no listener said gets no words, and the conversation stands where it stood."""
    before = reach(handle, state)
    answer = handle(envelope({"type": kind}, before))
    assert {} == answer["response"]
    assert before == answer["sessionAttributes"]
