"""One turn as the handlers see it: what was asked, in which conversation."""

from collections.abc import Mapping
from time import perf_counter
from types import MappingProxyType
from zlib import crc32

import msgspec
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import RequestEnvelope

from skill.content import Content
from skill.session import Session


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked.

    `request` is the kind of request, `intent` the intent's name (for other requests, the
    kind). `slots` maps each filled slot to the content ids that it resolves to: none for a
    word the model doesn't know, several where the word fits several. A touch arrives as the
    intent that the words would have been. `seed` is the conversation's own, for variety;
    `started` is when the turn was read, by `time.perf_counter`.
    """

    content: Content
    request: str
    intent: str
    session: Session = Session()
    slots: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    seed: int = 0
    has_screen: bool = False
    started: float = 0.0

    @property
    def number(self) -> int:
        """Which turn this is, for wordings that vary; neighbouring turns differ by one."""
        return self.session.turns + self.seed


def read_turn(handler_input: HandlerInput, content: Content) -> Turn:
    """Return the turn of a request, read once and kept with the request's attributes."""
    kept = handler_input.attributes_manager.request_attributes
    if "turn" not in kept:
        kept["turn"] = _read(handler_input.request_envelope, content)
    turn: Turn = kept["turn"]
    return turn


def _read(envelope: RequestEnvelope, content: Content) -> Turn:
    session = envelope.session
    return Turn(
        content=content,
        request=envelope.request.object_type,
        intent=envelope.request.intent,
        slots=envelope.request.slots,
        session=Session.read(session.attributes if session else None, content),
        has_screen=_has_screen(envelope),
        started=perf_counter(),
        seed=crc32((session.session_id or "").encode(errors="replace")) % 60 if session else 0,
    )


def _has_screen(envelope: RequestEnvelope) -> bool:
    device = envelope.context.system.device
    return device.supported_interfaces.alexa_presentation_apl is not None
