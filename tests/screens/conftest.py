"""The skill on a device with a screen, one request at a time."""

from collections.abc import Callable
from typing import Any, Protocol

import pytest

from tests.requests import envelope


class Ask(Protocol):
    """Sends one request to the skill."""

    def __call__(
        self, request: dict[str, Any], attributes: dict[str, Any] | None = None, *, apl: bool = True
    ) -> dict[str, Any]:
        """Return the response envelope to `request` in a session with `attributes`."""


@pytest.fixture(scope="session")
def ask(handle: Callable[[dict[str, Any]], dict[str, Any]]) -> Ask:
    """Ask the skill, always in the same conversation, so that wordings are the same too."""

    def send(
        request: dict[str, Any], attributes: dict[str, Any] | None = None, *, apl: bool = True
    ) -> dict[str, Any]:
        return handle(envelope(request, attributes, screen=apl))

    return send
