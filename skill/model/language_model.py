"""The interaction model as Amazon writes it, read from `interaction_model/en-US.json`."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parents[2] / "interaction_model"
FILE = FOLDER / "en-US.json"
SLOT = re.compile(r"\{(\w+)\}")


class ModelError(Exception):
    """The interaction model can't be read; the message names the file and the place."""


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Base of the model's records: immutable, strict about unknown fields."""


class Slot(_Record, frozen=True):
    """A slot of an intent: its name, and the name of its type."""

    name: str
    type: str


class Intent(_Record, frozen=True):
    """An intent with its sample utterances."""

    name: str
    samples: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def built_in(self) -> bool:
        """Whether Amazon defines the intent."""
        return self.name.startswith("AMAZON.")


class ValueName(_Record, frozen=True):
    """What a slot value is called: its own name and its synonyms."""

    value: str
    synonyms: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name of the value, its own first."""
        return (self.value, *self.synonyms)


class SlotValue(_Record, frozen=True):
    """A value of a slot type; `id` is the content id."""

    id: str
    name: ValueName


class SlotType(_Record, frozen=True):
    """A custom slot type."""

    name: str
    values: tuple[SlotValue, ...]


class Sensitivity(_Record, frozen=True):
    """How readily Alexa hands what it doesn't know to Fallback."""

    level: Literal["LOW", "MEDIUM", "HIGH"]


class ModelConfiguration(_Record, frozen=True):
    """Settings of the language model."""

    fallback_intent_sensitivity: Sensitivity


class LanguageModel(_Record, frozen=True):
    """Invocation name, intents and slot types."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    model_configuration: ModelConfiguration

    def type_of(self, intent: Intent, slot: str) -> SlotType:
        """Return the type of an intent's slot; raises KeyError where there's none such."""
        types = {type_.name: type_ for type_ in self.types}
        return types[{known.name: known.type for known in intent.slots}[slot]]

    def samples(self) -> Iterator[tuple[Intent, str]]:
        """Yield each intent with each of its samples."""
        for intent in self.intents:
            for sample in intent.samples:
                yield intent, sample


class _InteractionModel(_Record, frozen=True):
    language_model: LanguageModel


class _File(_Record, frozen=True):
    interaction_model: _InteractionModel


@cache
def load_model(file: Path = FILE) -> LanguageModel:
    """Return the language model in `file`; raises ModelError naming file and place."""
    try:
        data = msgspec.json.decode(file.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError) as error:
        message = f"{file.name}: {error}"
        raise ModelError(message) from error
    return data.interaction_model.language_model
