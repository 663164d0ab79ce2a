"""The AWS Lambda entry: `skill.lambda_function.handler`.

Reads the environment variable `ALEXA_SKILL_ID` once; where it is set, a request for another
skill is refused with AskSdkException.
"""

import json
import os
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.builder import build_skill

_skill = build_skill(os.environ.get("ALEXA_SKILL_ID") or None)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one request envelope with its response envelope."""
    envelope = _skill.serializer.deserialize(json.dumps(event), RequestEnvelope)
    response: dict[str, Any] = _skill.serializer.serialize(_skill.invoke(envelope, context))
    return response
