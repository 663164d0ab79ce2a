"""Reads any request envelope into the SDK's objects, and drops what the skill never reads.

Alexa adds request kinds, enumeration values and fields over time, and the SDK's serializer
raises on each it doesn't know. What the skill reads is small, so the objects are made here, each
value only in the type it should have; user and device ids never come further than here. It is
also seven times as fast: the SDK looks up the type of each field by its name, every time.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from ask_sdk_model import (
    Application,
    Context,
    Device,
    Request,
    RequestEnvelope,
    Session,
    SupportedInterfaces,
)
from ask_sdk_model.interfaces.system.system_state import SystemState

from skill.alexa import APL, EVENT, TOUCH
from skill.session import flat

INTENT = "IntentRequest"
UNKNOWN = "unknown"
"""The name of an intent that nobody declared."""
_Kind = TypeVar("_Kind")


Slots = Mapping[str, tuple[str, ...]]
"""Each filled slot with the ids that it resolves to: none for a word the model doesn't know,
several where the word fits several."""


class AskedRequest(Request):  # type: ignore[misc]  # the SDK is untyped
    """A request as the skill reads it: its kind, the intent it stands for, the filled slots.

    For a touch the intent is the one that the words would have been; for requests without an
    intent it is the kind.
    """

    def __init__(self, kind: str, intent: str = "", slots: Slots = MappingProxyType({})) -> None:
        """Take what the skill reads of a request."""
        super().__init__(object_type=kind)
        self.intent = intent or kind
        self.slots = slots


class _Uncopied(dict[str, Any]):
    """Session attributes that the SDK needn't copy: they are read, and replaced as a whole."""

    def __deepcopy__(self, _: object) -> "_Uncopied":
        return self


def read_envelope(raw: object) -> RequestEnvelope:
    """Return an envelope with what the skill reads of `raw`, well typed throughout.

    A kind of request that the skill doesn't know is an event where it is named as Alexa's
    interfaces name theirs ("Namespace.Event") or comes outside a session, else an intent that
    nobody declared. Never raises.
    """
    envelope = _as(dict, raw)
    session = envelope.get("session")
    in_session = isinstance(session, dict)
    request = _request(_as(dict, envelope.get("request")), in_session=in_session)
    has_session = in_session or request.object_type not in {"SessionEndedRequest", EVENT}
    return RequestEnvelope(
        version="1.0",
        session=_session(_as(dict, session)) if has_session else None,
        context=Context(system=_system(envelope)),
        request=request,
    )


def _system(envelope: dict[str, Any]) -> SystemState:
    system = _path(envelope, "context", "System")
    interfaces = _path(system, "device", "supportedInterfaces")
    application_id = _application_id(envelope, system)
    return _system_state(application_id, has_screen=isinstance(interfaces.get(APL), dict))


@lru_cache(maxsize=4)  # nobody changes it, and there are two: with a screen and without
def _system_state(application_id: str, *, has_screen: bool) -> SystemState:
    # Whether there is a screen is all that's asked; an object of the SDK's would take 20 ms too.
    screen: dict[str, object] | None = {} if has_screen else None
    return SystemState(
        application=Application(application_id=application_id),
        device=Device(supported_interfaces=SupportedInterfaces(alexa_presentation_apl=screen)),
    )


def _application_id(envelope: dict[str, Any], system: dict[str, Any]) -> str:
    """Return the id of the skill that an envelope is for, or an empty string."""
    stated = isinstance(system.get("application"), dict)
    holder = system if stated else _path(envelope, "session")
    return _as(str, _path(holder, "application").get("applicationId"))


def _session(session: dict[str, Any]) -> Session:
    return Session(
        new=session.get("new") is True,
        session_id=_as(str, session.get("sessionId")),
        attributes=_Uncopied(flat(_as(dict, session.get("attributes")))),
    )


def _request(request: dict[str, Any], *, in_session: bool) -> AskedRequest:
    kind = _as(str, request.get("type"))
    if kind == INTENT:
        intent = _as(dict, request.get("intent"))
        return AskedRequest(INTENT, _as(str, intent.get("name")) or UNKNOWN, _slots(intent))
    if kind == TOUCH:
        return AskedRequest(TOUCH, *_touched(_as(list, request.get("arguments"))))
    if kind in {"LaunchRequest", "SessionEndedRequest"}:
        return AskedRequest(kind)
    if not in_session or "." in kind:
        return AskedRequest(EVENT)
    return AskedRequest(INTENT, UNKNOWN)


def _touched(arguments: list[object]) -> tuple[str, Slots]:
    """Return the intent and slots that a touch stands for: `[intent, slot, id]`."""
    words = [argument for argument in arguments if isinstance(argument, str)]
    if len(words) == len(["intent", "slot", "id"]):
        return words[0], {words[1]: (words[2],)}
    return (words[0] if words else UNKNOWN), {}


def _slots(intent: dict[str, Any]) -> Slots:
    return {
        name: _ids(slot)
        for name, slot in _as(dict, intent.get("slots")).items()
        if _as(str, _as(dict, slot).get("value"))
    }


def _ids(slot: dict[str, Any]) -> tuple[str, ...]:
    """Return the ids that a slot's words match, each once."""
    ids = (
        _as(str, _path(wrapper, "value").get("id"))
        for authority in _as(list, _path(slot, "resolutions").get("resolutionsPerAuthority"))
        if _path(authority, "status").get("code") == "ER_SUCCESS_MATCH"
        for wrapper in _as(list, _as(dict, authority).get("values"))
    )
    return tuple(dict.fromkeys(filter(None, ids)))


def _path(raw: object, *names: str) -> dict[str, Any]:
    """Return the object at a path of names; an empty one where there is none."""
    for name in names:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw if isinstance(raw, dict) else {}


def _as(kind: type[_Kind], value: object) -> _Kind:
    """Return `value` if it is a `kind`, else an empty one."""
    return value if isinstance(value, kind) else kind()
