"""What a caller who isn't let in gets, and what the log says of it."""

import json
from logging import ERROR, WARNING, getLogger

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from skill.log import log_line, origin_of
from skill.verification.errors import RefusalError
from skill.web.metrics import Metrics

LOGGER = getLogger("skill.refusals")
BAD_REQUEST = 400
UNANSWERABLE = "unanswerable"
# Other client errors of the framework say no more than a plain 400 would.
_HTTP = {
    404: ("not_found", "not found"),
    405: ("method", "method not allowed"),
    413: ("too_large", "request too large"),
    415: ("media_type", "unsupported media type"),
}
_PLAIN = ("framework", "bad request")


def register_refusals(app: Flask, metrics: Metrics) -> None:
    """Answer everything that the application raises, whatever it is.

    The caller gets a status and one fixed line, the log one line with the reason.
    """

    def refuse(error: Exception) -> Response:
        status, reason, detail = _classify(error)
        metrics.count_refusal(reason)
        line = {"event": "refusal", "reason": reason, "detail": detail, "status": status}
        log_line(LOGGER, ERROR if reason == UNANSWERABLE else WARNING, line)
        return _response(status, error)

    app.register_error_handler(Exception, refuse)


def _classify(error: Exception) -> tuple[int, str, str]:
    """Return status, reason and detail."""
    if isinstance(error, RefusalError):
        return BAD_REQUEST, error.reason, error.detail
    if isinstance(error, HTTPException) and (error.code or 500) < 500:  # noqa: PLR2004
        status = error.code if error.code in _HTTP else BAD_REQUEST
        return status, _HTTP.get(status, _PLAIN)[0], type(error).__name__
    # The skill answers every envelope that can be read, so this one couldn't be.
    return BAD_REQUEST, UNANSWERABLE, f"{type(error).__name__} in {origin_of(error)}"


def _response(status: int, error: Exception) -> Response:
    message = _HTTP.get(status, _PLAIN)[1]
    response = Response(json.dumps({"error": message}) + "\n", status, mimetype="application/json")
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response
