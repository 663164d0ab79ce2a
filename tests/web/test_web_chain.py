"""Which certificate chains are trusted to sign."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from skill.verification.chain import chain_reader, load_roots
from skill.verification.errors import ChainError, StartError
from tests.web.authority import (
    DAY,
    NOW,
    SIGNER,
    Holder,
    Plan,
    World,
    make,
    make_authority,
    rsa_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skill.verification.chain import ReadChain

SECOND = timedelta(seconds=1)


@pytest.fixture
def read(roots: Path) -> ReadChain:
    """Return the check, against the test's root."""
    return chain_reader(load_roots(roots))


def _leaf(world: World) -> Holder:
    return make(Plan(), world.intermediate)


GOOD: dict[str, Callable[[World], bytes]] = {
    "leaf and intermediate": lambda w: w.chain(),
    "root included": lambda w: w.chain() + w.root.pem,
    "intermediates in any order": lambda w: _leaf(w).pem + w.root.pem + w.intermediate.pem,
    "a certificate too many": lambda w: w.chain() + w.stranger.pem,
    "leaf twice": lambda w: (leaf := _leaf(w).pem) + leaf + w.intermediate.pem,
    "Windows line ends": lambda w: w.chain().replace(b"\n", b"\r\n"),
    "text between the blocks": lambda w: b"subject=x\n" + w.chain() + b"\nbye\n",
    "several names": lambda w: w.chain(Plan(names=("other.example", SIGNER))),
    "name in capitals": lambda w: w.chain(Plan(names=(SIGNER.upper(),))),
    "straight from the root": lambda w: make(Plan(), w.root).pem,
    "larger key": lambda w: w.chain(Plan(key=rsa_key("large", 3072))),
    "last second": lambda w: w.chain(Plan(ends=NOW)),
    "first second": lambda w: w.chain(Plan(begins=NOW)),
}


def _old_intermediate(world: World) -> bytes:
    old = make_authority("Old", world.root, ends=NOW - DAY)
    return make(Plan(), old).pem + old.pem


def _leaf_under_leaf(world: World) -> bytes:
    upper = make(Plan(key=rsa_key("upper")), world.intermediate)
    return make(Plan(), upper).pem + upper.pem + world.intermediate.pem


def _impostor(world: World) -> bytes:
    """Give an intermediate of the right name that the root never signed."""
    fake = make_authority("Test Intermediate", world.stranger)
    return make(Plan(), fake).pem + fake.pem


def _bent(world: World) -> bytes:
    """Change one byte inside the leaf's signature."""
    der = bytearray(_leaf(world).certificate.public_bytes(Encoding.DER))
    der[-5] ^= 1
    text = base64.encodebytes(der)
    block = b"-----BEGIN CERTIFICATE-----\n" + text + b"-----END CERTIFICATE-----\n"
    return block + world.intermediate.pem


