"""The SDK's serializer, made safe for any request and quick in both directions."""

from functools import cache
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.envelope import read_envelope

_AS_THEY_ARE = frozenset({str, int, float, bool, type(None), dict})
"""Types of what is JSON already. Objects are ours alone: session attributes and screens."""


class EnvelopeSerializer(DefaultSerializer):  # type: ignore[misc]  # the SDK is untyped
    """The SDK's serializer, but for request envelopes in and response envelopes out."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: ANN401
        """Return `payload` as `obj_type`: a request envelope's JSON object never raises."""
        if obj_type is RequestEnvelope and isinstance(payload, dict):
            return read_envelope(payload)
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
