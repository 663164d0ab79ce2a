"""Names of Alexa's, where more than one room has to agree on them."""

import re

APL = "Alexa.Presentation.APL"
"""The interface of devices with a screen."""
TOUCH = f"{APL}.UserEvent"
"""The kind of request a touch arrives as. Its class isn't imported: that takes 20 ms at start."""
RENDER = f"{APL}.RenderDocument"
"""The type of the directive that draws a screen; no class either, for the same reason."""
EVENT = "Event"
"""Stands for every kind of request that tells of something nobody said."""
_SKILL_ID = r"amzn1\.ask\.skill\.[A-Za-z0-9][A-Za-z0-9._-]{0,127}"


def is_skill_id(text: str) -> bool:
    """Return whether `text` looks like the id of a skill, as the developer console shows it."""
    return bool(re.fullmatch(_SKILL_ID, text))
