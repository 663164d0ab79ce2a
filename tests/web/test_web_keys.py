"""The cache of signing keys: what it keeps, and what it doesn't let strangers do."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from skill.verification import keys as keys_module
from skill.verification.bulkhead import MAX_FAILURES_OF_ONE_URL, WINDOW
from skill.verification.cert_url import USUAL_NAMES, is_usual
from skill.verification.chain import SigningKey
from skill.verification.errors import ChainError, DownloadError
from skill.verification.keys import (
    MAX_KEYS,
    MAX_OTHER_DOWNLOADS,
    MAX_OTHER_FAILURES,
    MAX_WAITING,
    KeyCache,
)
from tests.web.alexa import URL, Shelf
from tests.web.authority import DAY, NOW, rsa_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import time_machine

PUBLIC = rsa_key("alexa").public_key()


def read_days(pem: bytes, _moment: datetime = NOW) -> SigningKey:
    """Stand in for the chain check: the bytes say how many days the key has left."""
    if not pem.isdigit():
        raise ChainError(detail="bad")
    return SigningKey(PUBLIC, NOW - DAY, NOW + int(pem) * DAY)


def cache_of(shelf: Shelf) -> KeyCache:
    """Return a cache that downloads from the shelf."""
    return KeyCache(shelf, read_days)


class Gate:
    """A download that hangs until it is let go."""

    def __init__(self, pem: bytes = b"30") -> None:
        """Answer with these bytes in the end."""
        self._pem = pem
        self.entered = threading.Semaphore(0)
        self.opened = threading.Event()

    def __call__(self) -> bytes:
        """Hang, then answer."""
        self.entered.release()
        assert self.opened.wait(30)
        return self._pem


@pytest.fixture
def gate() -> Iterator[Gate]:
    """Give a gate that is open after the test, whatever happened in it."""
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a download."""
    monkeypatch.setattr(keys_module, "TIME_LIMIT_SECONDS", 0.0)


def refuse(cache: KeyCache, url: str) -> str:
    """Ask for a key that can't be had; return the reason."""
    with pytest.raises(DownloadError) as caught:
        cache.get(url)
    return caught.value.detail


def test_a_key_is_downloaded_once_until_it_ends(clock: time_machine.Traveller) -> None:
    """The second request and the millionth need no download; one after the end does."""
    shelf = Shelf({"a": b"30"})
    cache = cache_of(shelf)
    assert [PUBLIC, PUBLIC] == [cache.get("a"), cache.get("a")]
    assert ["a"] == shelf.asked
    clock.move_to(NOW + 30 * DAY + timedelta(seconds=1))
    shelf.answers["a"] = b"60"
    assert PUBLIC == cache.get("a")
    assert ["a", "a"] == shelf.asked


def test_concurrent_first_requests_download_once(gate: Gate) -> None:
    """Sixteen requests for one unknown key wait for one download and all get it."""
    shelf = Shelf({"a": gate})
    cache = cache_of(shelf)
    with ThreadPoolExecutor(16) as pool:
        waiting = [pool.submit(cache.get, "a") for _ in range(16)]
        gate.entered.acquire()
        gate.opened.set()
        assert [PUBLIC] * 16 == [future.result() for future in waiting]
    assert ["a"] == shelf.asked


def test_those_who_wait_share_a_failure_too() -> None:
    """A download that fails refuses everyone who waited for it, each on their own."""
    gate = Gate(b"bad")
    shelf = Shelf({"a": gate})
    cache = cache_of(shelf)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(cache.get, "a") for _ in range(4)]
        gate.entered.acquire()
        gate.opened.set()
        errors = [future.exception() for future in waiting]
    assert all(isinstance(error, ChainError | DownloadError) for error in errors)
    assert len(set(map(id, errors))) == len(errors)


def test_one_failure_is_got_over_at_once() -> None:
    """A short disturbance costs the requests it hit and no others."""
    shelf = Shelf({"a": ConnectionResetError()})
    cache = cache_of(shelf)
    assert "ConnectionResetError" == refuse(cache, "a")
    shelf.answers["a"] = b"30"
    assert PUBLIC == cache.get("a")


