"""flask-ask-sdk loads on every machine, and its own check can't be reached by mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from skill.web import stock
from tests.web.alexa import (
    SKILL_ID,
    assert_answered,
    assert_refused,
    envelope,
    headers,
    post,
)

if TYPE_CHECKING:
    from flask import Flask


def _run(code: str) -> str:
    """Run code in a fresh interpreter; return what it prints."""
    return subprocess.run(  # noqa: S603 - the code is this file's
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "import sys; sys.modules['oscrypto'] = None",
        "import sys, types; sys.modules['certvalidator'] = types.ModuleType('certvalidator')",
    ],
    ids=["as installed", "oscrypto unusable", "certvalidator loaded already"],
)
def test_the_import_works_on_every_machine(before: str) -> None:
    """Whether the real certvalidator loads or not, the adapter is the same."""
    code = f"{before}\nimport skill.web.stock as s\nprint(s.stock_adapter.SkillAdapter.__module__)"
    assert "flask_ask_sdk.skill_adapter" == _run(code)


def test_the_import_leaves_no_stand_in_behind() -> None:
    """Whoever imports certvalidator later gets the real one, or what was there before."""
    code = """
import sys, types
before = sys.modules['certvalidator'] = types.ModuleType('certvalidator')
import skill.web.stock
print(sys.modules['certvalidator'] is before, 'certvalidator.errors' in sys.modules)
"""
    assert "True False" == _run(code)


def test_lambda_needs_none_of_it() -> None:
    """The Lambda entry loads neither Flask nor the cryptography."""
    code = """
import sys, skill.lambda_function
print({"flask", "cryptography", "prometheus_client"} & set(sys.modules))
"""
    assert "set()" == _run(code)


def test_the_stand_in_refuses() -> None:
    """Should the stock signature check ever run, it lets nobody in."""
    with pytest.raises(stock.ValidationError, match="not in use"):
        stock.CertificateValidator(b"leaf", [])


def test_the_endpoint_runs_on_the_adapter(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A genuine request is answered by flask-ask-sdk's adapter, no other is shown to it."""
    adapter = app.extensions["ASK_SDK_SKILL_ADAPTER"][SKILL_ID]
    assert isinstance(adapter, stock.stock_adapter.SkillAdapter)
    handler = stock.stock_adapter.WebserviceSkillHandler
    monkeypatch.setattr(handler, "verify_request_and_dispatch", lambda *_: "by the adapter")
    assert "by the adapter" == post(app, envelope()).json
    assert "by the adapter" not in post(app, envelope(), signature="AAAA").text


def test_the_adapter_on_any_route_verifies(app: Flask) -> None:
    """Registered by its own method, as its documentation has it, it lets in no other."""
    adapter = app.extensions["ASK_SDK_SKILL_ADAPTER"][SKILL_ID]
    adapter.register(app, "/elsewhere", endpoint="elsewhere")
    body = json.dumps(envelope()).encode()
    client = app.test_client()
    assert_answered(client.post("/elsewhere", data=body, headers=headers(body)))
    assert_refused(client.post("/elsewhere", data=body, headers=headers(b"other")))
