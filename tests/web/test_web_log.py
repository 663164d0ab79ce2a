"""What the log says, and what it never does."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from ask_sdk_core.skill import CustomSkill
from ask_sdk_runtime.exceptions import AskSdkException

from tests.web.alexa import (
    assert_answered,
    assert_refused,
    envelope,
    intent,
    post,
)

if TYPE_CHECKING:
    import pytest
    from flask import Flask


def test_a_refusal_is_one_line_with_the_reason(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says why in one line of JSON, without a traceback or the caller's words."""
    with caplog.at_level(logging.DEBUG):
        assert_refused(post(app, envelope(), url="https://evil.example/echo.api/c"))
    (record,) = caplog.records
    assert (None, logging.WARNING) == (record.exc_info, record.levelno)
    line = json.loads(record.getMessage())
    assert ("refusal", "url", 400) == (line["event"], line["reason"], line["status"])
    assert "evil" not in record.getMessage()


def test_what_the_skill_cannot_answer_is_one_line_too(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of our own is a refusal with its place in the log, and no traceback."""

    def fail(*_: object, **__: object) -> None:
        raise AskSdkException

    monkeypatch.setattr(CustomSkill, "invoke", fail)
    with caplog.at_level(logging.DEBUG):
        assert_refused(post(app, envelope()))
    (record,) = caplog.records
    assert (None, logging.ERROR) == (record.exc_info, record.levelno)
    assert f"AskSdkException in {__name__}:" in record.getMessage()
    assert "unanswerable" == json.loads(record.getMessage())["reason"]


def test_a_turn_is_one_line(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """An answered request leaves the skill's own line and nothing else."""
    with caplog.at_level(logging.INFO):
        assert_answered(post(app, intent("TrialIntent")))
    assert ["skill.turns"] == [record.name for record in caplog.records]
