"""Nothing about a listener is logged, kept or answered back."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from skill import builder
from skill.builder import TurnRecord, build_skill, respond
from skill.content import load
from skill.handlers import Turn
from skill.model import load_model
from skill.reply import Reply
from tests.requests import envelope, intent_request
from tests.voice_lint import faults

Handle = Callable[[dict[str, Any]], dict[str, Any]]
FIELDS = {"request", "intent", "topic", "outcome", "seconds"}
REQUESTS = [
    {"type": "LaunchRequest"},
    {"type": "SessionEndedRequest", "reason": "ERROR", "error": {"type": "X", "message": "SECRET"}},
    *(intent_request(intent.name) for intent in load_model().intents),
    intent_request("MedicationIntent", medication=()),
    intent_request("ConditionIntent", condition=("SECRET-ID",)),
    intent_request("SECRETIntent"),
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["SECRET"]},
    {"type": "SECRET.Kind"},
]


@pytest.mark.parametrize(
    "request_", REQUESTS, ids=lambda request: str(request.get("intent", request))[:60]
)
def test_a_turn_is_logged_without_its_listener(
    handle: Handle, caplog: pytest.LogCaptureFixture, request_: dict[str, Any]
) -> None:
    """One line a turn, with these fields and none of what was said or who said it."""
    with caplog.at_level(logging.DEBUG):
        handle(envelope(request_, {"topic": "trial", "speech": "SECRET", "SECRET": "SECRET"}))
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert [FIELDS] == [set(line) for line in lines]
    assert "SECRET" not in caplog.text


@pytest.mark.parametrize(
    "request_", REQUESTS, ids=lambda request: str(request.get("intent", request))[:60]
)
def test_an_answer_holds_nothing_of_its_listener(handle: Handle, request_: dict[str, Any]) -> None:
    """No slot value, user id or device id comes back, in speech or session attributes."""
    assert "SECRET" not in json.dumps(handle(envelope(request_)))


def test_an_error_of_ours_is_apologised_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A handler that raises costs the listener an apology, and the log one line without words."""

    def broken(turn: Turn) -> Reply:
        del turn
        raise ValueError("SECRET words")  # noqa: EM101, TRY003

    monkeypatch.setattr(builder, "replies", lambda _: {"TrialIntent": broken})
    skill = build_skill(content=load())
    with caplog.at_level(logging.DEBUG):
        answer = respond(skill, envelope(intent_request("TrialIntent")))
    assert [] == faults(answer)
    assert answer["response"]["shouldEndSession"] is False
    assert "ValueError" in caplog.text
    assert "SECRET" not in caplog.text


class BrokenHandler(logging.Handler):
    """A log handler that fails at every line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise."""
        raise OSError(record.getMessage())


def test_neither_log_nor_observer_costs_an_answer() -> None:
    """A log handler and an observer that raise leave the answer as it is."""

    def broken(record: TurnRecord) -> None:
        raise ValueError(record.intent)

    event = envelope(intent_request("TrialIntent"))
    handler = BrokenHandler()
    logger = logging.getLogger("skill.turns")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        answer = respond(build_skill(observe=broken), event)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    assert respond(build_skill(), event) == answer


def test_every_turn_is_observed_once() -> None:
    """The observer gets one record a turn, for the metrics."""
    seen: list[TurnRecord] = []
    skill = build_skill(observe=seen.append)
    respond(skill, envelope(intent_request("TrialIntent")))
    respond(skill, envelope(intent_request("Undeclared")))
    assert [("TrialIntent", "trial", "answered"), ("undeclared", "", "missed")] == [
        (record.intent, record.topic, record.outcome) for record in seen
    ]
