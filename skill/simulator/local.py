"""Devices whose conversations the skill answers in this very process."""

import sys
from collections.abc import Callable

from skill.builder import build_skill, respond
from skill.model import load_model
from skill.simulator.device import Device
from skill.simulator.learned_file import cache_folder
from skill.simulator.understanding import Understanding


def new_device() -> Device:
    """Return a device whose conversations the skill itself answers."""
    return device_maker()()


def device_maker() -> Callable[[], Device]:
    """Return what makes such devices; they share one skill and one understanding."""
    skill = build_skill()
    understanding = Understanding(load_model(), cache_folder(), _say_so)
    return lambda: Device(lambda event: respond(skill, event), understanding)


def _say_so() -> None:
    """Say on standard error why the first question takes a while."""
    print("Learning from the samples; this takes a few seconds, once.", file=sys.stderr)  # noqa: T201
