"""Signatures, headers and bodies that are not let in, and what refusing looks like."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from skill.web.incoming import MAX_BODY_BYTES
from tests.web.alexa import (
    URL,
    Shelf,
    assert_refused,
    envelope,
    headers,
    post,
)
from tests.web.authority import Plan, World, make, rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>404</html>",
        b"x" * 3_000_000,
        "text",
        None,
        OSError("404"),
        TimeoutError(),
        ConnectionRefusedError(),
        ConnectionResetError(),
        ValueError(),
        RecursionError(),
        MemoryError(),
        SystemExit(),
    ],
    ids=lambda answer: repr(answer)[:30],
)
def test_a_download_that_goes_wrong_is_refused(
    make_app: Callable[[Shelf], Flask],
    answer: Any,
) -> None:
    """Whatever the certificate host does, the caller gets a plain refusal."""
    assert_refused(post(make_app(Shelf({URL: answer})), envelope()))


def test_an_untrusted_chain_is_refused(make_app: Callable[[Shelf], Flask], world: World) -> None:
    """A perfect chain under a root that nobody trusts lets nobody in."""
    chain = make(Plan(), world.stranger).pem + world.stranger.pem
    assert_refused(post(make_app(Shelf({URL: chain})), envelope()))


def test_nothing_is_downloaded_for_a_malformed_request(app: Flask, shelf: Shelf) -> None:
    """What can be refused without the network is."""
    post(app, envelope(), url="http://s3.amazonaws.com/echo.api/cert.pem")
    post(app, envelope(), signature=None)
    post(app, envelope(), signature="not base64")
    assert [] == shelf.asked


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("value", ["", " ", ",", "\u00e9", "x" * 10_000, "\t", "null"])
def test_an_odd_header_is_refused(app: Flask, name: str, value: str) -> None:
    """Empty, blank, foreign or huge."""
    body = json.dumps(envelope()).encode()
    given = {**headers(body), name: value}
    assert_refused(app.test_client().post("/alexa", data=body, headers=given))


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
def test_a_header_given_twice_is_refused(app: Flask, name: str) -> None:
    """Even twice the same: which one counts must never be a question."""
    body = json.dumps(envelope()).encode()
    given = [*headers(body).items(), (name, headers(body)[name])]
    assert_refused(app.test_client().post("/alexa", data=body, headers=given))


def test_sha1_is_refused(app: Flask) -> None:
    """A good signature by the old hash is none, in either header."""
    body = json.dumps(envelope()).encode()
    old = rsa_key("alexa").sign(body, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
    signature = base64.b64encode(old).decode()
    assert_refused(post(app, body, signature=signature))
    legacy = {**headers(body, signature=None), "Signature": signature}
    assert_refused(app.test_client().post("/alexa", data=body, headers=legacy))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"junk",
        b"null",
        b"[]",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"a":' * 40_000,
        b"{}",
        b'{"request": []}',
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_signed_body_that_is_no_envelope_is_refused(app: Flask, body: bytes) -> None:
    """Even what Alexa's key signed has to be an envelope."""
    assert_refused(post(app, body))


@pytest.mark.parametrize("depth", [50, 100, 200, 300, 450, 600, 900, 950, 1000, 5000])
def test_a_deep_envelope_is_no_server_error(app: Flask, depth: int) -> None:
    """However deep it is nested: answered while it can be read, refused from there on."""
    request = json.dumps(envelope())[:-1] + ', "x": ' + "[" * depth + "]" * depth + "}"
    response = post(app, request.encode())
    assert response.status_code in {200, 400}
    assert depth > 400 or 200 == response.status_code


@pytest.mark.parametrize(
    ("size", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413), (3_000_000, 413)]
)
def test_the_body_has_a_limit(app: Flask, size: int, status: int) -> None:
    """256 KB are read and not a byte more."""
    body = json.dumps(envelope()).encode()
    response = post(app, body + b" " * (size - len(body)))
    assert status == response.status_code
