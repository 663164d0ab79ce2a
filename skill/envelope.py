"""Makes any request envelope safe to deserialise, and drops what the skill never reads.

Alexa adds request kinds, enumeration values and fields over time, and the SDK's serializer
raises on each it doesn't know. What the skill reads is small, so it is copied field by field,
each value only in the type it should have; user and device ids never come further than here.
"""

import json
from typing import Any, TypeVar

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

ANSWERED = frozenset(
    {"LaunchRequest", "IntentRequest", "SessionEndedRequest", "Alexa.Presentation.APL.UserEvent"}
)
"""The kinds of request that the skill has a reply for."""
_IN_SESSION = {"type": "IntentRequest", "intent": {"name": "unknown"}}
_OUT_OF_SESSION = {"type": "SessionEndedRequest"}
_APL = "Alexa.Presentation.APL"
_Kind = TypeVar("_Kind")


class EnvelopeSerializer(DefaultSerializer):  # type: ignore[misc]  # the SDK is untyped
    """The SDK's serializer, with every request envelope tidied first."""

    def deserialize(self, payload: str | bytes | None, obj_type: Any) -> Any:  # noqa: ANN401
        """Return `payload` as `obj_type`; a request envelope never raises but for bad JSON."""
        if obj_type is RequestEnvelope and payload is not None:
            payload = json.dumps(tidy(json.loads(payload)))
        return super().deserialize(payload, obj_type)


def tidy(raw: object) -> dict[str, Any]:
    """Return an envelope with what the skill reads of `raw`, well typed throughout.

    A kind of request that the skill doesn't know becomes, in a session, an intent that
    nobody declared, and outside one a request that wants no words.
    """
    envelope = _as(dict, raw)
    session = envelope.get("session")
    request = _request(_as(dict, envelope.get("request")), in_session=isinstance(session, dict))
    tidied: dict[str, Any] = {
        "version": "1.0",
        "context": {"System": _system(envelope)},
        "request": request,
    }
    if isinstance(session, dict) or request["type"] != "SessionEndedRequest":
        tidied["session"] = _session(_as(dict, session))
    return tidied


def application_id(raw: object) -> str:
    """Return the id of the skill that an envelope is for, or an empty string."""
    system = _path(raw, "context", "System")
    holder = system if "application" in system else _path(raw, "session")
    return _as(str, _path(holder, "application").get("applicationId"))


def _system(envelope: dict[str, Any]) -> dict[str, Any]:
    interfaces = _path(envelope, "context", "System", "device", "supportedInterfaces")
    supported = {_APL: {}} if isinstance(interfaces.get(_APL), dict) else {}
    return {
        "application": {"applicationId": application_id(envelope)},
        "device": {"supportedInterfaces": supported},
    }


def _session(session: dict[str, Any]) -> dict[str, Any]:
    return {
        "new": session.get("new") is True,
        "sessionId": _as(str, session.get("sessionId")),
        "attributes": _as(dict, session.get("attributes")),
    }


def _request(request: dict[str, Any], *, in_session: bool) -> dict[str, Any]:
    kind = _as(str, request.get("type"))
    if kind not in ANSWERED:
        return _IN_SESSION if in_session else _OUT_OF_SESSION
    if kind == "IntentRequest":
        return {"type": kind, "intent": _intent(_as(dict, request.get("intent")))}
    if kind == f"{_APL}.UserEvent":
        return {"type": kind, "arguments": _as(list, request.get("arguments"))}
    return {"type": kind}


def _intent(intent: dict[str, Any]) -> dict[str, Any]:
    slots = {
        name: {"name": name, "value": _as(str, slot.get("value")), **_resolutions(slot)}
        for name, slot in _as(dict, intent.get("slots")).items()
        if isinstance(slot, dict)
    }
    return {"name": _as(str, intent.get("name")) or "unknown", "slots": slots}


def _resolutions(slot: dict[str, Any]) -> dict[str, Any]:
    """Return the matched ids of a slot, in Amazon's form."""
    ids = [
        _as(str, _path(wrapper, "value").get("id"))
        for authority in _as(list, _path(slot, "resolutions").get("resolutionsPerAuthority"))
        if _path(authority, "status").get("code") == "ER_SUCCESS_MATCH"
        for wrapper in _as(list, _as(dict, authority).get("values"))
    ]
    if not any(ids):
        return {}
    values = [{"value": {"id": id_, "name": id_}} for id_ in ids if id_]
    matched = {"authority": "", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
    return {"resolutions": {"resolutionsPerAuthority": [matched]}}


def _path(raw: object, *names: str) -> dict[str, Any]:
    """Return the object at a path of names; an empty one where there is none."""
    for name in names:
        raw = _as(dict, raw).get(name)
    return _as(dict, raw)


def _as(kind: type[_Kind], value: object) -> _Kind:
    """Return `value` if it is a `kind`, else an empty one."""
    return value if isinstance(value, kind) else kind()
