"""The AWS Lambda entry: `skill.lambda_function.handler`.

Reads the environment variable `ALEXA_SKILL_ID` once; where it is set, a request for another
skill is refused with AskSdkException.
"""

import os
from typing import Any

from skill.builder import build_skill, respond

_skill = build_skill(os.environ.get("ALEXA_SKILL_ID") or None)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one request envelope with its response envelope."""
    return respond(_skill, event, context)
