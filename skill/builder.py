"""Builds the skill: registers handlers, delivers their replies, catches everything."""

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from ask_sdk_core.dispatch_components import (
    AbstractExceptionHandler,
    AbstractRequestHandler,
    AbstractRequestInterceptor,
)
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Response

from skill.content import Content, load
from skill.envelope import EnvelopeSerializer
from skill.handlers import (
    Deliver,
    FamilyHandler,
    Turn,
    apologise,
    families,
    missed,
    read_turn,
    remember,
)
from skill.render import Device, Voice, render
from skill.reply import Reply

LOG = logging.getLogger("skill.turns")


class TurnRecord(msgspec.Struct, frozen=True):
    """What may be known of a turn afterwards; nothing in it is about a person.

    `intent` is empty for requests without one, `topic` for turns that answered nothing;
    `seconds` runs from the request's arrival in the skill to its response.
    """

    request: str
    intent: str
    topic: str
    outcome: str
    seconds: float


Observe = Callable[[TurnRecord], None]
_STARTED = "started"
_UNDECLARED = "undeclared"
"""Stands in records for an intent that the skill has no reply for: its name is outside input."""


def build_skill(
    skill_id: str | None = None,
    observe: Observe | None = None,
    content: Content | None = None,
) -> CustomSkill:
    """Return the skill, ready to be invoked.

    `skill_id`: refuse other skills' requests with AskSdkException. `observe`: called once a
    turn, after its log line. `content`: default the skill's own, read once; raises
    ContentError where the data files are broken.
    """
    content = content or load()
    delivery = _Delivery(content, observe)
    builder = SkillBuilder()
    builder.skill_id = skill_id
    builder.add_global_request_interceptor(_Clock())
    for replies in families(content):
        builder.add_request_handler(FamilyHandler(replies, content, delivery))
    builder.add_request_handler(_Undeclared(content, delivery))
    builder.add_exception_handler(_CatchAll(content, delivery))
    skill = builder.create()
    skill.serializer = EnvelopeSerializer()
    return skill


class _Delivery:
    """Renders a reply, keeps what it did to the conversation, and records the turn."""

    def __init__(self, content: Content, observe: Observe | None) -> None:
        self._content = content
        self._voice = Voice(content.lexicon)
        self._observe = observe
        self._declared = {intent for replies in families(content) for intent in replies}

    def __call__(self, handler_input: HandlerInput, turn: Turn, reply: Reply) -> Response:
        session = remember(turn, reply)
        if handler_input.request_envelope.session is not None:
            handler_input.attributes_manager.session_attributes = session.write()
        device = Device(has_screen=turn.has_screen, slow=session.slow)
        response = render(reply, self._content, self._voice, device)
        self._record(handler_input, turn, reply)
        return response

    def _record(self, handler_input: HandlerInput, turn: Turn, reply: Reply) -> None:
        started = handler_input.attributes_manager.request_attributes.get(_STARTED)
        record = TurnRecord(
            request=turn.request,
            intent=turn.intent if turn.intent in self._declared else _UNDECLARED,
            topic=reply.topic,
            outcome=reply.outcome,
            seconds=round(time.perf_counter() - started, 6) if started else 0.0,
        )
        LOG.info(msgspec.json.encode(record).decode())
        if self._observe:
            self._observe(record)


class _Clock(AbstractRequestInterceptor):  # type: ignore[misc]  # the SDK is untyped
    """Notes when a turn began."""

    def process(self, handler_input: HandlerInput) -> None:
        handler_input.attributes_manager.request_attributes[_STARTED] = time.perf_counter()


class _Undeclared(AbstractRequestHandler):  # type: ignore[misc]  # the SDK is untyped
    """Answers an intent, or a touch, that no family has a reply for."""

    def __init__(self, content: Content, deliver: Deliver) -> None:
        self._content = content
        self._deliver = deliver

    def can_handle(self, handler_input: HandlerInput) -> bool:
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = read_turn(handler_input, self._content)
        return self._deliver(handler_input, turn, missed(turn))


class _CatchAll(AbstractExceptionHandler):  # type: ignore[misc]  # the SDK is untyped
    """Apologises for an error of ours, logs its kind alone, and stays usable."""

    def __init__(self, content: Content, deliver: Deliver) -> None:
        self._content = content
        self._deliver = deliver

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        # The message and traceback could hold what a listener said: neither is logged.
        LOG.error(json.dumps({"error": type(exception).__name__, "where": _where(exception)}))
        turn = read_turn(handler_input, self._content)
        return self._deliver(handler_input, turn, apologise(turn))


def _where(exception: Exception) -> str:
    """Return the file and line that raised, for the engineer who reads the log."""
    frame = exception.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""


def respond(skill: CustomSkill, event: dict[str, Any], context: object = None) -> dict[str, Any]:
    """Answer one request envelope with its response envelope, both as plain JSON data."""
    envelope = skill.serializer.deserialize(json.dumps(event), RequestEnvelope)
    response: dict[str, Any] = skill.serializer.serialize(skill.invoke(envelope, context))
    return response
