"""The documented command: it starts, refuses over real sockets, adds up, and cleans up."""

from __future__ import annotations

import gc
import json
import os
import re
import socket
import subprocess
import tempfile
from datetime import UTC
from typing import TYPE_CHECKING
from unittest import mock
from urllib.request import urlopen

import pytest
import time_machine

from skill.verification.keys import MAX_WAITING
from skill.web import gunicorn_conf
from skill.web.settings import METRICS_FOLDER_VARIABLE
from tests.benchmarks.web_load_app import FOLDER_VARIABLE
from tests.benchmarks.web_world import make_world, signed_request
from tests.web.alexa import SKILL_ID
from tests.web.server import COMMAND, environment, serving

if TYPE_CHECKING:
    from pathlib import Path


def _talk(port: int, request: bytes) -> bytes:
    """Send bytes as they are; return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        answer = bytearray()
        while piece := connection.recv(65536):
            answer += piece
    return bytes(answer)


def _post(*headers: str, body: bytes = b"") -> bytes:
    lines = ["POST /alexa HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def test_it_serves_refuses_and_cleans_up(tmp_path: Path) -> None:
    """Health, refusals over real sockets, numbers of all workers, nothing left behind."""
    large = b"%x\r\n%s\r\n0\r\n\r\n" % (300_000, b" " * 300_000)
    requests = {
        _post("Content-Length: 2", body=b"{}"): b"400",
        _post("Signature-256: a", "Signature-256: a", "Content-Length: 0"): b"400",
        _post("Content-Length: nonsense"): b"400",
        _post("Transfer-Encoding: chunked", body=b"2\r\n{}\r\n0\r\n\r\n"): b"400",
        _post("Transfer-Encoding: chunked", body=b"zebra\r\n"): b"400",
        _post("Content-Length: 0", "Script_Name: /zebra"): b"400",
        b"ZEBRA\r\n\r\n": b"400",
        b"GET /alexa HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n": b"405",
    }
    with serving(tmp_path) as (port, _):
        with urlopen(f"http://127.0.0.1:{port}/healthz") as response:
            assert 200 == response.status
        statuses = [_talk(port, request).split()[1] for request in requests]
        signed = _post(
            *("SignatureCertChainUrl: https://x/", "Signature-256: a"),
            *("Transfer-Encoding: chunked", "Content-Type: application/json"),
            body=large,
        )
        assert b"413" == _talk(port, signed).split()[1]
        with urlopen(f"http://127.0.0.1:{port}/metrics") as response:
            page = response.read().decode()
    assert [*requests.values()] == statuses
    counted = re.findall(r"^pain_pump_refusals_total\{.*\} (\d)", page, re.MULTILINE)
    # gunicorn itself refuses the senseless length, and what isn't HTTP
    assert 7 == sum(map(int, counted))
    assert ["log"] == [path.name for path in tmp_path.iterdir()]
    log = (tmp_path / "log").read_text()
    assert "Invalid request" in log
    for unwanted in ("Traceback", "zebra", "ZEBRA", "from ip"):
        assert unwanted not in log


def test_a_genuine_request_is_answered_whole(tmp_path: Path, clock: time_machine.Traveller) -> None:
    """Over a real socket, with a certificate downloaded for it: every byte that is announced."""
    # The server lives in the real time.
    clock.move_to(time_machine.escape_hatch.datetime.datetime.now(UTC))
    world = make_world()
    (tmp_path / "roots.pem").write_bytes(world.root_pem)
    (tmp_path / "chain.pem").write_bytes(world.chain)
    body, headers = signed_request()
    lines = [f"{name}: {value}" for name, value in headers.items()]
    request = _post(*lines, f"Content-Length: {len(body)}", body=body)
    changes = {FOLDER_VARIABLE: str(tmp_path)}
    with serving(tmp_path, "tests.benchmarks.web_load_app:create()", **changes) as (port, _):
        head, _, answer = _talk(port, request).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert f"Content-Length: {len(answer)}" in head.decode()
    assert "1.0" == json.loads(answer)["version"]


def test_the_hooks_prepare_and_clean_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workers' shared folder lives from start to end; start-up objects aren't swept."""
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("yes"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("ALEXA_SKILL_ID", SKILL_ID)
    monkeypatch.setenv(METRICS_FOLDER_VARIABLE, "replaced")
    gunicorn_conf.on_starting(mock.Mock())
    gunicorn_conf.post_worker_init(mock.Mock())
    assert [os.environ[METRICS_FOLDER_VARIABLE]] == [str(path) for path in tmp_path.iterdir()]
    gunicorn_conf.on_exit(mock.Mock())
    assert [] == [*tmp_path.iterdir()]
    assert ["yes"] == frozen
    monkeypatch.setenv("ALEXA_SKILL_ID", "")
    with pytest.raises(SystemExit, match="ALEXA_SKILL_ID"):
        gunicorn_conf.on_starting(mock.Mock())


def test_more_threads_than_may_wait_for_a_certificate() -> None:
    """However many requests wait for downloads, threads are left for known keys."""
    assert gunicorn_conf.threads > 2 * MAX_WAITING


@pytest.mark.parametrize("skill_id", ["", "nonsense"])
def test_without_a_skill_id_it_does_not_start(tmp_path: Path, skill_id: str) -> None:
    """The start ends at once, with a message that says what to set and no traceback."""
    variables = environment(tmp_path, ALEXA_SKILL_ID=skill_id)
    ended = subprocess.run(  # noqa: S603
        COMMAND, env=variables, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode
    assert "Set the environment variable ALEXA_SKILL_ID" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [] == [*tmp_path.iterdir()]
