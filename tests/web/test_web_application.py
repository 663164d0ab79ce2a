"""For which skill a request is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from skill.verification.application_id import check_application
from skill.verification.errors import ApplicationError
from tests.web.alexa import SKILL_ID, assert_answered, assert_refused, envelope, post

if TYPE_CHECKING:
    from flask import Flask

OTHER = "amzn1.ask.skill.87654321-4321-4321-4321-cba987654321"
OURS = {"application": {"applicationId": SKILL_ID}}
ODD: list[object] = [None, "", 1, True, [], [SKILL_ID], {}, SKILL_ID.upper()]
ODD += [f"{SKILL_ID} ", f"{SKILL_ID}x", SKILL_ID[:-1], f"{SKILL_ID}\n"]
THEIRS = {"application": {"applicationId": OTHER}}


@pytest.mark.parametrize(
    "given",
    [
        envelope(),
        {"context": {"System": OURS}, "session": OURS},
        {"context": {"System": OURS}},
        {"context": {"System": OURS}, "session": None},
        {"context": {"System": OURS}, "session": {}},
        {"session": OURS},
        {"context": {}, "session": OURS},
        {"context": None, "session": OURS},
        {"context": "x", "session": OURS},
    ],
)
def test_our_id_wherever_it_is_stated_is_enough(given: dict[str, object]) -> None:
    """With a session or without, in an older or a newer envelope."""
    check_application(given, SKILL_ID)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"context": None, "session": None},
        {"context": [], "session": "x"},
        {"context": {"System": {"application": {}}}},
        {"context": {"System": {"application": SKILL_ID}}},
        {"context": {"System": THEIRS}, "session": THEIRS},
        {"context": {"System": OURS}, "session": THEIRS},
        {"context": {"System": THEIRS}, "session": OURS},
        {"session": THEIRS},
        *({"context": {"System": {"application": {"applicationId": odd}}}} for odd in ODD),
        {"context": {"System": OURS}, "session": {"application": {"applicationId": None}}},
    ],
)
def test_any_other_id_is_refused(given: dict[str, object]) -> None:
    """Absent, another's, ours in one place and another's in the other, nearly ours."""
    with pytest.raises(ApplicationError):
        check_application(given, SKILL_ID)


def test_what_is_refused_is_logged_as_such(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """A genuine request for another of Alexa's skills doesn't reach ours."""
    request = envelope()
    request["session"].update(THEIRS)
    assert_refused(post(app, request))
    assert "skill_id" == json.loads(caplog.messages[-1])["reason"]


@pytest.mark.parametrize("odd", [None, "x", []])
def test_what_is_let_in_is_answered(app: Flask, odd: object) -> None:
    """Verification and skill agree on where an id may stand."""
    request = envelope()
    request["context"]["System"]["application"] = odd
    assert_answered(post(app, request))
