"""The interaction model as Amazon writes it: records of `interaction_model/en-US.json`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parents[2] / "interaction_model"
FILE = FOLDER / "en-US.json"
SLOT = re.compile(r"\{(\w+)\}")


class ModelError(Exception):
    """The samples or the model can't be read; the message names the file and the place."""


class AmazonRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Base of records in Amazon's formats: immutable, strict about unknown fields."""


class Slot(AmazonRecord, frozen=True):
    """A slot of an intent: its name, and the name of its type."""

    name: str
    type: str


class Intent(AmazonRecord, frozen=True, omit_defaults=True):
    """An intent with its sample utterances."""

    name: str
    slots: tuple[Slot, ...] = ()
    samples: tuple[str, ...] = ()

    @property
    def built_in(self) -> bool:
        """Whether Amazon defines the intent."""
        return self.name.startswith("AMAZON.")


class ValueName(AmazonRecord, frozen=True):
    """What a slot value is called: its own name and its synonyms."""

    value: str
    synonyms: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name of the value, its own first."""
        return (self.value, *self.synonyms)


class SlotValue(AmazonRecord, frozen=True):
    """A value of a slot type; `id` is the content id."""

    id: str
    name: ValueName


class SlotType(AmazonRecord, frozen=True):
    """A custom slot type."""

    name: str
    values: tuple[SlotValue, ...]


class Sensitivity(AmazonRecord, frozen=True):
    """How readily Alexa hands what it doesn't know to Fallback."""

    level: Literal["LOW", "MEDIUM", "HIGH"]


class ModelConfiguration(AmazonRecord, frozen=True):
    """Settings of the language model."""

    fallback_intent_sensitivity: Sensitivity


class LanguageModel(AmazonRecord, frozen=True):
    """Invocation name, intents and slot types."""

    invocation_name: str
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    model_configuration: ModelConfiguration

    def type_of(self, intent: Intent, slot: str) -> SlotType:
        """Return the type of an intent's slot; raises KeyError where there's none such."""
        types = {type_.name: type_ for type_ in self.types}
        return types[{known.name: known.type for known in intent.slots}[slot]]

    def samples_of(self, intent: str) -> tuple[str, ...]:
        """Return the samples of the intent of that name; none where there's none such."""
        return next((known.samples for known in self.intents if known.name == intent), ())

    def samples(self) -> Iterator[tuple[Intent, str]]:
        """Yield each intent with each of its samples."""
        for intent in self.intents:
            for sample in intent.samples:
                yield intent, sample


class _InteractionModel(AmazonRecord, frozen=True):
    language_model: LanguageModel


class _File(AmazonRecord, frozen=True):
    interaction_model: _InteractionModel


def encode_model(model: LanguageModel) -> bytes:
    """Return a language model as Amazon's JSON, the same bytes for the same model."""
    packed = msgspec.json.encode(_File(_InteractionModel(model)))
    return msgspec.json.format(packed, indent=1) + b"\n"


def read_model(file: Path) -> LanguageModel:
    """Return the language model in a JSON file; raises ModelError naming file and place."""
    try:
        data = msgspec.json.decode(file.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError) as error:
        message = f"{file.name}: {error}"
        raise ModelError(message) from error
    return data.interaction_model.language_model
