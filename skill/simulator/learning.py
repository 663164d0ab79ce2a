"""Learns which intent an utterance belongs to, from the model's samples alone."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from skill.simulator.classifier import Learned
from skill.simulator.features import BUCKETS, Counts, count_features, weigh


def learn(texts: Sequence[str], intents: Sequence[str]) -> Learned:
    """Learn from normalised samples and the intent of each: some seconds of one processor."""
    counts = [count_features(text) for text in texts]
    rarity = _rarity(counts)
    classifier = LinearSVC(tol=0.01, random_state=0)
    classifier.fit(_matrix(counts, rarity), intents)
    return Learned(
        intents=tuple(map(str, classifier.classes_)),
        rarity=rarity.tobytes(),
        weights=np.ascontiguousarray(classifier.coef_.T, "<f2").tobytes(),
        bias=np.asarray(classifier.intercept_, "<f4").tobytes(),
    )


def _rarity(counts: list[Counts]) -> npt.NDArray[np.float32]:
    """Return for each bucket how rare it is among the samples (inverse document frequency)."""
    found = np.zeros(BUCKETS)
    for words, letters in counts:
        found[list(words.keys() | letters.keys())] += 1
    return (np.log((1 + len(counts)) / (1 + found)) + 1).astype("<f4")


def _matrix(counts: list[Counts], rarity: npt.NDArray[np.float32]) -> csr_matrix:
    vectors = [weigh(each, rarity) for each in counts]
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in vectors)])
    buckets, weights = (np.concatenate(parts) for parts in zip(*vectors, strict=True))
    return csr_matrix((weights, buckets, ends), shape=(len(counts), BUCKETS))
