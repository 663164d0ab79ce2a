"""Fixtures that the whole suite shares: the content, the model, a device."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from skill.builder import build_skill, respond
from skill.content import Content, load
from skill.model import LanguageModel, load_model
from skill.simulator import Device, Understanding
from tests.needed import node_module

# Time limits belong in benchmarks.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the skill's own content."""
    return load()


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    """Return the skill's own interaction model."""
    return load_model()


@pytest.fixture(scope="session")
def spec() -> dict[str, Any]:
    """Return the definitions of Amazon's `spec.json`."""
    file = node_module("ask-smapi-model", "spec.json")
    definitions: dict[str, Any] = json.loads(file.read_bytes())["definitions"]
    return definitions


@pytest.fixture(scope="session")
def understanding(model: LanguageModel) -> Understanding:
    """Return the understanding, its classifier trained once for the suite."""
    return Understanding(model)


@pytest.fixture(scope="session")
def handle(content: Content) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return the skill as a function from envelope to envelope."""
    skill = build_skill(content=content)
    return lambda event: respond(skill, event)


@pytest.fixture
def device(
    handle: Callable[[dict[str, Any]], dict[str, Any]], understanding: Understanding
) -> Device:
    """Return a device without a screen and with no conversation open."""
    return Device(handle, understanding)
