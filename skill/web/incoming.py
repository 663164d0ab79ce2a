"""What came in: whether it says it is JSON, and its bytes, as many as are allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import (
    ClientDisconnected,
    HTTPException,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from flask import Request

MAX_BODY_BYTES = 256 * 1024
_MAX_DIGITS = 9


def require_json(environ: WSGIEnvironment) -> None:
    """Refuse a body that says it is something else; one that says nothing is read."""
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    coding = environ.get("HTTP_CONTENT_ENCODING", "identity").lower()
    if kind not in {"", "application/json"} or coding != "identity":
        raise UnsupportedMediaType


def read_body(request: Request) -> bytes:
    """Return the raw body.

    Raises `RequestEntityTooLarge` beyond `MAX_BODY_BYTES`, `ClientDisconnected` where
    fewer bytes came than were announced, or in pieces that make no sense.
    """
    length = request.environ.get("CONTENT_LENGTH", "")
    try:
        if _is_plain(length) and "HTTP_TRANSFER_ENCODING" not in request.environ:
            body = _read(request.environ, int(length))
        else:
            body = request.get_data()
    except HTTPException:
        raise
    except Exception:  # noqa: BLE001 - whatever the server raises of what the caller sent
        raise ClientDisconnected from None
    if len(body) > MAX_BODY_BYTES:
        raise RequestEntityTooLarge
    return body


def _is_plain(length: str) -> bool:
    return length.isdecimal() and len(length) <= _MAX_DIGITS


def _read(environ: WSGIEnvironment, length: int) -> bytes:
    """Read a body of known length at once: the library's way, in rounds, is for the others."""
    if length > MAX_BODY_BYTES:
        raise RequestEntityTooLarge
    body: bytes = environ["wsgi.input"].read(length)
    if len(body) != length:
        raise ClientDisconnected
    return body
