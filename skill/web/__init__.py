"""The web endpoint: only requests that Alexa signed for this skill get in."""

from collections.abc import Mapping

from flask import Flask

__all__ = ["create_app"]


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Make the Flask application: `/alexa`, `/healthz`, `/metrics`, `/privacy`, `/terms`.

    `config` may hold SKILL_ID (default: the environment's ALEXA_SKILL_ID),
    TRUST_ROOTS (path of a PEM bundle, default certifi's) and FETCH_CHAIN (callable
    from URL to PEM bytes, default the real download). Raises `StartError` with a
    message that says how to mend it where one of them is missing or malformed.
    """
    # Imported here so that the gunicorn configuration, which lives in this package,
    # can choose the metrics' folder before the metrics client is loaded.
    from skill.web.app import build_app  # noqa: PLC0415

    return build_app(config or {})
