"""How much downloading and waiting URLs of one kind may cause, whatever the others do."""

import threading
from datetime import datetime, timedelta

from skill.verification.errors import DownloadError

WINDOW = timedelta(seconds=30)
MAX_FAILURES_OF_ONE_URL = 3


class Bulkhead:
    """The bounds of one kind of URL, and the failures of its last 30 seconds.

    A URL may fail three times in that time, so that a short disturbance is got over at
    the next request. For all URLs of the kind together, `downloads` may be under way at
    a time, `failures` may happen in that time, and `waiting` requests may wait.
    """

    def __init__(self, *, downloads: int, failures: int, waiting: int) -> None:
        """Begin with nothing under way and no failure."""
        self._most_downloads = downloads
        self._most_failures = failures
        self._failures: list[tuple[datetime, str]] = []
        self.waiting = threading.BoundedSemaphore(waiting)

    def check(self, url: str, moment: datetime, downloads: int) -> None:
        """Raise `DownloadError` where this URL may not be downloaded at this moment.

        `downloads`: how many of this kind are under way. The caller holds a lock.
        """
        # From one end it would be enough to look, were clocks never set back.
        self._failures = [entry for entry in self._failures if abs(moment - entry[0]) < WINDOW]
        if sum(failed == url for _, failed in self._failures) >= MAX_FAILURES_OF_ONE_URL:
            raise DownloadError(detail="failed a moment ago")
        if len(self._failures) >= self._most_failures:
            raise DownloadError(detail="too many failures of late")
        if downloads >= self._most_downloads:
            raise DownloadError(detail="too many downloads at a time")

    def count(self, url: str, moment: datetime) -> None:
        """Remember that a download begun at that moment failed; the caller holds a lock."""
        self._failures.append((moment, url))
