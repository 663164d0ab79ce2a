"""Which certificate chains are trusted to sign for Alexa."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store

from skill.verification.download import SIZE_LIMIT_BYTES
from skill.verification.errors import ChainError, StartError

SIGNER = "echo-api.amazon.com"
MAX_CERTIFICATES = 10
MIN_KEY_BITS = 2048
_PEM_BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that may sign, and from when until when it may."""

    public_key: RSAPublicKey
    not_before: datetime
    not_after: datetime

    def is_current(self, moment: datetime) -> bool:
        """Say whether every certificate that vouches for the key is in date."""
        return self.not_before <= moment <= self.not_after


# Turns downloaded bytes into the leaf's key as of a moment, or raises `ChainError`.
ReadChain = Callable[[bytes, datetime], SigningKey]


def load_roots(path: Path) -> Store:
    """Read the certificates to trust from a PEM bundle.

    Raises `StartError` where it can't be read or holds none.
    """
    try:
        blocks = _PEM_BLOCK.findall(path.read_bytes())
    except OSError as error:
        message = f"TRUST_ROOTS: {path} can't be read: {error.strerror}."
        raise StartError(message) from None
    roots = [root for block in blocks for root in _readable(block)]
    if not roots:
        message = f"TRUST_ROOTS: {path} holds no certificate in PEM format."
        raise StartError(message)
    return Store(roots)


def _readable(block: bytes) -> list[x509.Certificate]:
    """Read one root; leave out an odd one instead of failing with all the others.

    Public bundles hold a few old roots that break today's rules, which the library
    warns that it will refuse to read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            return [x509.load_pem_x509_certificate(block)]
        except ValueError:
            return []


def chain_reader(roots: Store) -> ReadChain:
    """Return the check of a chain against these roots."""

    def read(pem: bytes, moment: datetime) -> SigningKey:
        try:
            return _signing_key(pem, roots, moment)
        except ChainError:
            raise
        # The parser raises more kinds than it documents (duplicate extensions,
        # unsupported names and algorithms), and none of them may be let through.
        except Exception as error:  # noqa: BLE001
            raise ChainError(detail=type(error).__name__) from None

    return read


def _signing_key(pem: bytes, roots: Store, moment: datetime) -> SigningKey:
    """Check format, chain, dates, purpose, name and kind of key, in that order."""
    leaf, *others = _certificates(pem)
    verifier = PolicyBuilder().store(roots).time(moment).build_server_verifier(x509.DNSName(SIGNER))
    chain = verifier.verify(leaf, others)
    _require_literal_name(leaf)
    public_key = leaf.public_key()
    # The verifier looks at the authorities' keys; the leaf's size is ours to judge.
    if not isinstance(public_key, RSAPublicKey) or public_key.key_size < MIN_KEY_BITS:
        raise ChainError(detail="not an RSA key of 2,048 bits")
    # The root at the end is trusted as it is; its own dates don't bind.
    dated = chain[:-1]
    return SigningKey(
        public_key=public_key,
        not_before=max(certificate.not_valid_before_utc for certificate in dated),
        not_after=min(certificate.not_valid_after_utc for certificate in dated),
    )


def _certificates(pem: bytes) -> list[x509.Certificate]:
    if not isinstance(pem, bytes):
        raise ChainError(detail="not bytes")
    if len(pem) > SIZE_LIMIT_BYTES:
        raise ChainError(detail="too large")
    certificates = x509.load_pem_x509_certificates(pem)
    if len(certificates) > MAX_CERTIFICATES:
        raise ChainError(detail="too many certificates")
    return certificates


def _require_literal_name(leaf: x509.Certificate) -> None:
    """Refuse a wildcard: Amazon's rule asks for the very name."""
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if SIGNER not in map(str.lower, names.get_values_for_type(x509.DNSName)):
        raise ChainError(detail="name only by wildcard")
