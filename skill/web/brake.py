"""How often downloading may fail before it has to wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from skill.web.errors import DownloadError

if TYPE_CHECKING:
    from datetime import datetime

WINDOW = timedelta(seconds=30)
MAX_FAILURES_OF_ONE_URL = 3
MAX_FAILURES = 64


class Brake:
    """Remembers the failures of the last 30 seconds.

    A URL may fail three times in that time, so that a short disturbance is got over
    at the next request; all that anyone can make up 64 times together, so that a
    stranger can't keep us downloading. The caller holds a lock.
    """

    def __init__(self) -> None:
        """Begin with no failure."""
        self._failures: list[tuple[datetime, str]] = []

    def check(self, url: str, moment: datetime, *, trusted: bool) -> None:
        """Raise `DownloadError` where this URL has to wait.

        A trusted URL waits for its own failures only: nobody else's can hold it up.
        There must be few of these, since all their failures are remembered.
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
        self._failures = [entry for entry in self._failures if abs(moment - entry[0]) < WINDOW]
