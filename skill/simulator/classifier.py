"""Ranks intents by what was learned from the model's samples: a linear classifier."""

import msgspec
import numpy as np
import numpy.typing as npt

from skill.simulator.features import BUCKETS, count_features, weigh


class Learned(msgspec.Struct, frozen=True):
    """What is kept of learning, as bytes of little-endian numbers.

    `rarity`: a 32-bit number a bucket. `weights`: a 16-bit number a bucket and intent.
    `bias`: a 32-bit number an intent.
    """

    intents: tuple[str, ...]
    rarity: bytes
    weights: bytes
    bias: bytes


class Classifier:
    """Scores an utterance for each intent; deterministic."""

    def __init__(self, learned: Learned) -> None:
        """Take what was learned; raises ValueError where its parts don't fit together."""
        self._intents = learned.intents
        self._rarity: npt.NDArray[np.float32] = np.frombuffer(learned.rarity, "<f4")
        self._bias: npt.NDArray[np.float32] = np.frombuffer(learned.bias, "<f4")
        weights = np.frombuffer(learned.weights, "<f2")
        self._weights: npt.NDArray[np.float16] = weights.reshape(BUCKETS, len(self._intents))

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return intents with their scores for normalised text, best first; above 0 is a yes."""
        buckets, weights = weigh(count_features(text), self._rarity)
        scores = weights @ self._weights[buckets].astype(np.float32) + self._bias
        order = np.argsort(-scores, kind="stable")
        return [(self._intents[place], float(scores[place])) for place in order]
