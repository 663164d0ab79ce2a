"""Alexa's side in tests: envelopes, signatures, and the place certificates come from."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests import requests
from tests.web.authority import NOW, rsa_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from flask import Flask
    from werkzeug.test import TestResponse

SKILL_ID = "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"
NOW_STAMP = NOW.strftime("%Y-%m-%dT%H:%M:%SZ")

Answer = bytes | BaseException | Callable[[], bytes]


class Shelf:
    """Stands in for Amazon's certificate host: serves what was laid there, and counts."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        """Serve these answers; a URL that isn't among them fails as a 404 would."""
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, url: str) -> bytes:
        """Answer one download."""
        self.asked.append(url)
        answer = self.answers.get(url, OSError("404"))
        if isinstance(answer, BaseException):
            raise answer
        return answer() if callable(answer) else answer


def envelope(kind: str = "LaunchRequest", **request: object) -> dict[str, Any]:
    """Return a request envelope as Alexa sends it, made just now."""
    made = {"type": kind, "timestamp": NOW_STAMP, **request}
    return requests.envelope(made, skill_id=SKILL_ID)


def intent(name: str, **request: object) -> dict[str, Any]:
    """Return the envelope of an intent without slots."""
    details = {"name": name, "confirmationStatus": "NONE"}
    return envelope("IntentRequest", intent=details, **request)


def sign(body: bytes, key: RSAPrivateKey | None = None) -> str:
    """Return the `Signature-256` header of a body."""
    signer = key or rsa_key("alexa")
    signature = signer.sign(body, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(signature).decode()


def headers(body: bytes, **changes: str | None) -> dict[str, str]:
    """Return a genuine request's headers; `url`, `signature`, `kind` change or drop one."""
    given = {"url": URL, "signature": sign(body), "kind": "application/json", **changes}
    names = {
        "url": "SignatureCertChainUrl",
        "signature": "Signature-256",
        "kind": "Content-Type",
    }
    return {names[key]: value for key, value in given.items() if value is not None}


def post(app: Flask, content: object, **changes: str | None) -> TestResponse:
    """Send bytes as they are, or anything else as JSON, signed."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return app.test_client().post("/alexa", data=body, headers=headers(body, **changes))


def assert_refused(response: TestResponse, status: int = 400) -> None:
    """Check that a refusal has that status and one line of JSON that gives nothing away."""
    assert status == response.status_code
    assert "application/json" == response.mimetype
    assert ["error"] == list(json.loads(response.text))
    assert 1 == response.text.count("\n")
    assert len(response.text) < 50


def assert_answered(response: TestResponse) -> dict[str, Any]:
    """Return an answer, which has status 200 and is a response envelope."""
    assert 200 == response.status_code
    answer: dict[str, Any] = response.get_json()
    assert "1.0" == answer["version"]
    assert "response" in answer
    return answer
