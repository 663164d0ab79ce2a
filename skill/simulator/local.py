"""Devices whose conversations the skill answers in this very process."""

from collections.abc import Callable

from skill.builder import build_skill, respond
from skill.model.language_model import load_model
from skill.simulator.device import Device
from skill.simulator.understanding import Understanding


def new_device() -> Device:
    """Return a device whose conversations the skill itself answers."""
    return device_maker()()


def device_maker() -> Callable[[], Device]:
    """Return what makes such devices; they share one skill and one understanding."""
    skill = build_skill()
    understanding = Understanding(load_model())
    return lambda: Device(lambda event: respond(skill, event), understanding)
