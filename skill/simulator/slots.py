"""Finds slot values in what was said, and resolves them to ids as Alexa does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from skill.model.language_model import SLOT, Intent, LanguageModel, SlotType
from skill.model.words import normalise

_CLOSE = 0.85
"""How alike a single word must be to a slot value's name to count as it, misheard."""
_SHORTEST = 6
"""Fewest letters of a word that may count as misheard."""


@dataclass(frozen=True)
class FilledSlot:
    """What a slot caught: the words said, and the ids they resolve to (none: no match)."""

    value: str
    ids: tuple[str, ...]


class SlotFinder:
    """Knows every name of one slot type's values."""

    def __init__(self, type_: SlotType, unlisted: Iterable[str] = ()) -> None:
        """Index the names; a name may belong to several values, an `unlisted` one to none."""
        self.type = type_.name
        self._ids: dict[str, tuple[str, ...]] = {normalise(name): () for name in unlisted}
        for value in type_.values:
            for name in dict.fromkeys(map(normalise, value.name.all)):
                self._ids[name] = (*self._ids.get(name, ()), value.id)
        longest_first = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'])"
        )
        self._words = [
            name
            for name, ids in self._ids.items()
            if ids and " " not in name and len(name) >= _SHORTEST
        ]

    def find(self, text: str) -> FilledSlot | None:
        """Return the value named in normalised `text`, the longest name first."""
        found = self._pattern.findall(text)
        if found:
            name = max(found, key=len)
            return FilledSlot(name, self._ids[name])
        for word in text.split():
            if len(word) >= _SHORTEST and (near := get_close_matches(word, self._words, 1, _CLOSE)):
                return FilledSlot(word, self._ids[near[0]])
        return None

    def mark(self, text: str) -> str:
        """Return `text` with a mark of the type before each of its names, which stay."""
        return self._pattern.sub(lambda match: f"{slot_mark(self.type)} {match[0]}", text)


def slot_mark(type_name: str) -> str:
    """Return the word that stands for a slot of that type among an utterance's words."""
    return f"slot{type_name.lower()}"


class Carriers:
    """Sample utterances with a slot, as patterns that catch words the model doesn't know."""

    def __init__(self, model: LanguageModel) -> None:
        """Compile each sample that has words around its slot."""
        self._patterns = {
            intent.name: [_carrier(sample) for sample in _with_words(intent)]
            for intent in model.intents
            if intent.slots
        }

    def catch(self, intent: str, text: str) -> str:
        """Return the words that a slot of `intent` catches in normalised `text`, or none."""
        caught = (pattern.fullmatch(text) for pattern in self._patterns.get(intent, ()))
        return min((match[1] for match in caught if match), key=len, default="")


def _with_words(intent: Intent) -> Iterable[str]:
    return (sample for sample in intent.samples if SLOT.sub("", sample).strip())


def _carrier(sample: str) -> re.Pattern[str]:
    before, _, after = SLOT.split(sample, maxsplit=1)
    words = rf"{re.escape(normalise(before))} (\w+(?: \w+){{0,2}}) {re.escape(normalise(after))}"
    return re.compile(words.strip())
