"""The interaction model: Amazon's rules, and agreement with the content and the code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from skill.content import Content
from skill.handlers import handled_intents
from skill.model import LanguageModel, ModelError, load_model
from skill.model.amazon import FILE, Intent, read_model
from skill.model.amazon_checks import check_model
from tests.requests import envelope, intent_request
from tests.voice_lint import faults

MODEL = load_model()
Handle = Callable[[dict[str, Any]], dict[str, Any]]


def with_intent(model: LanguageModel, which: str, **changes: Any) -> LanguageModel:
    """Return the model with one intent changed."""
    intents = tuple(
        replace(intent, **changes) if intent.name == which else intent for intent in model.intents
    )
    return replace(model, intents=intents)


def test_the_model_is_in_order(model: LanguageModel, content: Content) -> None:
    """No fault in the model as it stands, and none between it, the content and the handlers."""
    assert [] == check_model(model, handled_intents(content))


def test_the_model_leaves_room_to_grow(model: LanguageModel) -> None:
    """The design allows 230 intents, and editors some more before Amazon's limit of 250."""
    assert len(model.intents) <= 230


def test_what_the_store_and_the_design_fix(model: LanguageModel) -> None:
    """The invocation name can't change after publication; fallback is medium."""
    assert "pain pump guide" == model.invocation_name
    assert "MEDIUM" == model.model_configuration.fallback_intent_sensitivity.level


@pytest.mark.parametrize("intent", MODEL.intents, ids=lambda intent: intent.name)
def test_every_declared_intent_is_answered(handle: Handle, intent: Intent) -> None:
    """Each intent, with its slots empty, gets a reply of its own, not the one for strangers."""
    answer = handle(envelope(intent_request(intent.name)))
    assert [] == faults(answer)


@pytest.mark.parametrize(
    ("intent", "changes", "field"),
    [
        ("TrialIntent", {"samples": ("what's a trial?",)}, "samples"),
        ("TrialIntent", {"samples": ("try 1 time",)}, "samples"),
        ("TrialIntent", {"samples": ("is {drug} used",)}, "samples"),
        ("TrialIntent", {"samples": ("what is a pain pump",)}, "samples"),
        ("TrialIntent", {"samples": ()}, "samples"),
        ("TrialIntent", {"name": "TryoutIntent"}, "name"),
        ("TrialIntent", {"name": "Trial2Intent"}, "name"),
        ("AMAZON.HelpIntent", {"name": "AMAZON.PauseIntent"}, "name"),
    ],
)
def test_a_fault_is_named(
    model: LanguageModel, content: Content, intent: str, changes: dict[str, Any], field: str
) -> None:
    """Each kind of mistake in an intent is found, with the intent and the field."""
    found = check_model(with_intent(model, intent, **changes), handled_intents(content))
    assert any(fault.field == field and fault.entry for fault in found)


@pytest.mark.parametrize("name", ["pump", "ask pain pump", "pain pump 2", "the pain guide"])
def test_a_forbidden_invocation_name_is_found(
    model: LanguageModel, content: Content, name: str
) -> None:
    """One word, a launch word, a digit, an article: none may be in the invocation name."""
    found = check_model(replace(model, invocation_name=name), handled_intents(content))
    assert "invocationName" in {fault.field for fault in found}


def test_too_many_intents_are_found(model: LanguageModel, content: Content) -> None:
    """More intents than Amazon takes, with a reserve, are a fault."""
    many = tuple(Intent(f"Another{letter}Intent", samples=()) for letter in "abc" * 80)
    found = check_model(replace(model, intents=(*model.intents, *many)), handled_intents(content))
    assert "intents" in {fault.field for fault in found}


@pytest.mark.parametrize(("old", "new"), [('"samples"', '"examples"'), ("{", "")])
def test_a_broken_file_is_named(tmp_path: Path, old: str, new: str) -> None:
    """Unknown keys and broken JSON are refused naming the file."""
    file = tmp_path / "en-US.json"
    file.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ModelError, match=r"en-US\.json"):
        read_model(file)
