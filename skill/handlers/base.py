"""The ASK request handler that every family of replies is registered as."""

from collections.abc import Callable, Mapping

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.content import Content
from skill.handlers.turn import Turn, read_turn
from skill.reply import Reply

ReplyTo = Callable[[Turn], Reply]
"""Decides the reply to a turn."""
Deliver = Callable[[HandlerInput, Turn, Reply], Response]
"""Turns a reply into the response, remembering what it did to the conversation."""


class FamilyHandler(AbstractRequestHandler):  # type: ignore[misc]  # the SDK is untyped
    """Handles the intents, and kinds of request, that its table has a reply for."""

    def __init__(self, replies: Mapping[str, ReplyTo], content: Content, deliver: Deliver) -> None:
        """Take the table of replies by intent, and what renders them."""
        self._replies = replies
        self._content = content
        self._deliver = deliver

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether the turn's intent stands in the table."""
        return read_turn(handler_input, self._content).intent in self._replies

    def handle(self, handler_input: HandlerInput) -> Response:
        """Decide the reply and deliver it."""
        turn = read_turn(handler_input, self._content)
        return self._deliver(handler_input, turn, self._replies[turn.intent](turn))
