"""What came in: whether it says it is JSON, and its bytes, as many as are allowed."""

from flask import Request
from werkzeug.exceptions import (
    ClientDisconnected,
    HTTPException,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

MAX_BODY_BYTES = 256 * 1024


def require_json(request: Request) -> None:
    """Refuse a body that says it is something else; one that says nothing is read."""
    coding = request.headers.get("Content-Encoding", "identity").lower()
    if request.mimetype not in {"", "application/json"} or coding != "identity":
        raise UnsupportedMediaType


def read_body(request: Request) -> bytes:
    """Return the raw body.

    Raises `RequestEntityTooLarge` beyond `MAX_BODY_BYTES`, `ClientDisconnected` where
    fewer bytes came than were announced, or in pieces that make no sense.
    """
    try:
        body = request.get_data()
    except HTTPException:
        raise
    except Exception:  # noqa: BLE001 - whatever the server raises of what the caller sent
        raise ClientDisconnected from None
    if len(body) > MAX_BODY_BYTES:
        raise RequestEntityTooLarge
    return body
