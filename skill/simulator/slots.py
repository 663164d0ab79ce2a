"""Finds slot values in what was said, and resolves them to ids as Alexa does."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from skill.model.amazon import SLOT, Intent, LanguageModel, SlotType
from skill.model.words import normalise
from skill.simulator.phrases import slot_mark, unlisted_names

__all__ = ["FilledSlot", "Slots", "slot_mark"]

_CLOSE = 0.85
"""How alike a single word must be to a slot value's name to count as it, misheard."""
_SHORTEST = 6
"""Fewest letters of a word that may count as misheard."""
_SHARED = 0.5
"""How much of a phrase and of what is said must be the same words."""
_PHRASES = frozenset({"ASPECT"})
"""Slot types whose values are whole phrases, such as "how long", and no names of things."""


@dataclass(frozen=True)
class FilledSlot:
    """What a slot caught: the words said, and the ids they resolve to (none: no match)."""

    value: str
    ids: tuple[str, ...]


class Slots:
    """Knows every name of every slot's values, and the samples that a name can stand in."""

    def __init__(self, model: LanguageModel) -> None:
        """Index the names of a model's slot types."""
        unlisted = unlisted_names()
        known = {word for _, sample in model.samples() for word in sample.split()}
        self._finders = {
            type_.name: _Finder(type_, unlisted.get(type_.name, ()), known) for type_ in model.types
        }
        self._slot_of = {slot.type: slot.name for intent in model.intents for slot in intent.slots}
        self._with_slots = {intent.name: intent for intent in model.intents if intent.slots}

    @staticmethod
    def takes_phrases(type_: SlotType) -> bool:
        """Whether the values of a slot type are whole phrases, and no names of things."""
        return type_.name in _PHRASES

    def find(self, type_: str, text: str) -> FilledSlot | None:
        """Return the value of a type that normalised `text` names, the longest name first."""
        return self._finders[type_].find(text)

    def fits(self, text: str) -> Iterator[tuple[str, str, FilledSlot]]:
        """Yield `text` with a name replaced by its slot's mark, the slot, and what fills it."""
        for type_, finder in self._finders.items():
            for found in finder.find_all(text):
                fitted = text.replace(found.value, slot_mark(type_), 1)
                yield fitted, self._slot_of[type_], found

    def mark(self, text: str) -> str:
        """Return `text` with a mark of its type before the name of each thing, which stays."""
        for type_, finder in self._finders.items():
            if type_ not in _PHRASES:
                text = finder.mark(text)
        return text

    def catch(self, intent: str, text: str) -> str:
        """Return the words that stand where a sample of `intent` has its slot, or none."""
        samples = _with_words(self._with_slots[intent]) if intent in self._with_slots else ()
        caught = (_carrier(sample).fullmatch(text) for sample in samples)
        return min((match[1] for match in caught if match), key=len, default="")


class _Finder:
    """Knows every name of one slot type's values."""

    def __init__(self, type_: SlotType, unlisted: Iterable[str], known: Collection[str]) -> None:
        """Index the names; a name may belong to several values, an `unlisted` one to none.

        `known`: words that listeners use, which are no name misheard.
        """
        self._known = known
        self._mark = slot_mark(type_.name)
        self._of_phrases = type_.name in _PHRASES
        self._ids: dict[str, tuple[str, ...]] = {normalise(name): () for name in unlisted}
        for value in type_.values:
            own = [normalise(name) for name in value.name.all]
            plurals = [f"{name}s" for name in own]  # Alexa takes a plural for its singular
            for name in dict.fromkeys((*own, *plurals)):
                self._ids[name] = (*self._ids.get(name, ()), value.id)
        longest_first = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'])"
        )
        self._overlapping = re.compile(f"(?=({self._pattern.pattern}))")
        self._words = [
            name
            for name, ids in self._ids.items()
            if ids and " " not in name and len(name) >= _SHORTEST
        ]

    def find(self, text: str) -> FilledSlot | None:
        if self._of_phrases:
            return self._nearest_phrase(text)
        if found := self.find_all(text):
            return found[0]
        for word in text.split():
            if len(word) < _SHORTEST or word in self._known:
                continue
            if near := get_close_matches(word, self._words, 1, _CLOSE):
                return FilledSlot(word, self._ids[near[0]])
        return None

    def _nearest_phrase(self, text: str) -> FilledSlot | None:
        """Return the phrase that shares most words with `text`, where that is half of them."""
        words = set(text.split())
        shared = {
            name: len(words & set(name.split())) / len(words | set(name.split()))
            for name in self._ids
        }
        name = max(shared, key=lambda each: (shared[each], len(each)))
        return FilledSlot(name, self._ids[name]) if shared[name] >= _SHARED else None

    def find_all(self, text: str) -> list[FilledSlot]:
        names = sorted(set(self._overlapping.findall(text)), key=len, reverse=True)
        return [FilledSlot(name, self._ids[name]) for name in names]

    def mark(self, text: str) -> str:
        return self._pattern.sub(lambda match: f"{self._mark} {match[0]}", text)


def _with_words(intent: Intent) -> Iterable[str]:
    """Return the samples that have words around their slot."""
    return (sample for sample in intent.samples if SLOT.sub("", sample).strip())


@cache
def _carrier(sample: str) -> re.Pattern[str]:
    """Return a sample as a pattern that catches words the model doesn't know."""
    before, _, after = SLOT.split(sample, maxsplit=1)
    words = rf"{re.escape(normalise(before))} (\w+(?: \w+){{0,2}}) {re.escape(normalise(after))}"
    return re.compile(words.strip())
