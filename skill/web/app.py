"""The Flask application: its routes, and nothing that raises past them."""

import os
import time
from collections.abc import Callable, Mapping

from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST

from skill.builder import build_skill
from skill.content import load
from skill.render.pages import privacy_page, terms_page
from skill.verification.chain import chain_reader, load_roots
from skill.verification.keys import KeyCache
from skill.verification.verifier import Verifier
from skill.web.adapter import VerifyingAdapter
from skill.web.incoming import MAX_BODY_BYTES
from skill.web.metrics import Metrics
from skill.web.refusals import register_refusals
from skill.web.settings import Settings, read_settings


def build_app(config: Mapping[str, object]) -> Flask:
    """Make the application; see `skill.web.create_app` for what `config` may hold."""
    settings = read_settings(config, os.environ)
    app = Flask("skill.web", static_folder=None)
    app.config.from_mapping(config)
    # One more than the limit: a body without a length is cut off there in silence, and
    # the byte too many is how that shows.
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES + 1
    # Redirecting `//alexa` to `/alexa` would answer a POST with a 308.
    app.url_map.merge_slashes = False
    metrics = Metrics(topics=load().entries)
    register_refusals(app, metrics)
    for rule, method, view in (
        ("/alexa", "POST", _alexa(app, settings, metrics)),
        ("/healthz", "GET", _healthz),
        ("/metrics", "GET", _metrics(metrics)),
        ("/privacy", "GET", _page(privacy_page())),
        ("/terms", "GET", _page(terms_page())),
    ):
        app.add_url_rule(rule, rule, view, methods=[method], provide_automatic_options=False)
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
