"""A world of certificates that is valid now, and requests signed in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.serialization import Encoding

from tests.web.alexa import headers, intent
from tests.web.authority import DAY, Plan, make, make_authority, rsa_key


@dataclass(frozen=True)
class LiveWorld:
    """A trusted root and a chain under it, all of RSA as Amazon's are."""

    root_pem: bytes
    root_der: bytes
    chain: bytes


def make_world() -> LiveWorld:
    """Make the certificates, in date from yesterday until tomorrow."""
    begins, ends = datetime.now(UTC) - DAY, datetime.now(UTC) + DAY
    root = make_authority("Root", begins=begins, ends=ends, key=rsa_key("root"))
    middle = make_authority("Middle", root, begins=begins, ends=ends, key=rsa_key("middle"))
    leaf = make(Plan(begins=begins, ends=ends), middle)
    der = root.certificate.public_bytes(Encoding.DER)
    return LiveWorld(root.pem, der, leaf.pem + middle.pem)


def signed_request(name: str = "TrialIntent") -> tuple[bytes, dict[str, str]]:
    """Return body and headers of a genuine question, fresh for the next 150 seconds."""
    body = json.dumps(intent(name, timestamp=datetime.now(UTC).isoformat())).encode()
    return body, headers(body)
