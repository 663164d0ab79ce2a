"""Builds the skill: registers handlers, delivers their replies, catches everything."""

import logging
from collections.abc import Mapping
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response

from skill.content import Content, load
from skill.delivery import Delivery, Observe, TurnRecord
from skill.envelope import read_envelope
from skill.handlers import ReplyTo, apologise, missed, read_turn, replies
from skill.log import log_line, origin_of
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
    table = replies(content)
    delivery = Delivery(content, table, observe)
    builder = SkillBuilder()
    builder.skill_id = skill_id
    builder.add_request_handler(_Answers(table, content, delivery))
    builder.add_exception_handler(_CatchAll(content, delivery))
    skill = builder.create()
    skill.serializer = EnvelopeSerializer()
    return skill


class _Answers(AbstractRequestHandler):  # type: ignore[misc]  # the SDK is untyped
    """Answers every request: from the table, or as one that wasn't understood."""

    def __init__(self, table: Mapping[str, ReplyTo], content: Content, deliver: Delivery) -> None:
        self._table = table
        self._content = content
        self._deliver = deliver

    def can_handle(self, handler_input: HandlerInput) -> bool:
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = read_turn(handler_input, self._content)
        return self._deliver(handler_input, turn, self._table.get(turn.intent, missed)(turn))


class _CatchAll(AbstractExceptionHandler):  # type: ignore[misc]  # the SDK is untyped
    """Apologises for an error of ours, logs its kind alone, and stays usable."""

    def __init__(self, content: Content, deliver: Delivery) -> None:
        self._content = content
        self._deliver = deliver

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        # The message and traceback could hold what a listener said: neither is logged.
        fault = {"error": type(exception).__name__, "where": origin_of(exception)}
        log_line(LOG, logging.ERROR, fault)
        turn = read_turn(handler_input, self._content)
        return self._deliver(handler_input, turn, apologise(turn))


def respond(skill: CustomSkill, event: dict[str, Any], context: object = None) -> dict[str, Any]:
    """Answer one request envelope with its response envelope, both as plain JSON data."""
    answer = skill.invoke(read_envelope(event), context)
    response: dict[str, Any] = skill.serializer.serialize(answer)
    return response
