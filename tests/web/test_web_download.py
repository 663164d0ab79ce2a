"""The download: its time and size limits, and every way a server can misbehave."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
import urllib3

from skill.verification import download
from skill.verification.download import SIZE_LIMIT_BYTES, download_chain
from skill.verification.errors import DownloadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Serve = Callable[[Iterable[bytes]], str]

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"


@pytest.fixture(autouse=True)
def plain_pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Use a pool that may speak plain HTTP, as the test's servers do."""
    with urllib3.PoolManager() as pool:
        monkeypatch.setattr(download, "_pool", lambda: pool)
        yield


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server on loopback that sends these pieces to its first caller."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def start(pieces: Iterable[bytes]) -> str:
        thread = threading.Thread(target=_send, args=(listener, pieces), daemon=True)
        thread.start()
        threads.append(thread)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/echo.api/cert.pem"

    yield start
    listener.close()
    for thread in threads:
        thread.join(10)


def _send(listener: socket.socket, pieces: Iterable[bytes]) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(65536)
        try:
            for piece in pieces:
                connection.sendall(piece)
        except OSError:
            return  # the caller hung up, as it should


def detail(url: str) -> str:
    """Return why a download was refused."""
    with pytest.raises(DownloadError) as caught:
        download_chain(url)
    return caught.value.detail


def test_a_file_comes_back_as_it_is(serve: Serve) -> None:
    """What the server sends with status 200 is the chain."""
    assert b"chain" == download_chain(serve([OK, b"Content-Length: 5\r\n\r\nchain"]))


def test_the_largest_permitted_file_is_read(serve: Serve) -> None:
    """64 KB is still read."""
    content = b"x" * SIZE_LIMIT_BYTES
    assert content == download_chain(serve([OK, b"\r\n", content]))


def test_a_file_in_chunks_comes_back_whole(serve: Serve) -> None:
    """A server that doesn't say the length beforehand is understood too."""
    chunks = b"Transfer-Encoding: chunked\r\n\r\n3\r\ncha\r\n2\r\nin\r\n0\r\n\r\n"
    assert b"chain" == download_chain(serve([OK + chunks]))


@pytest.mark.parametrize("status", ["204 No Content", "403 Forbidden", "404 Not Found", "500 Oops"])
def test_any_other_status_is_refused(serve: Serve, status: str) -> None:
    """An error page is never taken for a chain."""
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    assert f"status {status[:3]}" == detail(serve([answer]))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(serve: Serve, status: int) -> None:
    """A redirect is refused, so nothing is fetched from anywhere else."""
    location = b"Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    answer = f"HTTP/1.1 {status} Moved\r\n".encode() + location
    assert f"status {status}" == detail(serve([answer]))


def test_an_endless_file_is_broken_off(serve: Serve) -> None:
    """A body without an end costs 64 KB and no more."""
    endless = iter(lambda: b"x" * 4096, b"")
    assert "too large" == detail(serve(_after(OK + b"\r\n", endless)))


def test_a_drip_is_broken_off(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that keeps sending a little is still held to the limit for the whole."""
    monkeypatch.setattr(download, "TIME_LIMIT_SECONDS", -1.0)
    monkeypatch.setattr(urllib3, "Timeout", lambda total: abs(total) * 10)
    assert "too slow" == detail(serve([OK, b"\r\n", b"x"]))


def test_silence_is_given_up(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes the call and says nothing costs the time limit."""
    monkeypatch.setattr(download, "TIME_LIMIT_SECONDS", 0.05)
    hung_up = threading.Event()
    try:
        assert "no answer: ReadTimeoutError" == detail(serve(_wait(hung_up)))
    finally:
        hung_up.set()


def test_a_reset_is_refused(serve: Serve) -> None:
    """A connection that ends before the answer is a refusal."""
    assert "no answer: ProtocolError" == detail(serve([]))


def test_a_broken_off_body_is_refused(serve: Serve) -> None:
    """Half a file is no file."""
    answer = [OK, b"Content-Length: 100\r\n\r\nhalf"]
    assert "broken off: ProtocolError" == detail(serve(answer))


def test_no_listener_is_refused() -> None:
    """A refused connection is a refusal."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert "no answer: NewConnectionError" == detail(f"http://127.0.0.1:{port}/")


def test_the_real_pool_checks_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pool that production uses verifies the server it talks to."""
    monkeypatch.undo()
    assert "CERT_REQUIRED" == download._pool().connection_pool_kw["cert_reqs"]  # noqa: SLF001


def _after(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _wait(event: threading.Event) -> Iterator[bytes]:
    event.wait(10)
    yield b""
