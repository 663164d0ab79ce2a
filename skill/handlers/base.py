"""What decides the reply to a turn."""

from collections.abc import Callable

from skill.handlers.turn import Turn
from skill.reply import Reply

ReplyTo = Callable[[Turn], Reply]
"""Decides the reply to a turn."""
