"""A compiled copy of a folder of data files, so that the skill starts without parsing them.

`en-US.msgpack` beside `en-US/` holds what the files said when they last passed every check,
with a checksum of their bytes. It is written where that is possible, ignored once a file
changes, and safe to delete at any time: it is a cache, as Python's own `__pycache__` is.
"""

import contextlib
from pathlib import Path
from zlib import crc32

import msgspec

from skill.content.records import (
    Condition,
    Content,
    Medication,
    Pronunciation,
    Source,
    Topic,
    Tour,
)
from skill.content.wording import Wordings


class _Compiled(msgspec.Struct, frozen=True, array_like=True):
    """The records of one folder, by kind, and the checksum of its files."""

    checksum: int
    topics: tuple[Topic, ...]
    conditions: tuple[Condition, ...]
    medications: tuple[Medication, ...]
    sources: tuple[Source, ...]
    lexicon: tuple[Pronunciation, ...]
    tour: Tour
    wordings: Wordings


def read_compiled(folder: Path) -> Content | None:
    """Return the content of `folder` from its compiled copy; None where that isn't current."""
    try:
        compiled = msgspec.msgpack.decode(_file(folder).read_bytes(), type=_Compiled)
    except (OSError, msgspec.DecodeError):
        return None
    if compiled.checksum != checksum(folder):
        return None
    entries = (*compiled.topics, *compiled.conditions, *compiled.medications)
    return Content.of(entries, compiled.sources, compiled.lexicon, compiled.tour, compiled.wordings)


def write_compiled(folder: Path, content: Content) -> None:
    """Keep `content`, which was read from `folder` and checked; do nothing where that can't be."""
    entries = content.entries.values()
    compiled = _Compiled(
        checksum(folder),
        tuple(entry for entry in entries if isinstance(entry, Topic)),
        tuple(entry for entry in entries if isinstance(entry, Condition)),
        tuple(entry for entry in entries if isinstance(entry, Medication)),
        tuple(content.sources.values()),
        content.lexicon,
        content.tour,
        content.wordings,
    )
    # Written whole and then renamed, so that a process starting meanwhile reads old or new.
    part = _file(folder).with_suffix(".part")
    with contextlib.suppress(OSError):
        part.write_bytes(msgspec.msgpack.encode(compiled))
        part.replace(_file(folder))


def checksum(folder: Path) -> int:
    """Return a checksum of the names and bytes of the data files under `folder`."""
    total = 0
    for file in sorted(folder.rglob("*.toml")):
        total = crc32(file.read_bytes(), crc32(file.name.encode(), total))
    return total


def _file(folder: Path) -> Path:
    return folder.with_suffix(".msgpack")
