"""The HTTP around it: content types, methods, paths, health, and settings."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from skill.web import create_app
from skill.web.incoming import MAX_BODY_BYTES
from tests.web.alexa import (
    SKILL_ID,
    Shelf,
    assert_answered,
    assert_refused,
    envelope,
    headers,
    post,
)

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "text/html", "application/x-www-form-urlencoded", "multipart/form-data", "junk"],
)
def test_another_content_type_is_refused(app: Flask, kind: str) -> None:
    """Alexa sends JSON."""
    assert_refused(post(app, envelope(), kind=kind), 415)


def test_a_compressed_body_is_refused(app: Flask) -> None:
    """Alexa doesn't compress, and the signature is over what came."""
    body = gzip.compress(json.dumps(envelope()).encode())
    given = {**headers(body), "Content-Encoding": "gzip"}
    assert_refused(app.test_client().post("/alexa", data=body, headers=given), 415)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MADEUP"])
def test_another_method_is_refused(app: Flask, method: str) -> None:
    """The way in takes POST alone, and says so."""
    response = app.test_client().open("/alexa", method=method)
    assert_refused(response, 405)
    assert "POST" == response.headers["Allow"]


def test_head_is_refused(app: Flask) -> None:
    """HEAD is no way in either, and has no body."""
    response = app.test_client().head("/alexa")
    assert (405, b"") == (response.status_code, response.data)


@pytest.mark.parametrize(
    "path",
    ["/", "/alexa/", "//alexa", "/Alexa", "/alexa/x", "/alexa%00", "/static/x", "/../alexa"],
)
def test_another_path_is_not_found(app: Flask, path: str) -> None:
    """A path is met to the letter, and there is no redirect."""
    assert_refused(app.test_client().post(path, data=b"{}"), 404)


def test_the_health_check_says_ok(app: Flask) -> None:
    """A load balancer needs neither signature nor body."""
    response = app.test_client().get("/healthz")
    assert (200, {"status": "ok"}) == (response.status_code, response.get_json())
    assert_refused(app.test_client().post("/healthz"), 405)


@pytest.mark.parametrize(
    "setting",
    [
        {"ASK_SDK_VERIFY_SIGNATURE": False, "ASK_SDK_VERIFY_TIMESTAMP": False},
        {"ASK_SDK_VERIFY_SIGNATURE": True, "ASK_SDK_VERIFY_TIMESTAMP": True},
        {"TESTING": True, "DEBUG": True, "PROPAGATE_EXCEPTIONS": True},
        {"TRAP_HTTP_EXCEPTIONS": True, "TRAP_BAD_REQUEST_ERRORS": True},
        {"MAX_CONTENT_LENGTH": 10**9, "VERIFY": False},
    ],
    ids=lambda setting: next(iter(setting)),
)
def test_no_setting_opens_the_door(roots: object, shelf: Shelf, setting: dict[str, object]) -> None:
    """Neither Flask's settings nor the stock adapter's change who gets in."""
    config = {"SKILL_ID": SKILL_ID, "TRUST_ROOTS": roots, "FETCH_CHAIN": shelf}
    app = create_app({**config, **setting})
    assert_refused(post(app, envelope(), signature="AAAA"))
    assert_refused(post(app, envelope(timestamp="2020-01-01T00:00:00Z")))
    assert_refused(post(app, b" " * (MAX_BODY_BYTES + 1)), 413)
    assert_answered(post(app, envelope()))
