"""What the understanding learns from: the samples as texts, with slots and rare words marked."""

from collections.abc import Collection, Iterator
from zlib import crc32

from skill.model.amazon import SLOT, Intent, LanguageModel
from skill.model.words import normalise
from skill.simulator.features import SENSES
from skill.simulator.phrases import FALLBACK, built_in_phrases, said_elsewhere, senses
from skill.simulator.slots import Slots, slot_mark

UNKNOWN_WORD = "unknownword"
"""Stands beside a word that no sample has."""


def vocabulary(model: LanguageModel) -> frozenset[str]:
    """Return every word of the samples and of the slots' values."""
    samples = (SLOT.sub("", sample) for _, sample in model.samples())
    names = (name for type_ in model.types for value in type_.values for name in value.name.all)
    marks = (slot_mark(type_.name) for type_ in model.types)
    return (
        frozenset(word for text in (*samples, *names, *marks) for word in normalise(text).split())
        | senses().keys()
    )


def marked_features(text: str, slots: Slots, known: Collection[str]) -> str:
    """Return what is learned from normalised text: its words, then the senses they stand for.

    Names in slots are marked, and words that nobody knows.
    """
    words = slots.mark(text).split()
    marked = (word if word in known else f"{word} {UNKNOWN_WORD}" for word in words)
    alike = senses()
    return f"{' '.join(marked)}{SENSES}{' '.join(alike.get(word, word) for word in words)}"


def training_texts(model: LanguageModel, slots: Slots) -> Iterator[tuple[str, str]]:
    """Yield the texts that are learned, each with its intent.

    A sample with a slot is learned with the slot's mark and with a name that nobody knows. Where
    the slot takes whole phrases, the bare slot is learned with each of them, and a sample with
    more words with one: together they shouldn't outweigh other intents.
    """
    known = vocabulary(model) | {UNKNOWN_WORD}
    for intent, sample in model.samples():
        for filled in _fillings(model, intent, sample):
            yield marked_features(normalise(filled), slots, known), intent.name
    for phrase, built_in in built_in_phrases().items():
        yield marked_features(phrase, slots, known), built_in
    declared = {intent.name for intent in model.intents}
    for phrase in said_elsewhere() if FALLBACK in declared else ():
        if slots.mark(phrase) == phrase:  # what names one of our things is no example of elsewhere
            yield marked_features(phrase, slots, known), FALLBACK


def _fillings(model: LanguageModel, intent: Intent, sample: str) -> Iterator[str]:
    """Yield a sample with what may stand in its slot."""
    slot = SLOT.search(sample)
    if slot is None:
        yield sample
        return
    type_ = model.type_of(intent, slot[1])
    if Slots.takes_phrases(type_):
        names = [name for value in type_.values for name in value.name.all]
        chosen = names if sample == slot[0] else names[crc32(sample.encode()) % len(names) :][:1]
        yield from (SLOT.sub(name, sample) for name in chosen)
        return
    yield from (SLOT.sub(word, sample) for word in (slot_mark(type_.name), UNKNOWN_WORD))
