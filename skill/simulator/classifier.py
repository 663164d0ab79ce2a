"""Learns which intent an utterance belongs to, from the model's samples alone."""

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

LEAD = {"EmergencyIntent": 0.1}
"""What is added to an intent's score: where two readings are close, the emergency wins."""


class Classifier:
    """A linear classifier over words, word pairs and stretches of four letters.

    Deterministic: the same samples give the same scores.
    """

    def __init__(self, texts: Sequence[str], intents: Sequence[str]) -> None:
        """Learn from samples and the intent of each."""
        words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, tokenizer=str.split, token_pattern=None
        )
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), sublinear_tf=True)
        self._pipeline: Pipeline = make_pipeline(
            make_union(words, letters), LinearSVC(tol=0.01, random_state=0)
        )
        self._pipeline.fit(texts, intents)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return intents with their scores, the best first; above 0 is a clear yes."""
        scores = zip(
            map(str, self._pipeline.classes_),
            map(float, self._pipeline.decision_function([text])[0]),
            strict=True,
        )
        led = [(intent, score + LEAD.get(intent, 0.0)) for intent, score in scores]
        return sorted(led, key=lambda pair: -pair[1])
