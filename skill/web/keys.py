"""The keys that may sign: each downloaded and verified once, then kept."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from skill.web.brake import Brake
from skill.web.cert_url import is_usual
from skill.web.clock import now
from skill.web.download import TIME_LIMIT_SECONDS
from skill.web.errors import DownloadError, RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from skill.web.chain import ReadChain, SigningKey

MAX_KEYS = 16
MAX_DOWNLOADS = 8
MAX_WAITING = 128


class _Flight:
    """A download under way, and what came of it."""

    def __init__(self, moment: datetime) -> None:
        self.begun = moment
        self.landed = threading.Event()
        self.deadline = time.monotonic() + TIME_LIMIT_SECONDS
        self.outcome: SigningKey | RefusalError = DownloadError(detail="no outcome")


class KeyCache:
    """Signing keys by canonical URL.

    Bounds: 16 keys; 8 downloads at a time, one for each URL whoever asks; 128 requests
    that wait for one, 3 seconds at most each. What is over a bound is refused at
    once, so a download that hangs holds up nobody whose key is here already. A URL that
    served a good chain before, or has one of Amazon's usual names, is tried in any case:
    made-up URLs can't hold up the first request after a start either.
    """

    def __init__(self, fetch: Callable[[str], bytes], read_chain: ReadChain) -> None:
        """Fetch with one callable and verify with the other."""
        self._fetch = fetch
        self._read_chain = read_chain
        self._keys: dict[str, SigningKey] = {}
        self._flights: dict[str, _Flight] = {}
        self._brake = Brake()
        self._lock = threading.Lock()
        self._waiting = threading.BoundedSemaphore(MAX_WAITING)

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
        if not self._waiting.acquire(blocking=False):
            raise DownloadError(detail="too many requests wait")
        try:
            with self._lock:
                key = self._current(url)
                if key is not None:  # it landed between the look and the lock
                    return key
                flight = self._flights.get(url) or self._start(url)
            flight.landed.wait(max(0.0, flight.deadline - time.monotonic()))
        finally:
            self._waiting.release()
        return _outcome(flight)

    def _start(self, url: str) -> _Flight:
        """Begin a download; the caller holds the lock."""
        moment = now()
        trusted = url in self._keys or is_usual(url)
        self._brake.check(url, moment, trusted=trusted)
        if not trusted and len(self._flights) >= MAX_DOWNLOADS:
            raise DownloadError(detail="too many downloads at a time")
        flight = _Flight(moment)
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
                self._brake.count(url, flight.begun)
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
