"""What comes in: bodies longer, shorter or stranger than announced, over the bare interface."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from skill.web.incoming import MAX_BODY_BYTES
from tests.web.alexa import assert_answered, assert_refused, envelope, headers

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

BODY = json.dumps(envelope()).encode()


class Unreadable(io.BytesIO):
    """A body that nobody may read, or that breaks when it is."""

    def __init__(self, error: Exception) -> None:
        """Raise this at each reading."""
        super().__init__()
        self._error = error

    def read(self, _size: int | None = -1) -> bytes:
        """Raise."""
        raise self._error

    readline = readinto = read  # type: ignore[assignment]


class SenselessChunkError(Exception):
    """Stands for what servers raise of what they can't read: neither OSError nor ValueError."""


def send(
    app: Flask, source: io.BytesIO, given: dict[str, str] | None = None, **environ: Any
) -> TestResponse:
    """Send what the source holds, with a genuine request's headers, as a server hands it over."""
    given = given or headers(BODY)
    return app.test_client().post(
        "/alexa", input_stream=source, headers=given, environ_overrides=environ
    )


ENDING: dict[str, Any] = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
CHUNKED: dict[str, Any] = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}


def test_what_is_announced_too_large_is_not_even_read(app: Flask) -> None:
    """Nine digits of length cost no memory."""
    source = Unreadable(AssertionError("was read"))
    assert_refused(send(app, source, CONTENT_LENGTH="999999999"), 413)


def test_a_body_cut_short_is_refused(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """What came isn't judged as if it were all."""
    length = str(len(BODY) + 1)
    assert_refused(send(app, io.BytesIO(BODY), CONTENT_LENGTH=length))
    assert "ClientDisconnected" in caplog.text


def test_chunks_count_before_a_length(app: Flask) -> None:
    """As the standard has it: a length beside chunks means nothing."""
    assert_answered(send(app, io.BytesIO(BODY), CONTENT_LENGTH="2", **CHUNKED))


@pytest.mark.parametrize("error", [SenselessChunkError(), OSError(), ValueError()], ids=repr)
@pytest.mark.parametrize("announced", [{"CONTENT_LENGTH": "9"}, CHUNKED], ids=["length", "chunks"])
def test_whatever_reading_raises_is_the_callers_fault(
    app: Flask, caplog: pytest.LogCaptureFixture, error: Exception, announced: dict[str, Any]
) -> None:
    """A stranger's broken body is no fault of ours: a warning, not an alarm."""
    assert_refused(send(app, Unreadable(error), **announced))
    (record,) = caplog.records
    assert logging.WARNING == record.levelno
    assert "framework" == json.loads(record.getMessage())["reason"]


def test_a_body_without_a_length_has_the_same_limit(app: Flask) -> None:
    """Leaving out the length doesn't get round the limit."""
    for size in (MAX_BODY_BYTES + 1, 3_000_000):
        body = b" " * size
        assert_refused(send(app, io.BytesIO(body), headers(body), **ENDING), 413)


def test_what_follows_a_genuine_body_is_not_cut_off(app: Flask) -> None:
    """A signed body of the full size with more behind it isn't taken for the signed one."""
    signed = BODY.ljust(MAX_BODY_BYTES)
    assert_answered(send(app, io.BytesIO(signed), headers(signed), **ENDING))
    assert_refused(send(app, io.BytesIO(signed + b"!"), headers(signed), **ENDING), 413)


def test_a_body_without_a_length_is_read(app: Flask) -> None:
    """A genuine request without a length is answered."""
    assert_answered(send(app, io.BytesIO(BODY), **ENDING))
