"""Reads the data files of one locale into records.

Under `en-US/`: `topics/*.toml` with a `[[topic]]` an answer, `conditions.toml`,
`medications.toml`, `sources.toml` and `lexicon.toml` likewise, `wording.toml` with a table a
phrase, and `tour.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from skill.content.checks import cross_check
from skill.content.faults import ContentError, Fault
from skill.content.records import (
    Condition,
    Content,
    Entry,
    Medication,
    Pronunciation,
    Record,
    Source,
    Topic,
    Tour,
    Wordings,
)
from skill.content.text import fold

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def read_files(folder: Path) -> Content:
    """Read and cross-check the data files under `folder`. Raises ContentError."""
    reader = _Reader(folder)
    entries: dict[str, tuple[str, Entry]] = {}
    topic_files = sorted(
        path.relative_to(folder).as_posix() for path in folder.glob("topics/*.toml")
    )
    for file, table, kind in (
        *((file, "topic", Topic) for file in topic_files),
        ("conditions.toml", "condition", Condition),
        ("medications.toml", "medication", Medication),
    ):
        for entry in reader.records(file, table, kind):
            reader.unique(entries, entry.key, file, entry)
    sources: dict[str, tuple[str, Source]] = {}
    for source in reader.records("sources.toml", "source", Source):
        reader.unique(sources, source.id, "sources.toml", source)
    words: dict[str, tuple[str, Pronunciation]] = {}
    for word in reader.records("lexicon.toml", "pronunciation", Pronunciation):
        reader.unique(words, word.word, "lexicon.toml", word)
    tour = reader.record("tour.toml", Tour)
    wordings = reader.record("wording.toml", Wordings)
    if reader.faults or tour is None or wordings is None:
        raise ContentError(reader.faults)
    content = Content.of(
        (entry for _, entry in entries.values()),
        (source for _, source in sources.values()),
        tuple(word for _, word in words.values()),
        tour,
        wordings,
    )
    if faults := cross_check(content, {key: file for key, (file, _) in entries.items()}):
        raise ContentError(faults)
    return content


class _Reader:
    """Turns files into records and gathers the faults met on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def records(self, file: str, table: str, kind: type[R]) -> Iterator[R]:
        """Yield a record for each `[[table]]` of `file`, noting the faulty ones."""
        data = self._parse(file)
        extra = data.keys() - {table}
        for name in sorted(extra):
            self._fault(file, name, "", f"is not known here; this file holds [[{table}]] entries")
        raw = data.get(table, [])
        if not isinstance(raw, list):
            self._fault(file, table, "", f"is one table; write [[{table}]]")
            return
        for number, fields in enumerate(raw, 1):
            named = fields if isinstance(fields, dict) else {}
            entry = named.get("id") or named.get("word") or f"{table} number {number}"
            record = self._convert(file, str(entry), fields, kind)
            if record is not None:
                yield record

    def record(self, file: str, kind: type[R]) -> R | None:
        """Return the one record that `file` is, or None after noting the fault."""
        return self._convert(file, "", self._parse(file), kind)

    def unique(self, seen: dict[str, tuple[str, T]], key: str, file: str, record: T) -> None:
        """Add `record` to `seen`, or note that its key is taken."""
        if key in seen:
            self._fault(file, key.rpartition(":")[2], "id", f"stands already in {seen[key][0]}")
        else:
            seen[key] = (file, record)

    def _parse(self, file: str) -> dict[str, Any]:
        try:
            return tomllib.loads((self.folder / file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            self._fault(file, "", "", f"can't be read: {error}")
            return {}

    def _convert(self, file: str, entry: str, raw: object, kind: type[R]) -> R | None:
        try:
            return msgspec.convert(_folded(raw), kind)
        except msgspec.ValidationError as error:
            self._fault(file, entry, _field_of(str(error)), str(error))
            return None

    def _fault(self, file: str, entry: str, field: str, problem: str) -> None:
        self.faults.append(Fault(file, entry, field, problem))


def _folded(raw: object) -> object:
    """Return parsed TOML with the white space of every string folded."""
    if isinstance(raw, str):
        return fold(raw)
    if isinstance(raw, Mapping):
        return {key: _folded(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_folded(value) for value in raw]
    return raw


def _field_of(message: str) -> str:
    """Return the field that a msgspec message speaks of."""
    path = re.search(r"at `\$\.?([^`]*)`", message)
    name = re.search(r"field `([^`]+)`", message)
    return ".".join(found.group(1) for found in (path, name) if found and found.group(1))
