"""Whether a body is signed, over its raw bytes, before anything reads it."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from skill.verification.errors import HeaderError, SignatureError

MAX_SIGNATURE_CHARACTERS = 2048
_PADDING = PKCS1v15()
_HASH = SHA256()


def decode_signature(header: str) -> bytes:
    """Return the signature that a `Signature-256` header carries in base64.

    Raises `HeaderError` where it is empty, too long or not strictly base64.
    """
    if not 0 < len(header) <= MAX_SIGNATURE_CHARACTERS:
        raise HeaderError(detail="signature empty or too long")
    try:
        return base64.b64decode(header, validate=True)
    except (binascii.Error, ValueError):
        raise HeaderError(detail="signature not base64") from None


def check_signature(key: RSAPublicKey, signature: bytes, body: bytes) -> None:
    """Check RSA PKCS#1 v1.5 over SHA-256 of the raw body.

    Raises `SignatureError` where key, signature and body don't belong together.
    """
    try:
        key.verify(signature, body, _PADDING, _HASH)
    except (InvalidSignature, ValueError):
        raise SignatureError(detail="doesn't match key and body") from None