def test_a_url_that_keeps_failing_waits_a_while(clock: time_machine.Traveller) -> None:
    """After three failures a URL isn't asked for until the window is over."""
    shelf = Shelf({})
    cache = cache_of(shelf)
    for _ in range(50):
        refuse(cache, "a")
    assert ["a"] * MAX_FAILURES_OF_ONE_URL == shelf.asked
    shelf.answers["a"] = b"30"
    assert "failed a moment ago" == refuse(cache, "a")
    clock.shift(WINDOW)
    assert PUBLIC == cache.get("a")


def test_made_up_urls_cause_no_endless_downloads(clock: time_machine.Traveller) -> None:
    """All URLs together have a bound, which starts anew when the window is over."""
    shelf = Shelf({})
    cache = cache_of(shelf)
    for number in range(500):
        refuse(cache, f"made-up-{number}")
    assert len(shelf.asked) == MAX_OTHER_FAILURES
    clock.shift(WINDOW)
    refuse(cache, "one more")
    assert len(shelf.asked) == MAX_OTHER_FAILURES + 1


def test_a_clock_set_back_frees_the_brake(clock: time_machine.Traveller) -> None:
    """Failures that seem to lie in the future aren't held against anyone for years."""
    shelf = Shelf({})
    cache = cache_of(shelf)
    for _ in range(MAX_FAILURES_OF_ONE_URL):
        refuse(cache, "a")
    clock.move_to(NOW - timedelta(hours=12))
    shelf.answers["a"] = b"30"
    assert PUBLIC == cache.get("a")


def test_strangers_cannot_hold_up_a_url_that_was_good(clock: time_machine.Traveller) -> None:
    """A known URL whose key has ended is renewed even while strangers spend the bound."""
    shelf = Shelf({"a": b"1"})
    cache = cache_of(shelf)
    cache.get("a")
    clock.move_to(NOW + 2 * DAY)
    for number in range(MAX_OTHER_FAILURES):
        refuse(cache, f"made-up-{number}")
    assert "too many failures of late" == refuse(cache, "b")
    shelf.answers["a"] = b"30"
    assert PUBLIC == cache.get("a")


def test_failures_of_made_up_urls_cannot_hold_up_the_first_request() -> None:
    """After a start, Amazon's key is downloaded whatever strangers have asked for before."""
    shelf = Shelf({URL: b"30"})
    cache = cache_of(shelf)
    for number in range(500):
        refuse(cache, f"{URL}{number}")
    assert PUBLIC == cache.get(URL)


def test_hanging_downloads_cannot_hold_up_the_first_request(gate: Gate) -> None:
    """While as many downloads hang as may, and as many requests wait, Amazon's key is had."""
    slow = [f"slow-{number}" for number in range(MAX_OTHER_DOWNLOADS)]
    shelf = Shelf({**dict.fromkeys(slow, gate), URL: b"30"})
    cache = cache_of(shelf)
    with ThreadPoolExecutor(MAX_WAITING + 1) as pool:
        asked = [pool.submit(cache.get, slow[n % len(slow)]) for n in range(MAX_WAITING + 1)]
        error = next(as_completed(asked, timeout=30)).exception()
        assert isinstance(error, DownloadError)
        assert "too many requests wait" == error.detail
        assert "too many downloads at a time" == refuse(cache, "another")
        assert PUBLIC == cache.get(URL)
        gate.opened.set()


def test_a_request_that_may_not_wait_leaves_the_key_to_the_next() -> None:
    """Where too many wait, the download is begun all the same."""
    shelf = Shelf({"a": b"30"})
    cache = cache_of(shelf)
    waiting = cache._others.waiting  # noqa: SLF001 - as if so many waited
    for _ in range(MAX_WAITING):
        waiting.acquire()
    assert "too many requests wait" == refuse(cache, "a")
    waiting.release()
    assert PUBLIC == cache.get("a")
    assert ["a"] == shelf.asked


def test_usual_names_are_few_and_have_bounds_of_their_own() -> None:
    """Each may fail three times, and all of that takes nothing away from other names."""
    shelf = Shelf({"another": b"30"})
    cache = cache_of(shelf)
    names = [f"{number}{end}" for number in ("", *range(-150, 0)) for end in ("", "-ats")]
    usual = [url for name in names if is_usual(url := URL.replace(".pem", f"{name}.pem"))]
    for _ in range(MAX_FAILURES_OF_ONE_URL + 1):
        for url in usual:
            refuse(cache, url)
    assert len(usual) == USUAL_NAMES
    assert len(shelf.asked) == MAX_FAILURES_OF_ONE_URL * USUAL_NAMES
    assert PUBLIC == cache.get("another")


