"""How often downloading may fail before it has to wait."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from skill.web.errors import DownloadError

if TYPE_CHECKING:
    from datetime import datetime

WINDOW = timedelta(seconds=30)
MAX_FAILURES_OF_ONE_URL = 3
MAX_FAILURES = 64


class Brake:
    """Remembers the failures of the last 30 seconds, 64 at most.

    A URL may fail three times in that time, so that a short disturbance is got over
    at the next request; all URLs together 64 times, so that a stranger who makes up
    URLs can't keep us downloading. The caller holds a lock.
    """

    def __init__(self) -> None:
        """Begin with no failure."""
        self._failures: deque[tuple[datetime, str]] = deque(maxlen=MAX_FAILURES)

    def check(self, url: str, moment: datetime, *, trusted: bool) -> None:
        """Raise `DownloadError` where this URL has to wait.

        A trusted URL, one that served a good chain before, waits for its own
        failures only: nobody else's can hold it up.
        """
        self._forget(moment)
        own = sum(failed == url for _, failed in self._failures)
        if own >= MAX_FAILURES_OF_ONE_URL:
            raise DownloadError(detail="failed a moment ago")
        if not trusted and len(self._failures) >= MAX_FAILURES:
            raise DownloadError(detail="too many failures of late")

    def count(self, url: str, moment: datetime) -> None:
        """Remember that a download of this URL, begun at that moment, failed."""
        self._failures.append((moment, url))

    def _forget(self, moment: datetime) -> None:
        # From one end it would be enough, were clocks never set back.
        kept = [entry for entry in self._failures if abs(moment - entry[0]) < WINDOW]
        self._failures.clear()
        self._failures.extend(kept)
