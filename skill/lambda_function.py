"""The AWS Lambda entry: `skill.lambda_function.handler`.

Reads the environment variable `ALEXA_SKILL_ID` once; where it is set, a request for another
skill is refused with AskSdkException.
"""

import gc
import logging
import os
from typing import Any

# What a start makes is there to stay: looking through it for rubbish takes a tenth of the start.
gc.disable()

from skill.builder import build_skill, respond  # noqa: E402

# Lambda's root logger starts at WARNING; its handler prints what reaches it.
logging.getLogger("skill.turns").setLevel(logging.INFO)

_skill = build_skill(os.environ.get("ALEXA_SKILL_ID") or None)

gc.freeze()  # nor does any turn look through it
gc.enable()


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one request envelope with its response envelope."""
    return respond(_skill, event, context)
