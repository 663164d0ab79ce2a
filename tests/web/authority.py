"""A certificate authority for tests: everything Amazon's chain can be, or get wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SIGNER = "echo-api.amazon.com"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Return the RSA key of that name, made once a run."""
    assert name
    return rsa.generate_private_key(65537, bits)


@dataclass(frozen=True)
class Holder:
    """A certificate and the private key that belongs to it."""

    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        """The certificate as a PEM block."""
        return self.certificate.public_bytes(Encoding.PEM)


@dataclass(frozen=True)
class Plan:
    """What a certificate should say; the defaults are a good leaf's."""

    names: tuple[str, ...] | None = (SIGNER,)
    common_name: str = SIGNER
    key: Key = field(default_factory=lambda: rsa_key("alexa"))
    is_authority: bool = False
    begins: datetime = NOW - 30 * DAY
    ends: datetime = NOW + 30 * DAY
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH


def make(plan: Plan, issuer: Holder | None = None) -> Holder:
    """Make a certificate, signed by the issuer or by itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, plan.common_name)])
    signing_key = issuer.key if issuer else plan.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(plan.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(plan.begins)
        .not_valid_after(plan.ends)
    )
    for extension, critical in _extensions(plan, signing_key):
        builder = builder.add_extension(extension, critical=critical)
    return Holder(builder.sign(signing_key, hashes.SHA256()), plan.key)


def _extensions(plan: Plan, signing_key: Key) -> list[tuple[x509.ExtensionType, bool]]:
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=plan.is_authority, path_length=None), True),
        (_usage(is_authority=plan.is_authority), True),
        (x509.SubjectKeyIdentifier.from_public_key(plan.key.public_key()), False),
        (
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            False,
        ),
    ]
    if not plan.is_authority:
        extensions.append((x509.ExtendedKeyUsage([plan.purpose]), False))
        if plan.names is not None:
            names = [x509.DNSName(name) for name in plan.names]
            extensions.append((x509.SubjectAlternativeName(names), False))
    return extensions


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def make_authority(
    name: str,
    issuer: Holder | None = None,
    *,
    begins: datetime = NOW - 300 * DAY,
    ends: datetime = NOW + 300 * DAY,
    key: Key | None = None,
) -> Holder:
    """Make a root, or an intermediate where an issuer is given."""
    plan = Plan(
        common_name=name,
        key=key or ec.generate_private_key(ec.SECP256R1()),
        is_authority=True,
        begins=begins,
        ends=ends,
    )
    return make(plan, issuer)


@dataclass(frozen=True)
class World:
    """A trusted root, an intermediate under it, and a root that nobody trusts."""

    root: Holder
    intermediate: Holder
    stranger: Holder

    @classmethod
    def create(cls) -> World:
        """Make them all anew."""
        root = make_authority("Test Root")
        return cls(
            root=root,
            intermediate=make_authority("Test Intermediate", root),
            stranger=make_authority("Stranger Root"),
        )

    def chain(self, plan: Plan | None = None) -> bytes:
        """Return a leaf as planned and its intermediate, as Amazon serves them."""
        return make(plan or Plan(), self.intermediate).pem + self.intermediate.pem
