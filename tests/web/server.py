"""The documented command, run on a free loopback port."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tests.web.alexa import SKILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [
    sys.executable,
    *("-m", "gunicorn", "--config", "python:skill.web.gunicorn_conf", "--bind", "127.0.0.1:0"),
]


class Server(NamedTuple):
    """A server that listens: its port, and the id of the process that its workers belong to."""

    port: int
    process: int


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """Return this environment without a skill id, with temporary files in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "ALEXA_SKILL_ID"}
    return {**kept, "TMPDIR": str(folder), **changes}


@contextmanager
def serving(folder: Path, *application: str, **changes: str) -> Iterator[Server]:
    """Run the server, logging to `folder`/log, and stop it as systemd would."""
    variables = environment(folder, ALEXA_SKILL_ID=SKILL_ID, **changes)
    log = folder / "log"
    with log.open("w") as errors:
        server = subprocess.Popen([*COMMAND, *application], env=variables, stderr=errors)  # noqa: S603
    try:
        yield Server(_port(log, server), server.pid)
    finally:
        server.terminate()
        assert 0 == server.wait(30)


def _port(log: Path, server: subprocess.Popen[bytes]) -> int:
    while server.poll() is None:
        if found := re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", log.read_text()):
            return int(found[1])
    raise AssertionError(log.read_text())
