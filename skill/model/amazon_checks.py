"""What is wrong in the interaction model: Amazon's rules, and agreement with the handlers."""

import re
from collections.abc import Collection, Iterator

from skill.content import Fault
from skill.model.amazon import FILE, SLOT, LanguageModel, encode_model
from skill.model.words import normalise

SLOT_VALUE_LENGTH = 140
"""Most characters of a slot value or synonym."""
INTENTS = 245
"""Most intents; Amazon's limit is 250."""
MODEL_BYTES = 1_200_000
"""Most bytes of the model; Amazon's limit is 1.5 MB."""
_SAMPLE = re.compile(r"[a-z' _{}-]|(?<=\b[a-z])\.")
_INTENT_NAME = re.compile(r"(AMAZON\.)?[A-Za-z_]+")
_INVOCATION_WORDS = frozenset(
    "ask open tell start play launch load run use begin enable resume to from in using with about "
    "for that by if and whether the a an of up at off skill app alexa amazon echo computer".split()
)
"""Words that Amazon allows in no invocation name."""


def check_model(model: LanguageModel, handled: Collection[str]) -> list[Fault]:
    """Return every fault of the model, in the model's order.

    `handled`: the intents that the skill has a reply for.
    """
    problems = (
        *_invocation_problems(model),
        *_sample_problems(model),
        *_duplicate_problems(model),
        *_value_problems(model),
        *_size_problems(model),
        *_agreement_problems(model, frozenset(handled)),
    )
    return [Fault(FILE.name, *problem) for problem in problems]


def _invocation_problems(model: LanguageModel) -> Iterator[tuple[str, str, str]]:
    words = model.invocation_name.split()
    if len(words) < len(["two", "words"]):
        yield "", "invocationName", "needs two words or more"
    for word in words:
        if word in _INVOCATION_WORDS or not re.fullmatch(r"[a-z'.]+", word):
            yield "", "invocationName", f"{word!r} is not allowed in it"


def _sample_problems(model: LanguageModel) -> Iterator[tuple[str, str, str]]:
    for intent in model.intents:
        if not _INTENT_NAME.fullmatch(intent.name):
            yield intent.name, "name", "has other characters than letters and underscores"
        declared = {slot.name for slot in intent.slots}
        for sample in intent.samples:
            if odd := _SAMPLE.sub("", sample):
                yield (
                    intent.name,
                    "samples",
                    f"{sample!r} has {odd[0]!r}, which Amazon doesn't allow",
                )
            if missing := set(SLOT.findall(sample)) - declared:
                yield (
                    intent.name,
                    "samples",
                    f"{sample!r} uses the slot {missing.pop()!r}, not declared",
                )


def _duplicate_problems(model: LanguageModel) -> Iterator[tuple[str, str, str]]:
    first: dict[str, str] = {}
    for intent, sample in model.samples():
        text = normalise(SLOT.sub(lambda match: f"slot{match[1]}", sample))
        if text in first:
            yield intent.name, "samples", f"{sample!r} stands in {first[text]} already"
        first.setdefault(text, intent.name)


def _value_problems(model: LanguageModel) -> Iterator[tuple[str, str, str]]:
    for type_ in model.types:
        for value in type_.values:
            for name in value.name.all:
                if not 0 < len(name) <= SLOT_VALUE_LENGTH:
                    yield type_.name, "values", f"{name!r}: 1 to {SLOT_VALUE_LENGTH} characters"


def _agreement_problems(
    model: LanguageModel, handled: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    declared = {intent.name: intent for intent in model.intents}
    for name in sorted(declared.keys() - handled):
        yield name, "name", "no handler answers it, and no answer is named so"
    for name in sorted(handled - declared.keys()):
        yield name, "name", "is answered by the skill, but not declared here"
    types = {type_.name for type_ in model.types}
    for intent in model.intents:
        if not intent.built_in and not intent.samples:
            yield intent.name, "samples", "are missing"
        for slot in intent.slots:
            if slot.type not in types:
                yield intent.name, "slots", f"there is no slot type {slot.type!r}"


def _size_problems(model: LanguageModel) -> Iterator[tuple[str, str, str]]:
    if len(model.intents) > INTENTS:
        yield "", "intents", f"are {len(model.intents)}; {INTENTS} is the most"
    if (size := len(encode_model(model))) > MODEL_BYTES:
        yield "", "", f"has {size} bytes; {MODEL_BYTES} is the most"
