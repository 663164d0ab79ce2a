"""Session attributes: whatever comes back from Alexa, the skill can go on."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.builder import build_skill, respond
from skill.content import load
from skill.session import Session
from tests.requests import envelope, intent_request
from tests.voice_lint import faults

SKILL = build_skill()
FIELDS = list(Session.__struct_fields__)
INTENTS = [
    "AMAZON.YesIntent",
    "AMAZON.NoIntent",
    "AMAZON.NextIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.HelpIntent",
    "AMAZON.FallbackIntent",
    "MoreIntent",
    "ResumeTourIntent",
    "FirstChoiceIntent",
    "TrialIntent",
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
offers = st.sampled_from(
    [
        "else",
        "stop",
        "tour",
        "answer trial",
        "answer trial.nothing",
        "answer nowhere",
        "which a b",
        "which ",
        "which trial",
        "x",
    ]
)


@given(json_values)
def test_anything_can_be_read(attributes: object) -> None:
    """Whatever the attributes are, they read as a session."""
    assert isinstance(Session.read(attributes, load()), Session)


@given(st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=len(FIELDS)))
def test_broken_fields_count_as_absent_and_the_rest_is_kept(attributes: dict[str, Any]) -> None:
    """A broken field doesn't take the others with it."""
    session = Session.read({**attributes, "disclaimed": True}, load())
    assert session.disclaimed


@given(
    st.dictionaries(st.sampled_from(FIELDS), json_values | offers, max_size=len(FIELDS)),
    st.integers(0, 99),
    offers,
    st.sampled_from(INTENTS),
)
def test_no_attributes_can_break_a_turn(
    attributes: dict[str, Any], stop: int, offer: str, intent: str
) -> None:
    """A turn from tampered or foreign attributes is answered without a fault."""
    broken = {"topic": "trial", **attributes, "stop": stop, "offer": offer}
    answer = respond(SKILL, envelope(intent_request(intent), broken))
    assert [] == faults(answer)


@pytest.mark.parametrize("field", FIELDS)
def test_half_a_surrogate_pair_is_a_broken_field(field: str) -> None:
    """Text that can't be encoded doesn't raise and isn't kept, wherever it stands."""
    read = Session.read({"topic": "trial", field: "\ud800"}, load())
    assert "ud800" not in json.dumps(read.write())


@pytest.mark.parametrize("attributes", [None, [], "x", 7, {"topic": None}, {"topic": {"a": 1}}])
def test_attributes_of_another_kind_are_a_fresh_conversation(attributes: Any) -> None:
    """Attributes that aren't an object, or hold other types, count as none."""
    assert Session() == Session.read(attributes, load())


def test_attributes_survive_json() -> None:
    """What is written is plain JSON and reads back as the same session."""
    session = Session(topic="trial", trail=("overview", "trial"), disclaimed=True, turns=3)
    assert session == Session.read(json.loads(json.dumps(session.write())), load())
