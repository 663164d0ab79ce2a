"""The signed bytes, read as a request envelope as far as the checks need it."""

import json
from typing import Any

import msgspec

from skill.verification.errors import BodyError

Envelope = dict[str, Any]


def parse_body(body: bytes) -> Envelope:
    """Return the JSON object in the body.

    Raises `BodyError` unless it is strict JSON, in UTF-8 without a byte order mark,
    with an object outside, nested no deeper than the interpreter can follow.
    """
    try:
        envelope = msgspec.json.decode(body)
    except (ValueError, RecursionError):
        envelope = _read_slowly(body)
    if not isinstance(envelope, dict):
        raise BodyError(detail="not an object")
    return envelope


def _read_slowly(body: bytes) -> object:
    """Return what the body holds, or say why it can't be read.

    The quick reader refuses whatever this one does, and a little more that JSON's grammar
    allows, such as half a pair of surrogates.
    """
    try:
        return _DECODER.decode(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BodyError(detail=type(error).__name__) from None


def part(container: object, name: str) -> object:
    """Return one member of what should be an object, or None where it isn't one."""
    return container.get(name) if isinstance(container, dict) else None


def _refuse_constant(_name: str) -> None:
    raise ValueError  # NaN and Infinity aren't JSON, whatever Python's reader thinks


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
