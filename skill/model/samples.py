"""What listeners say, read from `interaction_model/samples/en-US/` into the interaction model.

The folder has a file for each content file, of the same name: a table an answer, by the same
ids, with `says`, one utterance a line. A family's file has its slot's values as well. The file
`conversation.toml` has the intents that are about no answer, each under its own name, and the
settings of the model.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from skill.content import intent_name
from skill.content.faults import problem_and_place
from skill.model.amazon import (
    FOLDER,
    SLOT,
    Intent,
    LanguageModel,
    ModelConfiguration,
    ModelError,
    Sensitivity,
    Slot,
    SlotType,
    SlotValue,
    ValueName,
)

SAMPLES = FOLDER / "samples" / "en-US"
CONVERSATION = "conversation.toml"
"""The file whose tables are named as their intents."""
_VALUE, _SETTINGS = "value", "settings"


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing's name in the slot, and what else it is called."""

    id: str
    value: str
    synonyms: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The invocation name, and how readily Alexa hands what it doesn't know to Fallback."""

    invocation_name: str
    fallback_sensitivity: Literal["LOW", "MEDIUM", "HIGH"]


class Block(msgspec.Struct, frozen=True):
    """The samples of one answer, or of one intent that is about no answer.

    `ids`: the table's name in its file: a topic's or family's id and an answer's id.
    """

    file: str
    ids: tuple[str, ...]
    samples: tuple[str, ...]

    @property
    def place(self) -> str:
        """The table's name, as it is written."""
        return ".".join(self.ids)

    @property
    def intent(self) -> str:
        """The name of the intent that the samples belong to."""
        return self.ids[0] if self.file == CONVERSATION else intent_name(*self.ids)


class Samples(msgspec.Struct, frozen=True):
    """All sample files: blocks in their order, slot values by slot, settings."""

    blocks: tuple[Block, ...]
    values: Mapping[str, tuple[Value, ...]]
    settings: Settings


def read_samples(folder: Path = SAMPLES) -> Samples:
    """Return what the sample files under `folder` hold; raises ModelError naming the place."""
    blocks: list[Block] = []
    values: dict[str, tuple[Value, ...]] = {}
    files = {path: path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.toml"))}
    settings: object = None
    for path, file in files.items():
        tables = _read(path, file)
        listed = _convert(tables.pop(_VALUE, []), tuple[Value, ...], file, _VALUE)
        if file == CONVERSATION:
            settings = tables.pop(_SETTINGS, None)
        found = [block for name, table in tables.items() for block in _blocks(file, (name,), table)]
        blocks += found
        if listed:
            values[_slot_of(found, file)] = listed
    return Samples(tuple(blocks), values, _convert(settings, Settings, CONVERSATION, _SETTINGS))


def build_model(samples: Samples) -> LanguageModel:
    """Return the interaction model that the samples make."""
    return LanguageModel(
        invocation_name=samples.settings.invocation_name,
        intents=tuple(_intent(block) for block in samples.blocks),
        types=tuple(
            SlotType(slot.upper(), tuple(map(_slot_value, values)))
            for slot, values in samples.values.items()
        ),
        model_configuration=ModelConfiguration(Sensitivity(samples.settings.fallback_sensitivity)),
    )


@cache
def load_model() -> LanguageModel:
    """Return the skill's own interaction model, read once; raises ModelError."""
    return build_model(read_samples())


def _intent(block: Block) -> Intent:
    names = dict.fromkeys(name for sample in block.samples for name in SLOT.findall(sample))
    slots = tuple(Slot(name, name.upper()) for name in names)
    return Intent(name=block.intent, slots=slots, samples=block.samples)


def _slot_value(value: Value) -> SlotValue:
    return SlotValue(value.id, ValueName(value.value, value.synonyms))


def _blocks(file: str, ids: tuple[str, ...], table: object) -> Iterator[Block]:
    """Yield the blocks of a table and of the tables within it."""
    if not isinstance(table, dict):
        raise _error(file, ".".join(ids), "is no table of samples")
    for name, inner in table.items():
        if name == "says":
            says = _convert(inner, str, file, f"{'.'.join(ids)}.says")
            lines = tuple(" ".join(line.split()) for line in says.splitlines() if line.strip())
            yield Block(file, ids, lines)
        else:
            yield from _blocks(file, (*ids, name), inner)


def _slot_of(blocks: list[Block], file: str) -> str:
    """Return the slot that a file's values belong to: the one that its samples use."""
    slots = {slot for block in blocks for sample in block.samples for slot in SLOT.findall(sample)}
    if len(slots) != 1:
        raise _error(file, _VALUE, "belong to one slot, and the samples use another number of them")
    return str(slots.pop())


def _read(path: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _error(file, "", f"can't be read: {error}") from error


def _convert(raw: object, kind: Any, file: str, place: str) -> Any:  # noqa: ANN401  # of any kind
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        problem, where = problem_and_place(error)
        raise _error(file, f"{place} {where}".strip(), problem) from error


def _error(file: str, place: str, problem: str) -> ModelError:
    return ModelError(": ".join(part for part in (f"samples/{file}", place, problem) if part))
