"""The one clock of the endpoint, so that certificates and timestamps agree on now."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.fromtimestamp(time.time(), UTC)
