"""An utterance as numbers: its words, word pairs and stretches of four letters, in buckets."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 16
"""How many kinds of feature are told apart; two that share a bucket are one."""
SENSES = " | "
"""Stands between the words of a text and the senses that they stand for."""
_LETTERS = 4

Counts = tuple[Counter[int], Counter[int]]
"""How often each bucket occurs: among words and word pairs, and among stretches of letters."""
Vector = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]
"""The buckets of an utterance, and the weight of each."""


def count_features(text: str) -> Counts:
    """Count the features of a text by bucket: its words, and after `SENSES` what they stand for."""
    words, alike = (part.split() for part in text.partition(SENSES)[::2])
    pairs = (f"{first} {second}" for part in (words, alike) for first, second in pairwise(part))
    return _count([*words, *alike, *pairs]), _count(_stretches(words))


def weigh(counts: Counts, rarity: npt.NDArray[np.float32]) -> Vector:
    """Return the weights of counted features: rare ones weigh more, both parts weigh alike."""
    parts = [_weigh_part(part, rarity) for part in counts]
    buckets, weights = zip(*parts, strict=True)
    return np.concatenate(buckets), np.concatenate(weights)


def _weigh_part(part: Counter[int], rarity: npt.NDArray[np.float32]) -> Vector:
    buckets = np.fromiter(part.keys(), np.int64, len(part))
    occurrences = np.fromiter(part.values(), np.float32, len(part))
    weights = (1 + np.log(occurrences)) * rarity[buckets]
    length = float(np.sqrt((weights**2).sum())) or 1.0
    return buckets, (weights / length).astype(np.float32)


def _stretches(words: list[str]) -> Iterator[str]:
    """Yield the stretches of four letters within each word and at its ends."""
    for word in words:
        padded = f" {word} "
        for start in range(max(1, len(padded) - _LETTERS + 1)):
            yield f"#{padded[start : start + _LETTERS]}"


def _count(features: list[str] | Iterator[str]) -> Counter[int]:
    return Counter(crc32(feature.encode()) % BUCKETS for feature in features)
