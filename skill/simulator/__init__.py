"""For people without a device: utterance to intent, request envelopes, the browser page."""

from skill.simulator.device import Device, Heard
from skill.simulator.phrases import FALLBACK
from skill.simulator.understanding import LAUNCH, Understanding, Understood

__all__ = [
    "FALLBACK",
    "LAUNCH",
    "Device",
    "Heard",
    "Understanding",
    "Understood",
]
