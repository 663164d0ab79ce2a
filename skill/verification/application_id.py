"""Whether a request is for this skill and not for another of Alexa's."""

from skill.verification.errors import ApplicationError
from skill.verification.signed_body import Envelope, part


def check_application(envelope: Envelope, skill_id: str) -> None:
    """Check the application id in the context and in the session.

    A request without a session states it once, another twice. Raises
    `ApplicationError` unless it is stated and every statement names this skill.
    """
    stated = [
        application.get("applicationId")
        for place in (part(envelope.get("context"), "System"), envelope.get("session"))
        if isinstance(application := part(place, "application"), dict)
    ]
    if not stated:
        raise ApplicationError(detail="absent")
    if any(application_id != skill_id for application_id in stated):
        raise ApplicationError(detail="another skill's")
