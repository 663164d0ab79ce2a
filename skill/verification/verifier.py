"""Whether a request is genuine: every check, in the only order that is safe."""

from typing import Protocol

from skill.verification.application_id import check_application
from skill.verification.cert_url import canonical_url
from skill.verification.errors import HeaderError
from skill.verification.freshness import check_freshness
from skill.verification.keys import KeyCache
from skill.verification.signature import check_signature, decode_signature
from skill.verification.signed_body import Envelope, parse_body

URL_HEADER = "SignatureCertChainUrl"
SIGNATURE_HEADER = "Signature-256"


class Headers(Protocol):
    """The headers of a request, by name in any case."""

    def get(self, key: str, default: str, /) -> str:
        """Return a header's value, or the default."""


class Verifier:
    """Lets in what Alexa signed, just now, for this skill."""

    def __init__(self, keys: KeyCache, skill_id: str) -> None:
        """Check against these keys and this skill's id."""
        self._keys = keys
        self._skill_id = skill_id

    def verify(self, headers: Headers, body: bytes) -> Envelope:
        """Return the envelope of a genuine request; raise a `RefusalError` where it isn't.

        Cheap checks come before a download, and the signature over the raw bytes
        before anything parses them.
        """
        url = canonical_url(_header(headers, URL_HEADER))
        signature = decode_signature(_header(headers, SIGNATURE_HEADER))
        check_signature(self._keys.get(url), signature, body)
        envelope = parse_body(body)
        check_application(envelope, self._skill_id)
        check_freshness(envelope)
        return envelope


def _header(headers: Headers, name: str) -> str:
    value = headers.get(name, "")
    if not value:
        raise HeaderError(detail=f"{name} absent")
    return value
