"""How an answer goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Answer(Response):
    """A line of JSON that is complete, and goes out as it is.

    For the general case of a response, the library looks for what may be missing in the
    headers, and wraps the body so that what is open can be closed; here nothing is.
    """

    def __init__(self, body: bytes) -> None:
        """Take the body, encoded."""
        super().__init__([body], content_type="application/json")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send status, headers and body; with more headers than the one, the library's way."""
        if len(self.headers) > 1:
            return super().__call__(environ, start_response)
        body = cast("list[bytes]", self.response)
        start_response(self.status, [*self.headers, ("Content-Length", str(len(body[0])))])
        return body
