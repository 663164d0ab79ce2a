"""SHA-256 without OpenSSL.

`hashlib` loads OpenSSL as well, which is a fifth of the memory that a start takes; the standard
library's `random` takes its own lean modules for the same reason.
"""

from collections.abc import Iterable

try:
    from _sha2 import sha256
except ImportError:
    try:
        from _sha256 import sha256
    except ImportError:
        from hashlib import sha256

LENGTH = 32
"""Bytes of a checksum."""


def checksum(parts: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of the parts together."""
    total = sha256()
    for part in parts:
        total.update(part)
    return bytes(total.digest())
