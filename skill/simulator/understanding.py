"""From what is said to an intent and its slots, as Alexa would: offline, from the model alone.

An utterance that is a sample to the letter gets that sample's intent. Any other is
classified by likeness to the samples; where nothing is like it, it is AMAZON.FallbackIntent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from typing import TYPE_CHECKING

from skill.model.language_model import SLOT, Intent, LanguageModel
from skill.model.words import normalise
from skill.simulator.phrases import exact_phrases, unlisted_names
from skill.simulator.slots import Carriers, FilledSlot, SlotFinder, slot_mark

if TYPE_CHECKING:
    from skill.simulator.classifier import Classifier

FALLBACK = "AMAZON.FallbackIntent"
LAUNCH = "LaunchRequest"
SURE = -0.75
"""The lowest score that counts as understood; tuned on utterances about other things."""
_UNKNOWN = "unknownword"


@dataclass(frozen=True)
class Understood:
    """An intent, its filled slots, and how sure the understanding is, from 0 to 1."""

    intent: str
    slots: Mapping[str, FilledSlot] = field(default_factory=dict)
    confidence: float = 1.0


class Understanding:
    """Understands utterances by one language model."""

    def __init__(self, model: LanguageModel) -> None:
        """Index the samples; the classifier learns when it is first needed."""
        self._model = model
        self._intents = {intent.name: intent for intent in model.intents}
        unlisted = unlisted_names()
        self._finders = {
            type_.name: SlotFinder(type_, unlisted.get(type_.name, ())) for type_ in model.types
        }
        self._carriers = Carriers(model)
        self._exact = exact_phrases(model)
        name = re.escape(normalise(model.invocation_name))
        self._opening = re.compile(rf"(?:alexa )?(?:open|start|launch|begin|run) {name}")
        self._address = re.compile(
            rf"^(?:alexa )?(?:(?:ask|tell|open|use) {name}(?: to| for| about| and)? )?"
        )

    def understand(self, utterance: str) -> Understood:
        """Return what `utterance` means; anything at all may be passed in."""
        text = normalise(utterance)
        if self._opening.fullmatch(text):
            return Understood(LAUNCH)
        text = self._address.sub("", f"{text} ").strip() if text else text
        if intent := self._exact.get(text):
            return Understood(intent)
        return (
            self._fit(text) or self._classify(text)
            if text
            else Understood(FALLBACK, confidence=0.0)
        )

    def features(self, text: str) -> str:
        """Return normalised text with slot names marked and words unknown to the model named so."""
        marked = text
        for finder in self._finders.values():
            marked = finder.mark(marked)
        return " ".join(
            word if word in self._vocabulary else f"{word} {_UNKNOWN}" for word in marked.split()
        )

    def training(self) -> list[tuple[str, str]]:
        """Return what the classifier learns: texts, each with its intent."""
        learned = []
        for intent, sample in self._model.samples():
            texts = [
                self.features(normalise(SLOT.sub(name, sample))) for name in self._fillers(intent)
            ]
            learned += [(text, intent.name) for text in texts]
        return learned + [
            (phrase, intent)
            for phrase, intent in self._exact.items()
            if intent.startswith("AMAZON.")
        ]

    def _fillers(self, intent: Intent) -> tuple[str, ...]:
        """Return what stands in for an intent's slot when it learns; one blank without slots."""
        if not intent.slots:
            return ("",)
        mark = slot_mark(intent.slots[0].type)
        return (mark, _UNKNOWN)

    def _fit(self, text: str) -> Understood | None:
        """Return the intent of a sample that `text` is to the letter but for the slot's value."""
        for finder in self._finders.values():
            found = finder.find(text)
            if found and (
                fitting := self._exact.get(text.replace(found.value, slot_mark(finder.type), 1))
            ):
                slot = self._intents[fitting].slots[0]
                return Understood(fitting, {slot.name: found})
        return None

    def _classify(self, text: str) -> Understood:
        for intent, score in self._classifier.rank(self.features(text)):
            if score < SURE:
                return Understood(FALLBACK, confidence=_confidence(score))
            slots = {
                slot.name: self._fill(intent, slot.type, text)
                for slot in self._intents[intent].slots
            }
            filled = {name: slot for name, slot in slots.items() if slot}
            # An intent with a slot and nothing to put in it is a mishearing: the next one counts.
            if len(filled) == len(slots):
                return Understood(intent, filled, _confidence(score))
        return Understood(FALLBACK, confidence=0.0)

    def _fill(self, intent: str, type_: str, text: str) -> FilledSlot | None:
        if found := self._finders[type_].find(text):
            return found
        caught = self._carriers.catch(intent, text)
        known = [word for word in caught.split() if word in self._vocabulary]
        return FilledSlot(caught, ()) if caught and not known else None

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        samples = (normalise(SLOT.sub("", sample)) for _, sample in self._model.samples())
        names = (
            normalise(name)
            for type_ in self._model.types
            for value in type_.values
            for name in value.name.all
        )
        marks = map(slot_mark, self._finders)
        return frozenset(
            word for text in (*samples, *names, *marks, _UNKNOWN) for word in text.split()
        )

    @cached_property
    def _classifier(self) -> "Classifier":
        # Imported when first needed: an exact sample is answered without learning anything.
        from skill.simulator.classifier import Classifier  # noqa: PLC0415

        texts, intents = zip(*self.training(), strict=True)
        return Classifier(texts, intents)


def _confidence(score: float) -> float:
    """Return a classifier's score as a number from 0 to 1; 0.5 where it counts as understood."""
    return round(1 / (1 + exp(-4 * (score - SURE))), 3)
