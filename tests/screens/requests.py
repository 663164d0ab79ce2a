"""Requests for an entry, and by a touch; the screen of a response."""

from typing import Any

from tests.requests import intent_request


def intent(name: str, *slot_and_id: str) -> dict[str, Any]:
    """Return the request for an intent, with one slot resolved to an id where there is one."""
    slots = {slot_and_id[0]: slot_and_id[1:]} if slot_and_id else {}
    return intent_request(name, **slots)


def touch(arguments: list[str]) -> dict[str, Any]:
    """Return the request that a touch makes."""
    return {"type": "Alexa.Presentation.APL.UserEvent", "arguments": arguments}


def entry_request(key: str) -> dict[str, Any]:
    """Return the request that asks for an entry of the content."""
    slot, _, id_ = key.rpartition(":")
    if slot:
        return intent(f"{slot.capitalize()}Intent", slot, id_)
    return intent("".join(word.capitalize() for word in key.split("-")) + "Intent")


def screen_of(response: dict[str, Any]) -> dict[str, Any]:
    """Return what the response's screen shows; raises where it has none."""
    (directive,) = response["response"]["directives"]
    shown: dict[str, Any] = directive["datasources"]["screen"]
    return shown