BAD: dict[str, Callable[[World], object]] = {
    "expired": lambda w: w.chain(Plan(ends=NOW - SECOND)),
    "not yet valid": lambda w: w.chain(Plan(begins=NOW + SECOND)),
    "wrong name": lambda w: w.chain(Plan(names=("api.amazon.com",))),
    "no names": lambda w: w.chain(Plan(names=None)),
    "name in the subject only": lambda w: w.chain(Plan(names=("x.example",))),
    "name as a prefix": lambda w: w.chain(Plan(names=(f"{SIGNER}.evil.example",))),
    "name as a suffix": lambda w: w.chain(Plan(names=(f"evil-{SIGNER}",))),
    "name's parent": lambda w: w.chain(Plan(names=("amazon.com",))),
    "wildcard": lambda w: w.chain(Plan(names=("*.amazon.com",))),
    "for clients": lambda w: w.chain(Plan(purpose=ExtendedKeyUsageOID.CLIENT_AUTH)),
    "for mail": lambda w: w.chain(Plan(purpose=ExtendedKeyUsageOID.EMAIL_PROTECTION)),
    "untrusted root": lambda w: make(Plan(), w.stranger).pem + w.stranger.pem,
    "self-signed": lambda _: make(Plan()).pem,
    "impostor intermediate": _impostor,
    "missing intermediate": lambda w: _leaf(w).pem,
    "expired intermediate": _old_intermediate,
    "leaf signed by a leaf": _leaf_under_leaf,
    "leaf last": lambda w: w.intermediate.pem + _leaf(w).pem,
    "only the intermediate": lambda w: w.intermediate.pem,
    "only the root": lambda w: w.root.pem,
    "elliptic-curve key": lambda w: w.chain(Plan(key=ec.generate_private_key(ec.SECP256R1()))),
    "short key": lambda w: w.chain(Plan(key=rsa_key("short", 1024))),
    "signature bent": _bent,
    "one block broken": lambda w: w.chain().replace(b"MII", b"???", 1),
    "cut short": lambda w: w.chain()[:400],
    "binary": lambda w: _leaf(w).certificate.public_bytes(Encoding.DER),
    "empty": lambda _: b"",
    "garbage": lambda _: bytes(range(256)) * 16,
    "HTML": lambda _: b"<html><body>404 Not Found</body></html>",
    "an empty block": lambda _: b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
    "a key, no certificate": lambda w: w.chain().replace(b"CERTIFICATE", b"RSA PRIVATE KEY"),
    "huge": lambda w: w.chain() + b"\n" * 1_000_000,
    "too many": lambda w: w.chain() + w.intermediate.pem * 10,
    "text instead of bytes": lambda w: w.chain().decode(),
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_chain_gives_the_leaf_key(read: ReadChain, world: World, case: str) -> None:
    """What Amazon may serve is trusted, in every form that changes nothing."""
    key = read(GOOD[case](world), NOW).public_key
    expected = rsa_key("large", 3072) if case == "larger key" else rsa_key("alexa")
    assert expected.public_key() == key


@pytest.mark.parametrize("case", BAD)
def test_any_other_chain_is_refused(read: ReadChain, world: World, case: str) -> None:
    """One fault is enough, and none raises anything but a refusal."""
    with pytest.raises(ChainError):
        read(BAD[case](world), NOW)  # type: ignore[arg-type]  # not all are bytes


def test_a_key_ends_with_the_first_certificate_to_end(read: ReadChain, world: World) -> None:
    """A key is kept no longer than the certificates that vouch for it are in date."""
    short = make_authority("Short", world.root, ends=NOW + DAY)
    key = read(make(Plan(), short).pem + short.pem, NOW)
    assert (NOW - 30 * DAY, NOW + DAY) == (key.not_before, key.not_after)
    assert [False, True, True, False] == [
        key.is_current(moment) for moment in (NOW - 31 * DAY, NOW, NOW + DAY, NOW + DAY + SECOND)
    ]


def test_the_moment_decides(read: ReadChain, world: World) -> None:
    """A chain good today is refused when it has ended, by the same process."""
    chain = world.chain()
    assert read(chain, NOW)
    with pytest.raises(ChainError):
        read(chain, NOW + 31 * DAY)


@pytest.mark.parametrize("content", [None, b"", b"no certificate in here"])
def test_a_bundle_without_roots_stops_the_start(tmp_path: Path, content: bytes | None) -> None:
    """Trusting nobody by mistake is noticed at the start, not by patients."""
    path = tmp_path / "roots.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StartError, match="TRUST_ROOTS"):
        load_roots(path)


def test_one_unreadable_root_leaves_the_others(tmp_path: Path, world: World) -> None:
    """An odd root in a public bundle doesn't take the endpoint down."""
    broken = world.stranger.pem.replace(b"MII", b"AAA", 1)
    path = tmp_path / "roots.pem"
    path.write_bytes(broken + world.root.pem)
    assert chain_reader(load_roots(path))(world.chain(), NOW)
