"""Nothing is spoken that isn't a sourced part of an answer or an entry of the wordings."""

import re
from typing import Any

import pytest

from skill.content import Content, Prompt, Wording, load
from tests.conversation.test_states import SAID, STATES, Handle, name_of, reach
from tests.requests import envelope
from tests.voice_lint import plain


def whole_speech(content: Content) -> re.Pattern[str]:
    """Return a pattern that only speech made of the content's own texts matches."""
    names = "|".join(sorted({re.escape(entry.name) for entry in content.entries.values()}))
    parts = [re.escape(part.text) for entry in content.entries.values() for part in entry.parts]
    lines = [
        re.sub(r"\\\{\w+\\\}", f"(?:{names})", re.escape(line))
        for field in content.wordings.__struct_fields__
        for line in variants(getattr(content.wordings, field))
    ]
    return re.compile(
        f"(?:(?:{'|'.join(sorted([*parts, *lines], key=len, reverse=True))})(?: |$))+"
    )


def variants(wording: Wording) -> tuple[str, ...]:
    """Return every line of a wording, reprompts too."""
    return (*wording.says, *(wording.reprompt if isinstance(wording, Prompt) else ()))


KNOWN = whole_speech(load())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", SAID, ids=name_of)
def test_every_sentence_has_a_source_or_a_wording(
    handle: Handle, state: str, said: dict[str, Any]
) -> None:
    """Speech and reprompt of every reply are made of the content's texts alone."""
    response = handle(envelope(said, reach(handle, state)))["response"]
    spoken = [response["outputSpeech"], response.get("reprompt", {}).get("outputSpeech")]
    unknown = [text for each in spoken if each and not KNOWN.fullmatch(text := plain(each["ssml"]))]
    assert [] == unknown
