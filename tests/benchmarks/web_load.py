"""Loads the endpoint from a process of its own, as documented: gunicorn, 2 workers.

`python -m tests.benchmarks.web_load [SECONDS]` (default 60) runs two rounds with 16
connections. First genuine requests only: none may fail, and memory may not grow after
the first 10 seconds. Then every tenth request is an attack, with a certificate download
that hangs: no genuine request may fail or wait for it. Prints what it saw, and fails
where one of these doesn't hold.
"""

from __future__ import annotations

import http.client
import itertools
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from tests.benchmarks.web_load_app import FOLDER_VARIABLE
from tests.benchmarks.web_world import make_world, signed_request
from tests.web.server import serving

CONNECTIONS = 16
WARM_UP_SECONDS = 10
SETTLED_GROWTH_KB = 4096
HELD_UP_SECONDS = 2.0  # one that waited for a certificate would take 3
OK, BAD_REQUEST = 200, 400
Request = tuple[bytes, dict[str, str], int]
NextRequest = Callable[[], Request]


@dataclass
class Round:
    """What one round saw."""

    seconds: list[float] = field(default_factory=list)
    attacks: int = 0
    wrong: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def main() -> int:
    """Run both rounds; return 0 where both are as they should be."""
    duration = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = make_world()
        (folder / "roots.pem").write_bytes(world.root_pem)
        (folder / "chain.pem").write_bytes(world.chain)
        application = "tests.benchmarks.web_load_app:create()"
        with serving(folder, application, **{FOLDER_VARIABLE: name}) as (port, parent):
            _wait_for_workers(port)
            calm = _round(port, parent, duration, attacked=False)
            attacked = _round(port, parent, duration, attacked=True)
        traces = (folder / "log").read_text().count("Traceback")
    return int(_report("genuine", calm) + _report("attacked", attacked) + traces > 0)


def _wait_for_workers(port: int) -> None:
    """Return when a worker answers: the server listens before its workers have started."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/healthz")
    connection.getresponse().read()
    connection.close()


def _round(port: int, parent: int, duration: int, *, attacked: bool) -> Round:
    """Send requests over all connections for that many seconds."""
    seen, end = Round(), time.monotonic() + duration
    body, headers = signed_request()
    numbers = itertools.count()

    def next_request() -> Request:
        number = next(numbers)
        if not attacked or number % 10:
            return body, headers, OK
        return _attack(number // 10, body, headers)

    threads = [
        threading.Thread(target=_connection, args=(port, end, next_request, seen))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        seen.memory.append(_memory(parent))
        time.sleep(1)
    for thread in threads:
        thread.join()
    return seen


def _attack(number: int, body: bytes, headers: dict[str, str]) -> Request:
    """Return one of several attacks; most name a certificate that never comes."""
    url = f"https://s3.amazonaws.com/echo.api/made-up-{number if number % 3 else 0}.pem"
    kinds: list[tuple[bytes, dict[str, str]]] = [
        (body, {**headers, "SignatureCertChainUrl": url}),
        (body, {**headers, "SignatureCertChainUrl": url}),
        (body + b" ", headers),
        (b"[" * 100_000, headers),
        (body, {}),
    ]
    return *kinds[number % len(kinds)], BAD_REQUEST


def _connection(port: int, end: float, next_request: NextRequest, seen: Round) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < end:
        body, headers, expected = next_request()
        begun = time.perf_counter()
        try:
            connection.request("POST", "/alexa", body, headers)
            response = connection.getresponse()
            response.read()
        except OSError as error:
            seen.wrong.append(repr(error))
            connection.close()
            continue
        if response.status != expected:
            seen.wrong.append(f"{response.status} instead of {expected}")
        if expected == OK:
            seen.seconds.append(time.perf_counter() - begun)
        else:
            seen.attacks += 1
    connection.close()


def _memory(parent: int) -> int:
    """Return the resident memory of all workers, in KB."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    statuses = (Path(f"/proc/{child}/status").read_text() for child in children)
    return sum(int(size) for text in statuses for size in re.findall(r"VmRSS:\s+(\d+)", text))


def _report(name: str, seen: Round) -> int:
    """Print what a round saw; return how many things are not as they should be."""
    cuts = [1000 * cut for cut in quantiles(seen.seconds, n=100)]
    slowest = max(seen.seconds)
    settled = seen.memory[WARM_UP_SECONDS:] or seen.memory[-1:]
    growth = settled[-1] - settled[0]
    print(
        f"{name}: {len(seen.seconds)} genuine and {seen.attacks} attacks, "
        f"{len(seen.wrong)} wrong {seen.wrong[:3]}; median {cuts[49]:.1f} ms, 99 % within "
        f"{cuts[98]:.1f} ms, slowest {1000 * slowest:.0f} ms; memory at first "
        f"{seen.memory[0]} KB, settled {settled[0]} KB, growth since {growth} KB"
    )
    return len(seen.wrong) + (growth > SETTLED_GROWTH_KB) + (slowest > HELD_UP_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
