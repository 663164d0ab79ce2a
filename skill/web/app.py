"""The Flask application: its routes, and nothing that raises past them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST

from skill.builder import build_skill
from skill.content import load
from skill.publish.pages import privacy_page, terms_page
from skill.web.adapter import VerifyingAdapter
from skill.web.chain import chain_reader, load_roots
from skill.web.endpoint import Endpoint
from skill.web.incoming import MAX_BODY_BYTES
from skill.web.keys import KeyCache
from skill.web.metrics import Metrics
from skill.web.refusals import register_refusals
from skill.web.settings import Settings, read_settings
from skill.web.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def build_app(config: Mapping[str, object]) -> Flask:
    """Make the application; see `skill.web.create_app` for what `config` may hold."""
    settings = read_settings(config, os.environ)
    app = Endpoint("skill.web")
    app.config.from_mapping(config)
    # One more than the limit: a body without a length is cut off there in silence, and
    # the byte too many is how that shows.
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES + 1
    # Redirecting `//alexa` to `/alexa` would answer a POST with a 308.
    app.url_map.merge_slashes = False
    metrics = Metrics(topics=load().entries)
    register_refusals(app, metrics)
    app.add_route("/alexa", "POST", _alexa(app, settings, metrics))
    app.add_route("/healthz", "GET", _healthz)
    app.add_route("/metrics", "GET", _metrics(metrics))
    app.add_route("/privacy", "GET", _page(privacy_page()))
    app.add_route("/terms", "GET", _page(terms_page()))
    return app


def _alexa(app: Flask, settings: Settings, metrics: Metrics) -> Callable[[], Response]:
    keys = KeyCache(settings.fetch_chain, chain_reader(load_roots(settings.trust_roots)))
    verifier = Verifier(keys, settings.skill_id)
    skill = build_skill(settings.skill_id, observe=metrics.count_turn)
    adapter = VerifyingAdapter(skill, settings.skill_id, verifier, app)

    def alexa() -> Response:
        begun = time.perf_counter()
        answered = False
        try:
            response = adapter.dispatch_request()
            answered = True
            return response
        finally:
            metrics.time_request(time.perf_counter() - begun, answered=answered)

    return alexa


def _healthz() -> Response:
    return Response('{"status": "ok"}\n', mimetype="application/json")


def _metrics(metrics: Metrics) -> Callable[[], Response]:
    return lambda: Response(metrics.page(), content_type=CONTENT_TYPE_LATEST)


def _page(html: str) -> Callable[[], Response]:
    return lambda: Response(html, mimetype="text/html")
