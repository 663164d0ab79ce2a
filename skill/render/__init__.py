"""Turns a reply into an Alexa response; every certification rule is kept here, once."""

from skill.render.response import Presentation, Renderer
from skill.render.ssml import Voice

__all__ = ["Presentation", "Renderer", "Voice"]
