"""From what is said to an intent and its slots, as Alexa would: offline, from the model alone.

An utterance that is a sample to the letter gets that sample's intent. Any other is
classified by likeness to the samples; where nothing is like it, it is AMAZON.FallbackIntent.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from pathlib import Path

from skill.model.amazon import LanguageModel, encode_model
from skill.model.words import normalise
from skill.simulator.classifier import Classifier
from skill.simulator.learned_file import keep, name_for, recall
from skill.simulator.phrases import FALLBACK, exact_phrases
from skill.simulator.slots import FilledSlot, Slots
from skill.simulator.training import UNKNOWN_WORD, marked_features, training_texts, vocabulary

LAUNCH = "LaunchRequest"
SURE = -0.75
"""The lowest score that counts as understood; chosen on utterances about other things."""
NEAREST = 2
"""How many other readings are told."""


@dataclass(frozen=True)
class Understood:
    """An intent, its filled slots, and how sure the understanding is, from 0 to 1.

    `nearest`: the next readings, each with its own sureness, the surest first.
    """

    intent: str
    slots: Mapping[str, FilledSlot] = field(default_factory=dict)
    confidence: float = 1.0
    nearest: tuple[tuple[str, float], ...] = ()


class Understanding:
    """Understands utterances by one language model."""

    def __init__(
        self,
        model: LanguageModel,
        cache: Path | None = None,
        learning: Callable[[], object] = lambda: None,
    ) -> None:
        """Index the samples; learn when that is first needed.

        `cache`: a folder in which what was learned is kept for the next process; without one
        nothing is kept. `learning`: called before learning, which takes some seconds.
        """
        self._model = model
        self._cache = cache
        self._learning = learning
        self._intents = {intent.name: intent for intent in model.intents}
        self._slots = Slots(model)
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
        if not text:
            return Understood(FALLBACK, confidence=0.0)
        if intent := self._exact.get(text):
            return Understood(intent)
        return self._fit(text) or self._classify(text)

    def learn(self) -> None:
        """Learn now, or recall what was learned, rather than at the first question."""
        assert self._classifier  # noqa: S101  # made when first looked at

    def _fit(self, text: str) -> Understood | None:
        """Return the intent of a sample that `text` is to the letter but for the slot's value."""
        for fitted, slot, found in self._slots.fits(text):
            if intent := self._exact.get(fitted):
                return Understood(intent, {slot: found})
        return None

    def _classify(self, text: str) -> Understood:
        ranked = self._classifier.rank(marked_features(text, self._slots, self._vocabulary))
        for place, (intent, score) in enumerate(ranked):
            nearest = tuple(
                (other, _confidence(theirs))
                for other, theirs in (*ranked[:place], *ranked[place + 1 :])[:NEAREST]
            )
            if score < SURE or intent == FALLBACK:
                return Understood(FALLBACK, {}, _confidence(score), nearest)
            filled = self._fill(intent, text)
            # An intent with a slot and nothing to put in it is a mishearing: the next one counts.
            if filled is not None:
                return Understood(intent, filled, _confidence(score), nearest)
        return Understood(FALLBACK, confidence=0.0)

    def _fill(self, intent: str, text: str) -> dict[str, FilledSlot] | None:
        """Return the slots of an intent as `text` fills them; None where one stays empty."""
        filled = {}
        for slot in self._intents[intent].slots:
            found = self._slots.find(slot.type, text) or self._caught(intent, text)
            if found is None:
                return None
            filled[slot.name] = found
        return filled

    def _caught(self, intent: str, text: str) -> FilledSlot | None:
        """Return a name that the model doesn't know, where a sample has a slot for it."""
        words = self._slots.catch(intent, text)
        if not words or any(word in self._vocabulary for word in words.split()):
            return None
        return FilledSlot(words, ())

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return vocabulary(self._model) | {UNKNOWN_WORD}

    @cached_property
    def _classifier(self) -> Classifier:
        name = name_for(encode_model(self._model))
        if self._cache and (learned := recall(self._cache, name)):
            return Classifier(learned)
        self._learning()
        # Imported when needed: what was learned once is used without the learner.
        from skill.simulator.learning import learn  # noqa: PLC0415

        texts, intents = zip(*training_texts(self._model, self._slots), strict=True)
        learned = learn(texts, intents)
        if self._cache:
            keep(self._cache, name, learned)
        return Classifier(learned)


def _confidence(score: float) -> float:
    """Return a classifier's score as a number from 0 to 1; 0.5 where it counts as understood."""
    return round(1 / (1 + exp(-4 * max(-50.0, min(50.0, score - SURE)))), 3)
