"""Each rule alone and in pairs: one fault is enough, and none makes up for another."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.web.alexa import (
    URL,
    Shelf,
    assert_answered,
    assert_refused,
    envelope,
    post,
    sign,
)
from tests.web.authority import DAY, NOW, Plan, World, rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse


@dataclass
class Draft:
    """A request before it is signed and sent; faults change it."""

    world: World
    content: dict[str, Any] = field(default_factory=envelope)
    changes: dict[str, str | None] = field(default_factory=dict)
    chain: Plan = field(default_factory=Plan)
    key: str = "alexa"
    suffix: bytes = b""


def _legacy(draft: Draft) -> None:
    draft.changes["signature"] = None


def _applications(draft: Draft, skill_id: object) -> None:
    draft.content["context"]["System"]["application"] = {"applicationId": skill_id}


FAULTS: dict[str, Callable[[Draft], object]] = {
    "no URL": lambda d: d.changes.update(url=None),
    "other host": lambda d: d.changes.update(url="https://evil.example/echo.api/cert.pem"),
    "other folder": lambda d: d.changes.update(url="https://s3.amazonaws.com/evil/cert.pem"),
    "not there": lambda d: d.changes.update(url=URL.replace("cert", "none")),
    "no signature": _legacy,
    "junk signature": lambda d: d.changes.update(signature="%%%"),
    "wrong key": lambda d: setattr(d, "key", "other"),
    "altered body": lambda d: setattr(d, "suffix", b" "),
    "expired": lambda d: setattr(d, "chain", Plan(ends=NOW - DAY)),
    "wrong name": lambda d: setattr(d, "chain", Plan(names=("evil.example",))),
    "elliptic curve": lambda d: setattr(
        d, "chain", Plan(key=ec.generate_private_key(ec.SECP256R1()))
    ),
    "stale": lambda d: d.content["request"].update(timestamp="2026-03-01T11:57:29Z"),
    "future": lambda d: d.content["request"].update(timestamp="2026-03-01T12:02:31Z"),
    "no timestamp": lambda d: d.content["request"].pop("timestamp", None),
    "naive timestamp": lambda d: d.content["request"].update(timestamp="2026-03-01T12:00:00"),
    "other skill": lambda d: _applications(d, "amzn1.ask.skill.other"),
    "null skill": lambda d: _applications(d, None),
    "no skill": lambda d: (d.content.pop("context", None), d.content.pop("session", None)),
}
SETS = [(name,) for name in FAULTS] + [
    pair for pair in combinations(FAULTS, 2) if "no skill" not in pair
]


def _send(draft: Draft, make_app: Callable[[Shelf], Flask]) -> TestResponse:
    app = make_app(Shelf({URL: draft.world.chain(draft.chain)}))
    signed = json.dumps(draft.content).encode()
    given = {"signature": sign(signed, rsa_key(draft.key)), **draft.changes}
    return post(app, signed + draft.suffix, **given)


def test_without_a_fault_it_is_answered(world: World, make_app: Callable[[Shelf], Flask]) -> None:
    """The draft that every fault below is put into is a genuine request."""
    assert_answered(_send(Draft(world), make_app))


@pytest.mark.parametrize("faults", SETS, ids=" and ".join)
def test_any_fault_or_pair_of_faults_is_refused(
    world: World, make_app: Callable[[Shelf], Flask], faults: tuple[str, ...]
) -> None:
    """No fault makes up for another, and each alone is enough."""
    draft = Draft(world)
    for fault in faults:
        FAULTS[fault](draft)
    assert_refused(_send(draft, make_app))
