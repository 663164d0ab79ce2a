"""Whether a request was made just now, so that a recorded one can't be replayed."""

import re
from datetime import datetime, timedelta

from skill.verification.clock import now
from skill.verification.errors import FreshnessError
from skill.verification.signed_body import Envelope, part

TOLERANCE = timedelta(seconds=150)
# Amazon delivers events about the skill itself late, and repeats them for an hour.
EVENT_TOLERANCE = timedelta(seconds=3600)
_EVENT_PREFIX = "AlexaSkillEvent."
# Narrower than the standard library reads: with date, time and offset, or refused.
_TIMESTAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)", re.ASCII
)


def check_freshness(envelope: Envelope) -> None:
    """Check that the request's timestamp is at most 150 s off, before or after now.

    Events named `AlexaSkillEvent.*` may be 3,600 s off. Raises `FreshnessError`.
    """
    request = envelope.get("request")
    kind = part(request, "type")
    made = _moment(part(request, "timestamp"))
    is_event = isinstance(kind, str) and kind.startswith(_EVENT_PREFIX)
    if abs(now() - made) > (EVENT_TOLERANCE if is_event else TOLERANCE):
        raise FreshnessError(detail="too old or too far ahead")


def _moment(timestamp: object) -> datetime:
    if not isinstance(timestamp, str) or not _TIMESTAMP.fullmatch(timestamp):
        raise FreshnessError(detail="absent or not ISO 8601 with an offset")
    try:
        return datetime.fromisoformat(timestamp)
    except ValueError:
        raise FreshnessError(detail="no such moment") from None
