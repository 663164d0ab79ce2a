"""The keys that may sign: each downloaded and verified once, then kept."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from skill.verification.bulkhead import MAX_FAILURES_OF_ONE_URL, Bulkhead
from skill.verification.cert_url import USUAL_NAMES, is_usual
from skill.verification.chain import ReadChain, SigningKey
from skill.verification.clock import now
from skill.verification.download import TIME_LIMIT_SECONDS
from skill.verification.errors import DownloadError, RefusalError

MAX_KEYS = 16
# Trusted URLs are so few that each may have a download and all its failures: the bounds
# on them together are never met. The others can be made up without end.
MAX_TRUSTED_DOWNLOADS = MAX_KEYS + USUAL_NAMES
MAX_OTHER_DOWNLOADS = 8
MAX_OTHER_FAILURES = 64
MAX_WAITING = 96


class _Flight:
    """A download under way, and what came of it."""

    def __init__(self, moment: datetime, bulkhead: Bulkhead) -> None:
        self.begun = moment
        self.bulkhead = bulkhead
        self.landed = threading.Event()
        self.deadline = time.monotonic() + TIME_LIMIT_SECONDS
        self.outcome: SigningKey | RefusalError = DownloadError(detail="no outcome")


class KeyCache:
    """Signing keys by canonical URL, 16 at most.

    Each is downloaded once, whoever asks, and a request waits for that 3 seconds at
    most. URLs that served a good chain before, or have one of Amazon's usual names, are
    few and have bounds of their own: 96 requests wait. For all others together it is 8
    downloads at a time, 64 failures in 30 seconds, and 96 requests that wait. What is
    over a bound is refused at once, so that made-up URLs hold up neither a key that is
    here nor the first request for one with a usual name.
    """

    def __init__(self, fetch: Callable[[str], bytes], read_chain: ReadChain) -> None:
        """Fetch with one callable and verify with the other."""
        self._fetch = fetch
        self._read_chain = read_chain
        self._keys: dict[str, SigningKey] = {}
        self._flights: dict[str, _Flight] = {}
        self._trusted = Bulkhead(
            downloads=MAX_TRUSTED_DOWNLOADS,
            failures=MAX_TRUSTED_DOWNLOADS * MAX_FAILURES_OF_ONE_URL,
            waiting=MAX_WAITING,
        )
        self._others = Bulkhead(
            downloads=MAX_OTHER_DOWNLOADS, failures=MAX_OTHER_FAILURES, waiting=MAX_WAITING
        )
        self._lock = threading.Lock()

    def get(self, url: str) -> RSAPublicKey:
        """Return the key at this canonical URL.

        Raises `DownloadError` or `ChainError` where there is none to trust.
        """
        key = self._current(url)
        if key is None:
            key = self._wait(url)
        return key.public_key

    def _current(self, url: str) -> SigningKey | None:
        key = self._keys.get(url)
        return key if key is not None and key.is_current(now()) else None

    def _wait(self, url: str) -> SigningKey:
        with self._lock:
            key = self._current(url)
            if key is not None:  # it landed between the look and the lock
                return key
            flight = self._flights.get(url) or self._start(url)
        waiting = flight.bulkhead.waiting
        if not waiting.acquire(blocking=False):
            # The download goes on all the same: a later request finds its key.
            raise DownloadError(detail="too many requests wait")
        try:
            flight.landed.wait(max(0.0, flight.deadline - time.monotonic()))
        finally:
            waiting.release()
        return _outcome(flight)

    def _start(self, url: str) -> _Flight:
        """Begin a download; the caller holds the lock."""
        moment = now()
        bulkhead = self._trusted if url in self._keys or is_usual(url) else self._others
        downloads = sum(flight.bulkhead is bulkhead for flight in self._flights.values())
        bulkhead.check(url, moment, downloads)
        flight = _Flight(moment, bulkhead)
        # A thread of its own: the limit holds even where a name look-up hangs, which
        # no socket's time limit covers. A daemon, so that it can't delay the end.
        thread = threading.Thread(target=self._fly, args=(url, flight), daemon=True)
        thread.start()
        self._flights[url] = flight  # it can't land before: landing takes the lock
        return flight

    def _fly(self, url: str, flight: _Flight) -> None:
        try:
            flight.outcome = self._read_chain(self._fetch(url), flight.begun)
        except RefusalError as error:
            flight.outcome = error
        # Whatever a replaced download raises, those who wait must be told.
        except BaseException as error:  # noqa: BLE001
            flight.outcome = DownloadError(detail=type(error).__name__)
        with self._lock:
            del self._flights[url]
            if isinstance(flight.outcome, RefusalError):
                flight.bulkhead.count(url, flight.begun)
            else:
                self._keep(url, flight.outcome)
        flight.landed.set()

    def _keep(self, url: str, key: SigningKey) -> None:
        self._keys[url] = key
        if len(self._keys) > MAX_KEYS:
            # Only a verified chain gets here, so what makes room is the key that
            # would have ended first, never a good one for a stranger's.
            del self._keys[min(self._keys, key=lambda kept: self._keys[kept].not_after)]


def _outcome(flight: _Flight) -> SigningKey:
    if not flight.landed.is_set():
        raise DownloadError(detail="timed out")
    if isinstance(flight.outcome, RefusalError):
        raise flight.outcome.again()
    return flight.outcome
