"""Flask, without the part of its work at each request that this endpoint has no use for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask, request_tearing_down
from flask.sessions import NullSession, SessionInterface
from werkzeug.routing import MapAdapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Request
    from werkzeug.routing import Rule

Found = tuple["Rule", dict[str, Any]]


class _NoSession(SessionInterface):
    """Alexa has no cookies: one session for all, which refuses to be written to."""

    _session = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        del app, request
        return self._session


class _FoundRoute(MapAdapter):
    """The way to a route that was found before."""

    found: Found

    def match(self, *_args: object, **_options: object) -> Any:  # noqa: ANN401 - as its base
        return self.found


class Endpoint(Flask):
    """An application whose routes depend on path and method alone."""

    session_interface = _NoSession()

    def __init__(self, name: str) -> None:
        """Begin without routes."""
        super().__init__(name, static_folder=None)
        self._found: dict[tuple[str, str], _FoundRoute] = {}

    def add_route(self, rule: str, method: str, view: Any) -> None:  # noqa: ANN401 - Flask's
        """Let a view answer a path without variables and a method; no other method with it."""
        self.add_url_rule(
            rule,
            endpoint=rule.strip("/"),
            view_func=view,
            methods=[method],
            provide_automatic_options=False,
        )
        route = _FoundRoute(*self._place(rule, method))
        route.found = (next(self.url_map.iter_rules(rule.strip("/"))), {})
        self._found[rule, method] = route

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Return what finds the route.

        Flask's own reads the host that the caller names, twice, for routes by host and for
        building addresses. Here are neither, and finding a route again is a look into a
        dictionary; the rest, and what is refused, goes Flask's way.
        """
        if request is None:
            return None
        found = self._found.get((request.path, request.method))
        return found or MapAdapter(*self._place(request.path, request.method))

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function: none here is asynchronous, and asking costs at each call."""
        return func

    # What follows skips the search for functions to call where none is registered. It covers
    # the application's; `after_this_request` and the session have no use here.

    def preprocess_request(self, *given: Any) -> Any:  # noqa: ANN401 - as Flask has it
        """Call what is registered to run before a request."""
        if self.before_request_funcs or self.url_value_preprocessors:
            return super().preprocess_request(*given)
        return None

    def process_response(self, *given: Any) -> Any:  # noqa: ANN401 - as Flask has it
        """Call what is registered to run after a request; return the response."""
        return super().process_response(*given) if self.after_request_funcs else given[-1]

    def do_teardown_request(self, *given: Any) -> None:  # noqa: ANN401 - as Flask has it
        """Call what is registered to run at the end of a request."""
        if self.teardown_request_funcs or request_tearing_down.receivers:
            super().do_teardown_request(*given)

    def _place(self, path: str, method: str) -> tuple[Any, ...]:
        """Return map, server, script, subdomain, scheme, path and method."""
        return self.url_map, "localhost", "/", "", "https", path, method
