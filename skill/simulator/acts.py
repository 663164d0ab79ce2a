"""One turn on the simulator's page: what the page asks for, and what it is told."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from skill.alexa import RENDER
from skill.content import Content
from skill.simulator.device import Device, Heard
from skill.simulator.suggestions import suggest

_Argument = Annotated[str, Meta(max_length=160)]


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the listener does: opens the skill, says words, touches, stays silent, starts over.

    `conversation` is the name that the turn before was told, empty at first; `screen` tells
    whether the chosen device has one.
    """

    act: Literal["open", "say", "touch", "silence", "restart"]
    conversation: Annotated[str, Meta(max_length=64)] = ""
    screen: bool = False
    words: Annotated[str, Meta(max_length=500)] = ""
    arguments: Annotated[list[_Argument], Meta(max_length=3)] = []


def perform(act: Act, device: Device, content: Content) -> dict[str, Any]:
    """Do `act` on `device`; return the turn as the page shows it, as plain JSON data."""
    device.has_screen = act.screen
    heard = _act(act, device)
    if heard is None:
        return {"listening": False, "suggestions": suggest(content, None)}
    return _told(heard) | {"suggestions": suggest(content, heard)}


def _act(act: Act, device: Device) -> Heard | None:
    """Return what is heard; None where the conversation ended without a word."""
    if act.act == "open":
        return device.open()
    if act.act == "say":
        return device.say(act.words)
    if act.act == "touch":
        return device.touch(act.arguments)
    if act.act == "silence":
        device.fall_silent()
    device.end()
    return None


def _told(heard: Heard) -> dict[str, Any]:
    understood = heard.understood
    return {
        "utterance": heard.utterance,
        "intent": understood.intent,
        "confidence": understood.confidence,
        "nearest": understood.nearest,
        "slots": [
            {"name": name, "value": slot.value, "ids": slot.ids}
            for name, slot in understood.slots.items()
        ],
        "topic": heard.topic,
        "answer": heard.answer,
        "speech": heard.speech,
        "reprompt": heard.reprompt,
        "listening": heard.listening,
        "card": heard.card,
        "screen": _screen(heard),
        "request": heard.request,
        "response": heard.response,
    }


def _screen(heard: Heard) -> dict[str, Any] | None:
    """Return the document and data of the response's screen, if it has one."""
    for directive in heard.response.get("response", {}).get("directives") or []:
        if directive["type"] == RENDER:
            return {name: directive[name] for name in ("document", "datasources")}
    return None
