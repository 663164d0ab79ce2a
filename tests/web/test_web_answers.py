"""The writer of answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    "value",
    [
        {"speech": "<speak>a \u00e9 \u2014 \U0001f600</speak>", "n": [1, 1.5, None, True]},
        {"lone surrogate": "\ud800"},
    ],
    ids=["usual", "odd"],
)
def test_what_is_written_reads_the_same(app: Flask, value: object) -> None:
    """Any JSON value comes back as it was, even one that the quick writer refuses."""
    assert value == json.loads(app.json.dumps(value))


def test_what_only_flask_can_write_is_left_to_flask(app: Flask) -> None:
    """The quick writer takes no ability away, nor lets through what isn't JSON."""
    assert "2026" in app.json.dumps({"at": datetime(2026, 3, 1, tzinfo=UTC)})
    with pytest.raises(TypeError):
        app.json.dumps({"what": object()})
