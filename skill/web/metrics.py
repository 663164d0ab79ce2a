"""What is counted and timed, in Prometheus's format; nothing in it is about a person."""

import os
from collections.abc import Collection
from functools import cache

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from skill.builder import TurnRecord
from skill.web.settings import METRICS_FOLDER_VARIABLE

OTHER = "other"
_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 3, 8)


class Metrics:
    """The endpoint's counters and clocks.

    The skill records an intent and an outcome of its own few only, and a topic that
    isn't among the content's becomes "other": what requests carry can neither add
    series without end nor put words of its own into the metrics.
    """

    def __init__(self, topics: Collection[str]) -> None:
        """Begin at zero; `topics` are the keys that may stand as labels."""
        self._topics = frozenset({"", *topics})
        self._registry = CollectorRegistry()
        self._turns = Counter(
            "pain_pump_turns",
            "Turns answered.",
            ("intent", "topic", "outcome"),
            registry=self._registry,
        )
        self._turns_of = cache(self._turns.labels)  # looked up once for each of a bounded few
        self._refusals = Counter(
            "pain_pump_refusals",
            "Requests refused.",
            ("reason",),
            registry=self._registry,
        )
        request_seconds = Histogram(
            "pain_pump_request_seconds",
            "Time a request to the skill took, its verification included.",
            ("result",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._answered = request_seconds.labels("answered")
        self._refused = request_seconds.labels("refused")

    def count_turn(self, turn: TurnRecord) -> None:
        """Count one answered turn; its seconds are among its request's."""
        topic = turn.topic if turn.topic in self._topics else OTHER
        self._turns_of(turn.intent, topic, turn.outcome).inc()

    def count_refusal(self, reason: str) -> None:
        """Count one refusal by its reason, one of a fixed few."""
        self._refusals.labels(reason).inc()

    def time_request(self, seconds: float, *, answered: bool) -> None:
        """Add the seconds of one request, answered or refused."""
        (self._answered if answered else self._refused).observe(seconds)

    def page(self) -> bytes:
        """Return the numbers as text, of all workers where there are several."""
        if METRICS_FOLDER_VARIABLE not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