def test_failures_evict_nothing_good() -> None:
    """After any number of failures the good key is still there without a download."""
    shelf = Shelf({"a": b"30"})
    cache = cache_of(shelf)
    cache.get("a")
    for number in range(500):
        refuse(cache, f"made-up-{number}")
    shelf.asked.clear()
    assert PUBLIC == cache.get("a")
    assert not shelf.asked


def test_the_cache_is_bounded_and_keeps_what_lasts() -> None:
    """Over the bound the key that ends first makes room."""
    shelf = Shelf({str(days): str(days).encode() for days in range(1, MAX_KEYS + 2)})
    cache = cache_of(shelf)
    for url in shelf.answers:
        cache.get(url)
    shelf.asked.clear()
    for url in reversed(shelf.answers):
        cache.get(url)
    assert ["1"] == shelf.asked


@pytest.mark.usefixtures("impatient")
def test_a_download_that_hangs_is_given_up(gate: Gate) -> None:
    """A request waits for the time limit and no longer; later ones don't wait again."""
    shelf = Shelf({"a": gate})
    cache = cache_of(shelf)
    assert ["timed out", "timed out"] == [refuse(cache, "a"), refuse(cache, "a")]
    assert ["a"] == shelf.asked


@pytest.mark.usefixtures("impatient")
def test_a_known_key_is_served_while_downloads_hang(gate: Gate) -> None:
    """Downloads that hang take a bounded number of threads and hold up no known key."""
    shelf = Shelf({f"slow-{number}": gate for number in range(100)})
    cache = cache_of(shelf)
    cache._keys["a"] = read_days(b"30")  # noqa: SLF001 - as if downloaded before
    details = {refuse(cache, f"slow-{number}") for number in range(100)}
    assert {"timed out", "too many downloads at a time"} == details
    assert len(shelf.asked) <= MAX_OTHER_DOWNLOADS
    assert PUBLIC == cache.get("a")


def test_a_key_that_lands_meanwhile_is_not_downloaded_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between looking and waiting another request may have brought the key."""
    shelf = Shelf({"a": b"30"})
    cache = cache_of(shelf)
    looks = iter([None, read_days(b"30")])
    monkeypatch.setattr(cache, "_current", lambda _: next(looks))
    assert PUBLIC == cache.get("a")
    assert [] == shelf.asked


def test_only_so_many_requests_wait(gate: Gate) -> None:
    """One more than may wait is refused at once instead of taking one more thread."""
    cache = cache_of(Shelf({"a": gate}))
    with ThreadPoolExecutor(MAX_WAITING + 1) as pool:
        waiting = [pool.submit(cache.get, "a") for _ in range(MAX_WAITING + 1)]
        refused = next(as_completed(waiting, timeout=30))
        error = refused.exception()
        gate.opened.set()
        assert isinstance(error, DownloadError)
        assert "too many requests wait" == error.detail
        waiting.remove(refused)
        assert [PUBLIC] * MAX_WAITING == [future.result() for future in waiting]


@pytest.mark.parametrize(
    "error",
    [
        OSError(),
        TimeoutError(),
        ConnectionRefusedError(),
        KeyError("url"),
        RecursionError(),
        MemoryError(),
        SystemExit(),
        KeyboardInterrupt(),
        DownloadError(detail="status 404"),
    ],
    ids=repr,
)
def test_whatever_a_download_raises_is_a_refusal(error: BaseException) -> None:
    """A replaced download may raise anything; it becomes one type."""
    assert refuse(cache_of(Shelf({"a": error})), "a")


def test_a_thread_that_cannot_start_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine short of threads fails one request, not the URL for ever."""
    cache = cache_of(Shelf({"a": b"30"}))
    with monkeypatch.context() as short:
        short.setattr(threading.Thread, "start", _cannot_start)
        with pytest.raises(RuntimeError):
            cache.get("a")
    assert PUBLIC == cache.get("a")


def _cannot_start(_thread: threading.Thread) -> None:
    raise RuntimeError
