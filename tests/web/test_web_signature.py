"""The signature: strict base64, RSA PKCS#1 v1.5, SHA-256, over the raw bytes."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from skill.verification.errors import HeaderError, SignatureError
from skill.verification.signature import check_signature, decode_signature
from tests.web.alexa import sign
from tests.web.authority import rsa_key

BODY = b'{"a": 1}'
KEY = rsa_key("alexa")
PSS = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH)


def test_the_right_signature_passes() -> None:
    """What the key signed is let through."""
    check_signature(KEY.public_key(), decode_signature(sign(BODY)), BODY)


@pytest.mark.parametrize(
    "signature",
    [
        KEY.sign(BODY, padding.PKCS1v15(), hashes.SHA1()),  # noqa: S303 - refused
        KEY.sign(BODY, padding.PKCS1v15(), hashes.SHA512()),
        KEY.sign(BODY, PSS, hashes.SHA256()),
        KEY.sign(BODY + b" ", padding.PKCS1v15(), hashes.SHA256()),
        rsa_key("other").sign(BODY, padding.PKCS1v15(), hashes.SHA256()),
        b"",
        b"\0" * 256,
        b"\xff" * 256,
        b"short",
        b"long" * 1000,
    ],
    ids=["SHA-1", "SHA-512", "PSS", "altered", "wrong key", "none", "0", "255", "short", "long"],
)
def test_any_other_signature_is_refused(signature: bytes) -> None:
    """Other hash, padding, body or key, and any junk: one refusal."""
    with pytest.raises(SignatureError):
        check_signature(KEY.public_key(), signature, BODY)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "not base64!",
        "abc",
        "YWJj\u00e9",
        "YWJj YWJj",
        "YWJj\n",
        "YWJj, YWJj",
        "__--",
        "=",
        base64.b64encode(b"x" * 4096).decode(),
    ],
)
def test_a_header_that_is_not_base64_is_refused(header: str) -> None:
    """Nothing is skipped or guessed while decoding."""
    with pytest.raises(HeaderError):
        decode_signature(header)
