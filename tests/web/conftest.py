"""A world of certificates, a frozen clock and an endpoint that trusts that world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from skill.web import create_app
from tests.web.alexa import SKILL_ID, URL, Shelf
from tests.web.authority import NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask


@pytest.fixture(scope="session")
def world() -> World:
    """Return the certificates, made once a run."""
    return World.create()


@pytest.fixture(scope="session")
def roots(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundle that the endpoint trusts."""
    path = tmp_path_factory.mktemp("roots") / "roots.pem"
    path.write_bytes(world.root.pem)
    return path


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still at `NOW` until a test moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def shelf(world: World) -> Shelf:
    """Return the certificate host, with the genuine chain at the genuine URL."""
    return Shelf({URL: world.chain()})


@pytest.fixture
def make_app(roots: Path) -> Callable[[Shelf], Flask]:
    """Make an endpoint that downloads from the given shelf."""

    def make(shelf: Shelf) -> Flask:
        return create_app({"SKILL_ID": SKILL_ID, "TRUST_ROOTS": str(roots), "FETCH_CHAIN": shelf})

    return make


@pytest.fixture
def app(make_app: Callable[[Shelf], Flask], shelf: Shelf) -> Flask:
    """Return an endpoint."""
    return make_app(shelf)
