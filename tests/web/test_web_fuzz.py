"""Whatever is sent, signed or not: never a server error and never an exception."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.verification.cert_url import canonical_url
from skill.verification.errors import UrlError
from tests.web.alexa import URL, envelope, headers, post

if TYPE_CHECKING:
    from flask import Flask

# The endpoint and the clock are meant to be the same for all examples of a test.
pace = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)
HEADER = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=80)
PATHS = [
    (),
    ("session",),
    ("session", "attributes"),
    ("session", "application"),
    ("context",),
    ("context", "System"),
    ("context", "System", "device"),
    ("context", "System", "device", "supportedInterfaces"),
    ("request",),
    ("request", "type"),
    ("request", "intent"),
    ("request", "intent", "name"),
    ("request", "intent", "slots"),
    ("request", "locale"),
    ("request", "timestamp"),
    ("request", "dialogState"),
    ("version",),
]


@pace
@given(body=st.binary(max_size=300), url=HEADER, signature=HEADER, kind=HEADER)
def test_strangers_bytes(app: Flask, body: bytes, url: str, signature: str, kind: str) -> None:
    """Arbitrary headers and bodies are refused as client errors."""
    response = post(app, body, url=url, signature=signature, kind=kind)
    assert response.status_code in {400, 415}


@pace
@given(body=st.binary(max_size=300))
def test_signed_bytes(app: Flask, body: bytes) -> None:
    """Arbitrary bytes under a good signature are refused too."""
    assert 400 == post(app, body).status_code


@pace
@given(content=JSON)
def test_signed_json(app: Flask, content: object) -> None:
    """Arbitrary JSON under a good signature is no envelope."""
    assert 400 == post(app, json.dumps(content).encode()).status_code


@pytest.mark.parametrize("path", PATHS, ids=".".join)
@settings(pace, max_examples=25)
@given(value=JSON)
def test_a_genuine_envelope_with_one_part_replaced(
    app: Flask,
    path: tuple[str, ...],
    value: Any,
) -> None:
    """Anything at any place of an envelope is answered or refused, never an error."""
    request = envelope("IntentRequest", intent={"name": "TrialIntent", "slots": {}})
    if not path:
        request["surprise"] = value
    else:
        place = request
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = value
    assert post(app, request).status_code in {200, 400}


@pace
@given(path=st.text(max_size=60))
def test_a_permitted_url_is_under_the_folder(path: str) -> None:
    """Whatever the path, what is let through has one form and lies in the folder."""
    try:
        url = canonical_url(f"https://s3.amazonaws.com/echo.api/{path}")
    except UrlError:
        return
    assert url.startswith("https://s3.amazonaws.com/echo.api/")
    assert ".." not in url.split("/")
    assert url == canonical_url(url)


def test_the_headers_of_the_fuzz_are_the_real_ones() -> None:
    """The names that the tests send are the ones that Alexa sends."""
    expected = {"SignatureCertChainUrl", "Signature-256", "Content-Type"}
    assert expected == set(headers(b"", url=URL))
