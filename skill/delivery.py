"""Delivers a reply: renders it, keeps what it did to the conversation, records the turn."""

import logging
import time
from collections.abc import Callable, Collection

import msgspec
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.content import Content, key_of
from skill.handlers import Turn, remember
from skill.log import log_line
from skill.render import Presentation, Renderer
from skill.reply import Reply

LOG = logging.getLogger("skill.turns")
_UNDECLARED = "undeclared"
"""Stands in records for an intent that the skill has no reply for: its name is outside input."""


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


class Delivery:
    """Turns a reply into the response.

    `declared`: the intents that the skill has replies for. `observe`: called once a turn,
    after its log line.
    """

    def __init__(
        self, content: Content, declared: Collection[str], observe: Observe | None
    ) -> None:
        """Prepare what renders."""
        self._renderer = Renderer(content)
        self._declared = declared
        self._observe = observe

    def __call__(self, handler_input: HandlerInput, turn: Turn, reply: Reply) -> Response:
        """Return the response to a turn; set its session attributes and record it."""
        session = remember(turn, reply)
        if handler_input.request_envelope.session is not None:
            handler_input.attributes_manager.session_attributes = session.write()
        presentation = Presentation(has_screen=turn.has_screen, slow=session.slow)
        response = self._renderer.render(reply, presentation)
        self._record(turn, reply)
        return response

    def _record(self, turn: Turn, reply: Reply) -> None:
        record = TurnRecord(
            request=turn.request,
            intent=turn.intent if turn.intent in self._declared else _UNDECLARED,
            topic=key_of(reply.address),
            outcome=reply.outcome,
            seconds=round(time.perf_counter() - turn.started, 6),
        )
        log_line(LOG, logging.INFO, record)
        if self._observe:
            try:
                self._observe(record)
            except Exception as error:  # noqa: BLE001  # it mustn't cost the listener an answer
                log_line(LOG, logging.ERROR, {"error": type(error).__name__, "where": "observe"})
