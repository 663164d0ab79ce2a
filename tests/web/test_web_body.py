"""The body: strict JSON with an object outside."""

from __future__ import annotations

import pytest

from skill.verification.errors import BodyError
from skill.verification.signed_body import parse_body, part

BAD = {
    "empty": b"",
    "blank": b" ",
    "junk": b"junk",
    "HTML": b"<html></html>",
    "form": b"a=1&b=2",
    "cut short": b'{"request": {',
    "two documents": b"{}{}",
    "comment": b"{} // done",
    "single quotes": b"{'a': 1}",
    "trailing comma": b'{"a": 1,}',
    "raw newline in a string": b'{"a": "\n"}',
    "NaN": b'{"a": NaN}',
    "Infinity": b'{"a": [Infinity, -Infinity]}',
    "number without end": b'{"a": ' + b"9" * 5000 + b"}",
    "Latin-1": '{"a": "\u00e9"}'.encode("latin-1"),
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "UTF-32": '{"a": 1}'.encode("utf-32"),
    "byte order mark": b'\xef\xbb\xbf{"a": 1}',
    "surrogates in UTF-8": b'{"a": "\xed\xa0\x80"}',
    "overlong UTF-8": b'{"a": "\xc0\xaf"}',
    "NUL": b"\0",
    "gzip": b"\x1f\x8b\x08\x00",
    "list": b"[]",
    "null": b"null",
    "number": b"1",
    "string": b'"request"',
    "lists 100,000 deep": b"[" * 100_000 + b"]" * 100_000,
    "objects 100,000 deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "100,000 opened": b"[" * 100_000,
}


@pytest.mark.parametrize("case", BAD)
def test_anything_but_an_object_in_strict_json_is_refused(case: str) -> None:
    """Whatever the bytes are, the reader says no and raises nothing else."""
    with pytest.raises(BodyError):
        parse_body(BAD[case])


def test_an_object_is_read() -> None:
    """JSON as Alexa sends it, with any letters in it."""
    assert {"a": {"b": "\u00fc"}} == parse_body('{"a": {"b": "\u00fc"}}'.encode())


@pytest.mark.parametrize("container", [None, 1, "text", [], {}, {"other": 1}])
def test_a_part_of_nothing_is_nothing(container: object) -> None:
    """Looking into what isn't an object, or hasn't the member, gives None."""
    assert part(container, "name") is None


def test_a_part_is_returned_as_it_is() -> None:
    """A member that is there comes back."""
    assert 1 == part({"name": 1}, "name")
