"""A device without the device: keeps a conversation, and speaks Alexa's envelopes to the skill."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from typing import Any

from skill.alexa import APL, TOUCH
from skill.simulator.phrases import FALLBACK
from skill.simulator.understanding import LAUNCH, Understanding, Understood

Handle = Callable[[dict[str, Any]], dict[str, Any]]
"""Answers a request envelope with a response envelope."""
_TAG = re.compile(r"<[^>]*>")
_PAUSE = re.compile(r"</p>")
_SESSIONS = count(1)


@dataclass(frozen=True)
class Heard:
    """One turn as the listener meets it.

    `speech` and `reprompt` are plain text as heard; `listening` tells whether the microphone
    is open; `topic` and `answer` are the entry and answer last heard; `card` has
    `title` and `text`; `response` is the raw envelope.
    """

    utterance: str
    understood: Understood
    speech: str
    reprompt: str
    listening: bool
    topic: str
    answer: str
    card: dict[str, str] | None
    request: dict[str, Any] = field(repr=False)
    response: dict[str, Any] = field(repr=False)


class Device:
    """Holds one listener's conversation at a time."""

    def __init__(
        self, handle: Handle, understanding: Understanding, *, has_screen: bool = False
    ) -> None:
        """Talk to the skill through `handle`; `has_screen` announces a screen."""
        self._handle = handle
        self._understanding = understanding
        self.has_screen = has_screen
        self.end()

    @property
    def listening(self) -> bool:
        """Whether a conversation is open."""
        return bool(self._session)

    def end(self) -> None:
        """Forget the conversation; the next thing said begins a new one."""
        self._session: dict[str, Any] = {}

    def open(self) -> Heard:
        """Open the skill without a question."""
        return self._turn("", Understood(LAUNCH), {"type": LAUNCH})

    def say(self, utterance: str) -> Heard:
        """Say something; outside a conversation, as a one-shot question."""
        understood = self._understanding.understand(utterance)
        if understood.intent == LAUNCH:
            return self._turn(utterance, understood, {"type": LAUNCH})
        return self._turn(utterance, understood, _intent_request(understood))

    def touch(self, arguments: list[str]) -> Heard:
        """Touch what carries `arguments` on the screen."""
        understood = Understood(arguments[0] if arguments else FALLBACK)
        return self._turn("", understood, {"type": TOUCH, "arguments": arguments})

    def fall_silent(self) -> None:
        """Say nothing even after the reprompt: Alexa ends the session."""
        if self._session:
            self._send({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"})
        self.end()

    def _turn(self, utterance: str, understood: Understood, request: dict[str, Any]) -> Heard:
        envelope, response = self._send(request)
        body = response.get("response", {})
        ended = body.get("shouldEndSession") is not False
        attributes = response.get("sessionAttributes") or {}
        self._session = {} if ended else {**self._session, "new": False, "attributes": attributes}
        return Heard(
            utterance=utterance,
            understood=understood,
            speech=_plain(body.get("outputSpeech")),
            reprompt=_plain((body.get("reprompt") or {}).get("outputSpeech")),
            listening=not ended,
            topic=attributes.get("topic", ""),
            answer=attributes.get("answer", ""),
            card=_card(body.get("card")),
            request=envelope,
            response=response,
        )

    def _send(self, request: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        if not self._session:
            self._session = {
                "new": True,
                "sessionId": f"simulated-{next(_SESSIONS)}",
                "attributes": {},
            }
        interfaces = {APL: {"runtime": {"maxVersion": "1.4"}}} if self.has_screen else {}
        envelope = {
            "version": "1.0",
            "session": {**self._session, "application": {"applicationId": ""}},
            "context": {
                "System": {
                    "application": {"applicationId": ""},
                    "device": {"deviceId": "simulated", "supportedInterfaces": interfaces},
                }
            },
            "request": {"requestId": "simulated", "locale": "en-US", **request},
        }
        return envelope, self._handle(envelope)


def _intent_request(understood: Understood) -> dict[str, Any]:
    slots = {
        name: {
            "name": name,
            "value": slot.value,
            "resolutions": {"resolutionsPerAuthority": [_resolution(slot.ids)]},
        }
        for name, slot in understood.slots.items()
    }
    return {"type": "IntentRequest", "intent": {"name": understood.intent, "slots": slots}}


def _resolution(ids: tuple[str, ...]) -> dict[str, Any]:
    if not ids:
        return {"authority": "simulated", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    values = [{"value": {"name": id_, "id": id_}} for id_ in ids]
    return {"authority": "simulated", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}


def _plain(speech: dict[str, Any] | None) -> str:
    """Return SSML as the words heard."""
    text = _TAG.sub("", _PAUSE.sub(" ", (speech or {}).get("ssml", "")))
    return " ".join(unescape(text).split())


def _card(card: dict[str, Any] | None) -> dict[str, str] | None:
    return {"title": card["title"], "text": card["content"]} if card else None
