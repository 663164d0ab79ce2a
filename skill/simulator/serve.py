"""The simulator's page: a small server on loopback, for the person at this computer alone.

It is no part of the skill's endpoint and verifies no signature: `skill.web` is what Alexa
talks to. Whatever isn't asked from this computer's own browser, for this page, is refused.
"""

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from flask import Flask, Response, abort, request, send_from_directory
from werkzeug.serving import WSGIRequestHandler, make_server

from skill.content import Content
from skill.simulator.acts import Act, perform
from skill.simulator.conversations import Conversations
from skill.simulator.device import Device

HOST = "127.0.0.1"
PAGE = Path(__file__).with_name("page")
LONGEST = 16 * 1024
"""Most bytes of a request from the page."""
_NAMES = frozenset({HOST, "localhost"})
_CDN = "https://cdn.jsdelivr.net"
_COMMON = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data:; "
_POLICY = _COMMON + "script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'"
_SCREEN_POLICY = _COMMON + (
    # The renderer makes functions from text and styles elements as it draws; it runs in a
    # frame that belongs to no origin, so it reaches neither the page nor the server.
    f"script-src 'self' {_CDN} 'unsafe-eval'; style-src 'unsafe-inline'; "
    # Its style sheet names fonts there; the frame's own style leaves them unused.
    "font-src https://d1gkjrhppbyzyh.cloudfront.net; "
    "connect-src data:; frame-ancestors 'self'; sandbox allow-scripts"
)


def create_page(new_device: Callable[[], Device], content: Content) -> Flask:
    """Return the application: the page, its files, and `POST /turn`."""
    app = Flask("skill.simulator", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST
    conversations = Conversations(new_device)
    app.before_request(_refuse_strangers)
    app.after_request(_guard)
    app.add_url_rule("/", "index", lambda: send_from_directory(PAGE, "index.html"))
    app.add_url_rule("/page/<name>", "page", lambda name: send_from_directory(PAGE, name))
    app.add_url_rule("/turn", "turn", lambda: _turn(conversations, content), methods=["POST"])
    return app


def serve_page(app: Flask, port: int, *, browser: bool) -> None:
    """Serve the page until interrupted; raises OSError where the port can't be had.

    `port` 0 takes any free one. The address is printed, and opened where `browser` says so.
    """
    # Bound here: werkzeug's own attempt prints and exits where the port is taken.
    listener = socket.create_server((HOST, port))
    server = make_server(
        HOST, port, app, threaded=True, request_handler=_Quiet, fd=listener.fileno()
    )
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    print(f"Pain Pump Guide is at {address} (Ctrl-C ends it)", flush=True)  # noqa: T201
    if browser:
        webbrowser.open(address)
    server.serve_forever()


class _Quiet(WSGIRequestHandler):
    """Logs nothing: not even an address says what was asked."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's name
        """Drop the line."""


def _turn(conversations: Conversations, content: Content) -> Response:
    if not request.is_json:
        abort(415)
    try:
        act = msgspec.json.decode(request.get_data(), type=Act)
    except msgspec.DecodeError:
        abort(400)
    name, conversation = conversations.get(act.conversation)
    with conversation.turn:
        turn: dict[str, Any] = perform(act, conversation.device, content)
    forgotten = bool(act.conversation) and name != act.conversation
    body = msgspec.json.encode({"conversation": name, "forgotten": forgotten, **turn})
    return Response(body, mimetype="application/json")


def _refuse_strangers() -> None:
    """Refuse another host's name (DNS rebinding) and another site's page."""
    origin = request.headers.get("Origin")
    own = request.host.rpartition(":")[0] or request.host
    foreign = origin is not None and origin != request.host_url.rstrip("/")
    if own not in _NAMES or (foreign and request.method == "POST"):
        abort(403)


def _guard(response: Response) -> Response:
    screen = request.path == "/page/screen.html"
    response.headers["Content-Security-Policy"] = _SCREEN_POLICY if screen else _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
