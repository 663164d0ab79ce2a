"""The conversations of the simulator's page: a device for each, and never more than a few."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from skill.simulator.device import Device

MOST = 32
"""Most conversations kept; the one that was silent longest makes way for a new one."""


class Conversation:
    """A device and the lock that lets one turn finish before the next begins."""

    def __init__(self, device: Device) -> None:
        """Hold `device`."""
        self.device = device
        self.turn = Lock()


class Conversations:
    """Conversations by their secret names; safe to use from several threads."""

    def __init__(self, new_device: Callable[[], Device]) -> None:
        """Start with none; `new_device` makes the device of each."""
        self._new_device = new_device
        self._held: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many are held."""
        return len(self._held)

    def get(self, name: str) -> tuple[str, Conversation]:
        """Return the conversation of that name, or a new one under a new name."""
        with self._lock:
            if name not in self._held:
                name = secrets.token_urlsafe(16)
                self._held[name] = Conversation(self._new_device())
            self._held.move_to_end(name)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return name, self._held[name]
