"""What is counted, and what never stands in the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.parser import text_string_to_metric_families

from skill.builder import TurnRecord
from skill.web.metrics import Metrics
from skill.web.settings import METRICS_FOLDER_VARIABLE
from tests.web.alexa import SKILL_ID, envelope, intent, post

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from flask import Flask

LAUNCH = TurnRecord("LaunchRequest", "", "", "welcomed", 0.002)


def samples(page: str) -> dict[tuple[str, ...], float]:
    """Return the counted numbers by name and label values, in the labels' order."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def scrape(app: Flask) -> dict[tuple[str, ...], float]:
    """Return what an endpoint's /metrics says."""
    response = app.test_client().get("/metrics")
    assert response.content_type.startswith("text/plain")
    return samples(response.text)


def test_a_turn_is_counted_with_its_labels(app: Flask) -> None:
    """Intent, topic and outcome of a turn, and its request's seconds."""
    post(app, intent("TrialIntent"))
    numbers = scrape(app)
    assert 1.0 == numbers["pain_pump_turns_total", "TrialIntent", "answered", "trial"]
    assert 1.0 == numbers["pain_pump_request_seconds_count", "answered"]


def test_refusals_are_counted_by_reason(app: Flask) -> None:
    """Each kind of refusal has a number of its own."""
    post(app, envelope(), url=None)
    post(app, envelope(), url="https://evil.example/echo.api/cert.pem")
    post(app, envelope(), signature="AAAA")
    app.test_client().get("/nothing")
    numbers = scrape(app)
    for reason in ("header", "url", "signature", "not_found"):
        assert 1.0 == numbers["pain_pump_refusals_total", reason]
    assert 3.0 == numbers["pain_pump_request_seconds_count", "refused"]


def test_an_unknown_topic_is_other() -> None:
    """A topic that the content doesn't know adds no series of its own."""
    metrics = Metrics(topics=["trial"])
    for topic in ("trial", "", "made-up-1", "made-up-2"):
        metrics.count_turn(TurnRecord("IntentRequest", "X", topic, "answered", 0.1))
    numbers = samples(metrics.page().decode())
    assert [1.0, 1.0, 2.0] == [
        numbers["pain_pump_turns_total", "X", "answered", topic] for topic in ("trial", "", "other")
    ]


def test_nothing_about_a_person_is_counted(app: Flask) -> None:
    """Ids, made-up intents and slot values of a request leave no trace."""
    request = intent("MedicationIntent")
    request["request"]["intent"]["slots"] = {
        "medication": {"name": "medication", "value": "secretword"}
    }
    post(app, request)
    post(app, intent("Secretword"))
    page = app.test_client().get("/metrics").text.lower()
    for word in ("secretword", "amzn1", SKILL_ID, "session"):
        assert word not in page


def test_several_workers_are_added_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a shared folder the page shows all workers' numbers: here, none yet."""
    monkeypatch.setenv(METRICS_FOLDER_VARIABLE, str(tmp_path))
    metrics = Metrics(topics=[])
    metrics.count_turn(LAUNCH)  # counted in this process, which doesn't share
    assert b"" == metrics.page().strip()
