"""AWS Lambda on loopback: a small Runtime API, and a function under AWS's own runtime client."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 60
"""Seconds that an answer may take on a busy machine before the test gives up."""
_VERSION = "/2018-06-01/runtime"


@dataclass(frozen=True)
class Answer:
    """What a function answered: its response, or the error that the runtime client reported."""

    kind: str
    body: Any


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Keep quiet where a function was ended while it waited."""


class RuntimeApi:
    """Hands one event at a time to the function that asks for it, and collects its answers."""

    def __init__(self) -> None:
        """Listen on a free loopback port."""
        self._events: queue.Queue[tuple[object] | None] = queue.Queue()
        self.answers: queue.Queue[Answer] = queue.Queue()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The host and port, as AWS_LAMBDA_RUNTIME_API has it."""
        return f"127.0.0.1:{self._server.server_port}"

    def give(self, event: object) -> None:
        """Let the function have `event` next."""
        self._events.put((event,))

    def close(self) -> None:
        """Stop listening; a function that still asks gets no event."""
        self._events.put(None)
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                """Answer `invocation/next` once there is an event."""
                given = api._events.get()
                if given is None:
                    self.close_connection = True
                    return
                body = json.dumps(given[0]).encode()
                self.send_response(200)
                self.send_header("Lambda-Runtime-Aws-Request-Id", "request")
                self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 8000))
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:test")
                # AWS's client crashes on an answer without its type.
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:
                """Take a response or an error."""
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()
                kind = self.path.removeprefix(_VERSION).rsplit("/", 1)[-1]
                api.answers.put(Answer(kind, json.loads(body)))

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        return Handler


class Function:
    """A packaged function in a process of its own, as Lambda runs it."""

    def __init__(
        self, task: Path, runtime: Path, handler: str, variables: Mapping[str, str] | None = None
    ) -> None:
        """Start `handler` of the folder `task`, with the runtime client that `runtime` holds.

        Nothing else can be imported but the standard library.
        """
        self._api = RuntimeApi()
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and folders
            [sys.executable, "-S", "-B", "-m", "awslambdaric", handler],
            cwd=task,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join([str(task), str(runtime)]),
                "LAMBDA_TASK_ROOT": str(task),
                "AWS_LAMBDA_RUNTIME_API": self._api.address,
                "AWS_LAMBDA_FUNCTION_NAME": "test",
                "AWS_LAMBDA_FUNCTION_VERSION": "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
                **(variables or {}),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._log: list[str] = []
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()

    def invoke(self, event: object) -> Answer:
        """Hand over one event and return the answer; raises queue.Empty after PATIENCE."""
        self._api.give(event)
        return self._api.answers.get(timeout=PATIENCE)

    def memory(self, field: str = "VmHWM") -> int:
        """Return kilobytes of memory: the most so far (VmHWM), or in use now (VmRSS)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split(f"{field}:")[1].split()[0])

    def close(self) -> str:
        """End the process, and return what it logged."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self._api.close()
        if self.process.stdout:
            self.process.stdout.close()
        return "".join(self._log)

    def _read_log(self) -> None:
        if self.process.stdout:
            self._log.extend(line.decode() for line in self.process.stdout)

    def __enter__(self) -> Self:
        """Return the running function."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self.close()


def install(target: Path, *requirements: str) -> None:
    """Install into the folder `target` as the ASK CLI does; raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--target", str(target), *requirements]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed words
