"""How an answer goes out: complete, to the byte, and with what others add to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from werkzeug.test import EnvironBuilder

from tests.web.alexa import envelope, headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from flask import Flask, Response


def sent(application: WSGIApplication) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of an answer as a server gets them."""
    body = json.dumps(envelope()).encode()
    builder = EnvironBuilder("/alexa", method="POST", data=body, headers=[*headers(body).items()])
    started: list[tuple[str, dict[str, str]]] = []

    def start(status: str, given: list[tuple[str, str]], _error: Any = None) -> Any:
        assert len(given) == len(dict(given))
        started.append((status, dict(given)))

    content = b"".join(application(builder.get_environ(), start))
    return *started[0], content


def test_an_answer_goes_out_whole(app: Flask) -> None:
    """The length is that of the bytes, and the line ends."""
    status, given, body = sent(app)
    assert "200 OK" == status
    assert {"Content-Type": "application/json", "Content-Length": str(len(body))} == given
    assert body.endswith(b"}\n")


def test_what_is_registered_with_flask_has_its_say(app: Flask) -> None:
    """Functions before, after and at the end of a request run, and may change the answer."""
    seen: list[str] = []

    def after(response: Response) -> Response:
        seen.append("after")
        response.headers["X-Added"] = "yes"
        return response

    app.before_request(lambda: seen.append("before"))
    app.after_request(after)
    app.teardown_request(lambda _: seen.append("end"))
    _, given, body = sent(app)
    assert ["before", "after", "end"] == seen
    assert ("yes", str(len(body))) == (given["X-Added"], given["Content-Length"])
