"""Builds the skill: registers handlers, delivers their replies, catches everything."""

import json
import logging
from pathlib import Path
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response

from skill.content import Content, load
from skill.delivery import Delivery, Observe, TurnRecord
from skill.envelope import read_envelope
from skill.handlers import Deliver, FamilyHandler, apologise, families, missed, read_turn
from skill.serializer import EnvelopeSerializer

__all__ = ["Observe", "TurnRecord", "build_skill", "respond"]

LOG = logging.getLogger("skill.turns")


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
    tables = families(content)
    declared = frozenset(intent for replies in tables for intent in replies)
    delivery = Delivery(content, declared, observe)
    builder = SkillBuilder()
    builder.skill_id = skill_id
    for replies in tables:
        builder.add_request_handler(FamilyHandler(replies, content, delivery))
    builder.add_request_handler(_Undeclared(content, delivery))
    builder.add_exception_handler(_CatchAll(content, delivery))
    skill = builder.create()
    skill.serializer = EnvelopeSerializer()
    return skill


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
    answer = skill.invoke(read_envelope(event), context)
    response: dict[str, Any] = skill.serializer.serialize(answer)
    return response
