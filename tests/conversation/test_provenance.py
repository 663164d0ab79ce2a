"""Nothing is spoken that isn't a sourced answer, a safety sentence or an entry of the wordings."""

import re
from typing import Any

import pytest

from skill.content import Content, Prompt, Wording, load
from tests.conversation.test_states import SAID, STATES, Handle, name_of, reach
from tests.requests import envelope
from tests.voice_lint import plain


def whole_speech(content: Content) -> re.Pattern[str]:
    """Return a pattern that only speech made of the content's own texts matches."""
    named = {content.name_of(address) for address in content.answers}
    names = "|".join(
        sorted({re.escape(name) for name in named | {a.name for a in content.answers.values()}})
    )
    texts = [re.escape(answer.text) for answer in content.answers.values()]
    texts += [re.escape(sentence.text) for sentence in content.safety.by_name.values()]
    wordings = [
        *(getattr(content.wordings, field) for field in content.wordings.__struct_fields__),
        *(family.prompt for family in content.family_list),
    ]
    lines = [
        re.sub(r"\\\{\w+\\\}", f"(?:{names})", re.escape(line))
        for wording in wordings
        for line in variants(wording)
    ]
    return re.compile(
        f"(?:(?:{'|'.join(sorted([*texts, *lines], key=len, reverse=True))})(?: |$))+"
    )


def variants(wording: Wording) -> tuple[str, ...]:
    """Return every line of a wording, reprompts too."""
    return (*wording.says, *(wording.reprompt if isinstance(wording, Prompt) else ()))


KNOWN = whole_speech(load())


@pytest.mark.parametrize("state", STATES)
def test_every_sentence_has_a_source_or_a_wording(handle: Handle, state: str) -> None:
    """Speech and reprompt of every reply are made of the content's texts alone."""
    unknown = [
        (name_of(said), text)
        for said in SAID
        for text in spoken(handle, said, state)
        if not KNOWN.fullmatch(text)
    ]
    assert [] == unknown


def spoken(handle: Handle, said: dict[str, Any], state: str) -> list[str]:
    """Return what is heard in a state after something is said: the speech, and the reprompt."""
    response = handle(envelope(said, reach(handle, state)))["response"]
    words = [response["outputSpeech"], response.get("reprompt", {}).get("outputSpeech")]
    return [plain(each["ssml"]) for each in words if each]
