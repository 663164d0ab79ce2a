"""Requests for an answer, and by a touch; the screen of a response."""

from typing import Any

from tests.requests import intent_request


def intent(name: str, *slot_and_id: str) -> dict[str, Any]:
    """Return the request for an intent, with one slot resolved to an id where there is one."""
    slots = {slot_and_id[0]: slot_and_id[1:]} if slot_and_id else {}
    return intent_request(name, **slots)


def touch(arguments: list[str]) -> dict[str, Any]:
    """Return the request that a touch makes."""
    return {"type": "Alexa.Presentation.APL.UserEvent", "arguments": arguments}


def answer_request(address: str) -> dict[str, Any]:
    """Return the request that asks for an answer of the content, by the naming contract."""
    key, _, answer = address.partition(".")
    slot, _, id_ = key.rpartition(":")
    words = f"{slot or key}-{answer}".split("-")
    name = "".join(word.capitalize() for word in words) + "Intent"
    return intent(name, slot, id_) if slot else intent(name)


def screen_of(response: dict[str, Any]) -> dict[str, Any]:
    """Return what the response's screen shows; raises where it has none."""
    (directive,) = response["response"]["directives"]
    shown: dict[str, Any] = directive["datasources"]["screen"]
    return shown
