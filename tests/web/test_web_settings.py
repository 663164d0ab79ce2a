"""The configuration: what is needed to start, and that no part of it opens the door."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import certifi
import pytest

from skill.verification.download import download_chain
from skill.verification.errors import StartError
from skill.web import create_app
from skill.web.settings import Settings, read_settings
from tests.web.alexa import SKILL_ID


def test_the_defaults_are_the_real_ones() -> None:
    """With a skill id alone, roots are certifi's and downloads are downloads."""
    expected = Settings(SKILL_ID, Path(certifi.where()), download_chain)
    assert expected == read_settings({"SKILL_ID": SKILL_ID}, {})


def test_the_skill_id_falls_back_to_the_environment() -> None:
    """The factory's argument goes before the environment."""
    environ = {"ALEXA_SKILL_ID": f" {SKILL_ID}\n"}
    assert SKILL_ID == read_settings({}, environ).skill_id
    mine = "amzn1.ask.skill.mine"
    assert mine == read_settings({"SKILL_ID": mine}, environ).skill_id


@pytest.mark.parametrize("name", ["TRUST_ROOTS", "FETCH_CHAIN", "SKILL_ID"])
def test_nothing_else_comes_from_the_environment(name: str) -> None:
    """Whoever can set variables can't choose whom to trust."""
    environ = {"ALEXA_SKILL_ID": SKILL_ID, name: "/tmp/evil.pem"}  # noqa: S108
    assert read_settings({}, {"ALEXA_SKILL_ID": SKILL_ID}) == read_settings({}, environ)


@pytest.mark.parametrize("skill_id", [None, ""])
def test_a_missing_skill_id_stops_the_start(
    skill_id: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says that it is missing and how to set it."""
    monkeypatch.delenv("ALEXA_SKILL_ID", raising=False)
    with pytest.raises(StartError, match=r"missing\. Set .*ALEXA_SKILL_ID"):
        create_app({"SKILL_ID": skill_id})


@pytest.mark.parametrize(
    "skill_id",
    [
        "skill",
        "amzn1.ask.skill.",
        "amzn1.ask.skill.a b",
        f"x{SKILL_ID}",
        f"{SKILL_ID}\n",
        "amzn1.ask.skill.<your id>",
        1,
        b"amzn1.ask.skill.x",
    ],
)
def test_a_malformed_skill_id_stops_the_start(skill_id: object) -> None:
    """The message says that it is malformed and how to set it."""
    with pytest.raises(StartError, match=r"malformed\. Set .*ALEXA_SKILL_ID"):
        create_app({"SKILL_ID": skill_id})


@pytest.mark.parametrize("name", ["TRUST_ROOTS", "FETCH_CHAIN"])
def test_a_setting_of_the_wrong_kind_stops_the_start(name: str) -> None:
    """A mistake in a test or a script is named at once."""
    with pytest.raises(StartError, match=name):
        create_app({"SKILL_ID": SKILL_ID, name: 1})


def test_there_is_no_switch() -> None:
    """The settings hold three things, and none of them is a switch."""
    names = [field.name for field in dataclasses.fields(Settings)]
    assert ["skill_id", "trust_roots", "fetch_chain"] == names
