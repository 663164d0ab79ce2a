"""flask-ask-sdk's adapter, with a verification of our own in place of its two checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from flask import request

from skill.web.answers import Answer
from skill.web.incoming import read_body, require_json
from skill.web.stock import stock_adapter

if TYPE_CHECKING:
    from ask_sdk_core.skill import CustomSkill
    from flask import Flask

    from skill.web.verifier import Verifier


class VerifyingAdapter(stock_adapter.SkillAdapter):  # type: ignore[misc, name-defined]  # untyped
    """Answers the requests that are genuine."""

    def __init__(self, skill: CustomSkill, skill_id: str, verifier: Verifier, app: Flask) -> None:
        """Stand for the skill in an application, the stock adapter's checks left out."""
        app.config[stock_adapter.VERIFY_SIGNATURE_APP_CONFIG] = False
        app.config[stock_adapter.VERIFY_TIMESTAMP_APP_CONFIG] = False
        super().__init__(skill=skill, skill_id=skill_id, app=app)
        self._verifier = verifier

    def dispatch_request(self) -> Answer:
        """Return the skill's answer to Flask's current request.

        Raises a `RefusalError`, or werkzeug's `HTTPException`, where it isn't genuine.
        """
        # The request itself: each look through Flask's stand-in takes a microsecond.
        current = request._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
        require_json(current.environ)
        envelope = self._verifier.verify(current.headers, read_body(current))
        # What was verified is what is answered: the skill's serializer takes it as it is.
        answer = self._webservice_handler.verify_request_and_dispatch(current.headers, envelope)
        return Answer(msgspec.json.encode(answer) + b"\n")
