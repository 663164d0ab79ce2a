"""Turns the data files of one locale into records.

Under `en-US/`: `topics/*.toml` with a `[[topic]]` an entry and a `[[topic.answer]]` an answer;
`families/*.toml` with one `[family]` and a `[[thing]]` an entry; `sources.toml` and
`lexicon.toml` likewise; `wording.toml` and `safety.toml` with a table a phrase; `tour.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from skill.content.checks import cross_check
from skill.content.content import Content
from skill.content.faults import ContentError, Fault, problem_and_place
from skill.content.records import Entry, Family
from skill.content.supporting import Pronunciation, Safety, Source, Tour
from skill.content.text import fold
from skill.content.wording import Record, Wordings

R = TypeVar("R", bound=Record)
K = TypeVar("K", Entry, Source, Pronunciation)


def parse_files(files: Mapping[str, bytes]) -> Content:
    """Return the content that data files hold, cross-checked. Raises ContentError.

    `files`: the bytes of each file by its path in the folder.
    """
    reader = _Reader(files)
    safety = reader.record("safety.toml", Safety)
    if safety is not None:
        spelled = safety.by_name.items()
        reader.sentences = {f"{{{name}}}": sentence.text for name, sentence in spelled}
    families = reader.families()
    entries = reader.entries(families)
    sources = reader.unique("sources.toml", "source", Source)
    words = reader.unique("lexicon.toml", "pronunciation", Pronunciation)
    tour = reader.record("tour.toml", Tour)
    wordings = reader.record("wording.toml", Wordings)
    if reader.faults or safety is None or tour is None or wordings is None:
        raise ContentError(reader.faults)
    content = Content(
        entry_list=tuple(entries.values()),
        family_list=tuple(families.values()),
        source_list=tuple(sources.values()),
        lexicon=tuple(words.values()),
        tour=tour,
        wordings=wordings,
        safety=safety,
    )
    if faults := cross_check(content):
        raise ContentError(faults)
    return content


class _Reader:
    """Turns files into records and gathers the faults met on the way.

    `sentences`: what stands for safety sentences in any text.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.faults: list[Fault] = []
        self._places: dict[tuple[str, str], str] = {}
        self.sentences: dict[str, str] = {}

    def families(self) -> dict[str, Family]:
        """Return the family that each file under `families/` is about, by file."""
        read = {
            file: self._convert(file, "family", self._parse(file).get("family"), Family)
            for file in self._under("families")
        }
        return {file: family for file, family in read.items() if family is not None}

    def entries(self, families: Mapping[str, Family]) -> dict[str, Entry]:
        """Return every entry by its key: the topics, then the things of each family."""
        found: dict[str, Entry] = {}
        for file in self._under("topics"):
            found |= self.unique(file, "topic", Entry, {"file": file})
        for file, family in families.items():
            found |= self.unique(
                file,
                "thing",
                Entry,
                {"family": family.id, "file": file},
                also=("family",),
            )
        return found

    def unique(
        self,
        file: str,
        table: str,
        kind: type[K],
        fields: Mapping[str, str] = MappingProxyType({}),
        also: tuple[str, ...] = (),
    ) -> dict[str, K]:
        """Return a record for each `[[table]]` of `file` by its key, noting the faulty ones.

        `fields`: what each record gets besides. `also`: other tables that the file may hold.
        """
        found: dict[str, K] = {}
        for entry, raw in self._tables(file, table, also):
            record = self._convert(file, entry, {**raw, **fields}, kind)
            if record is None:
                continue
            place = self._places.setdefault((kind.__name__, record.key), file)
            if record.key in found or place != file:
                self._fault(file, entry, "id", f"stands already in {place}")
            found.setdefault(record.key, record)
        return found

    def record(self, file: str, kind: type[R]) -> R | None:
        """Return the one record that `file` is, or None after noting the fault."""
        return self._convert(file, "", self._parse(file), kind)

    def _under(self, folder: str) -> list[str]:
        return [file for file in self._files if file.startswith(f"{folder}/")]

    def _tables(
        self, file: str, table: str, also: tuple[str, ...]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each table of that name in `file`, with what it is called in a fault."""
        data = self._parse(file)
        for name in sorted(data.keys() - {table, *also}):
            self._fault(file, name, "", f"is not known here; this file holds [[{table}]] entries")
        raw = data.get(table, [])
        if not isinstance(raw, list):
            self._fault(file, table, "", f"is one table; write [[{table}]]")
            return
        for number, fields in enumerate(raw, 1):
            if isinstance(fields, dict):
                name = fields.get("id") or fields.get("word") or f"{table} number {number}"
                yield str(name), fields
            else:
                self._fault(file, table, "", f"number {number} is no table; write [[{table}]]")

    def _parse(self, file: str) -> dict[str, Any]:
        try:
            return tomllib.loads(self._files[file].decode())
        except KeyError:
            self._fault(file, "", "", "is missing")
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            self._fault(file, "", "", f"can't be read: {error}")
        return {}

    def _convert(self, file: str, entry: str, raw: object, kind: type[R]) -> R | None:
        try:
            return msgspec.convert(self._spelled_out(raw), kind)
        except msgspec.ValidationError as error:
            problem, place = problem_and_place(error)
            self._fault(file, entry, place, problem)
            return None

    def _spelled_out(self, raw: object) -> object:
        """Return parsed TOML with every string folded and its safety sentences spelled out."""
        if isinstance(raw, str):
            text = fold(raw)
            for mark, sentence in self.sentences.items():
                text = text.replace(mark, sentence)
            return text
        if isinstance(raw, Mapping):
            return {key: self._spelled_out(value) for key, value in raw.items()}
        if isinstance(raw, list):
            return [self._spelled_out(value) for value in raw]
        return raw

    def _fault(self, file: str, entry: str, field: str, problem: str) -> None:
        self.faults.append(Fault(file, entry, field, problem))
