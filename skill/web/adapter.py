"""flask-ask-sdk's adapter, with a verification of our own in place of its two checks."""

import msgspec
from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, request

from skill.verification.verifier import Verifier
from skill.web.incoming import read_body, require_json
from skill.web.stock import stock_adapter


class VerifyingAdapter(stock_adapter.SkillAdapter):  # type: ignore[misc, name-defined]  # untyped
    """Answers the requests that are genuine."""

    def __init__(self, skill: CustomSkill, skill_id: str, verifier: Verifier, app: Flask) -> None:
        """Stand for the skill in an application, the stock adapter's checks left out."""
        app.config[stock_adapter.VERIFY_SIGNATURE_APP_CONFIG] = False
        app.config[stock_adapter.VERIFY_TIMESTAMP_APP_CONFIG] = False
        super().__init__(skill=skill, skill_id=skill_id, app=app)
        self._verifier = verifier

    def dispatch_request(self) -> Response:
        """Return the skill's answer to Flask's current request.

        Raises a `RefusalError`, or werkzeug's `HTTPException`, where it isn't genuine.
        """
        require_json(request)
        envelope = self._verifier.verify(request.headers, read_body(request))
        # What was verified is what is answered: the skill's serializer takes it as it is.
        answer = self._webservice_handler.verify_request_and_dispatch(request.headers, envelope)
        return Response(msgspec.json.encode(answer) + b"\n", mimetype="application/json")
