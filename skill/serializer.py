"""The SDK's serializer, made safe for any request and quick in both directions."""

import json
from functools import cache
from typing import Any

import msgspec
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.envelope import read_envelope

_AS_THEY_ARE = frozenset({str, int, float, bool, type(None), dict})
"""Types of what is JSON already. Objects are ours alone: session attributes and screens."""


class EnvelopeSerializer(DefaultSerializer):  # type: ignore[misc]  # the SDK is untyped
    """The SDK's serializer, but for request envelopes in and response envelopes out."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: ANN401
        """Return `payload` as `obj_type`; a request envelope never raises but for bad JSON.

        `payload`: JSON as text or bytes, for a request envelope also the object it holds.
        """
        if obj_type is RequestEnvelope and payload is not None:
            return read_envelope(payload if isinstance(payload, dict) else _read_json(payload))
        return super().deserialize(payload, obj_type)

    def serialize(self, obj: Any) -> Any:  # noqa: ANN401
        """Return `obj` as JSON values, as the SDK does; objects inside are handed on uncopied."""
        kind: Any = type(obj)
        if kind in _AS_THEY_ARE:
            return obj
        if kind is list:
            return [self.serialize(item) for item in obj]
        if not hasattr(kind, "deserialized_types"):
            return super().serialize(obj)
        have = vars(obj)
        return {
            name: value if type(value) in _AS_THEY_ARE else self.serialize(value)
            for member, name in _members(kind)
            if (value := have.get(member)) is not None
        }


@cache
def _members(model: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    """Return each member of an SDK model with its name in JSON; read once for each model."""
    names = model.attribute_map
    return tuple((member, names.get(member, member)) for member in model.deserialized_types)


def _read_json(payload: str | bytes) -> object:
    """Return what `payload` holds; raises ValueError or RecursionError for bad JSON."""
    try:
        return msgspec.json.decode(payload)
    except (ValueError, RecursionError):
        # Three times as slow, but it also takes what only JSON's grammar allows: half a pair
        # of surrogates, numbers without bound.
        return json.loads(payload)
