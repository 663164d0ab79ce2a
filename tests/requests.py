"""Request envelopes as Alexa sends them."""

from typing import Any

APL = "Alexa.Presentation.APL"


def envelope(
    request: dict[str, Any],
    attributes: dict[str, Any] | None = None,
    *,
    screen: bool = False,
    skill_id: str = "amzn1.ask.skill.test",
) -> dict[str, Any]:
    """Return the envelope of a request to a skill, in a session with these attributes."""
    interfaces = {APL: {"runtime": {"maxVersion": "2024.1"}}} if screen else {}
    application = {"applicationId": skill_id}
    return {
        "version": "1.0",
        "session": {
            "new": not attributes,
            "sessionId": "amzn1.echo-api.session.test",
            "application": application,
            "attributes": attributes or {},
            "user": {"userId": "amzn1.ask.account.SECRET"},
        },
        "context": {
            "System": {
                "application": application,
                "user": {"userId": "amzn1.ask.account.SECRET"},
                "device": {"deviceId": "SECRET-DEVICE", "supportedInterfaces": interfaces},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "SECRET-TOKEN",
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.test",
            "timestamp": "2026-11-22T03:00:00Z",
            "locale": "en-US",
            **request,
        },
    }


def intent_request(name: str, **slots: tuple[str, ...]) -> dict[str, Any]:
    """Return an IntentRequest; each slot resolves to the ids given (none: no match)."""
    return {
        "type": "IntentRequest",
        "intent": {
            "name": name,
            "confirmationStatus": "NONE",
            "slots": {slot: _slot(slot, ids) for slot, ids in slots.items()},
        },
    }


def _slot(name: str, ids: tuple[str, ...]) -> dict[str, Any]:
    match: dict[str, Any] = {
        "authority": f"amzn1.er-authority.echo-sdk.test.{name.upper()}",
        "status": {"code": "ER_SUCCESS_MATCH" if ids else "ER_SUCCESS_NO_MATCH"},
    }
    if ids:
        match["values"] = [{"value": {"name": id_, "id": id_}} for id_ in ids]
    return {
        "name": name,
        "value": "SECRET-WORDS",
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": {"resolutionsPerAuthority": [match]},
    }
