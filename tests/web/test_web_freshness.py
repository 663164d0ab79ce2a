"""How old or how far ahead a request may be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skill.verification.errors import FreshnessError
from skill.verification.freshness import check_freshness
from tests.web.authority import NOW

EVENT = "AlexaSkillEvent.SkillDisabled"


def at(timestamp: object, kind: object = "LaunchRequest") -> dict[str, object]:
    """Return the part of an envelope that counts here."""
    return {"request": {"type": kind, "timestamp": timestamp}}


def off(seconds: float) -> str:
    """Return the timestamp that many seconds from now."""
    return (NOW + timedelta(seconds=seconds)).isoformat()


@pytest.mark.parametrize("seconds", [0, 1, 149, 149.999, 150])
@pytest.mark.parametrize("sign", [1, -1])
def test_within_150_seconds_is_fresh(seconds: float, sign: int) -> None:
    """The bound itself is still fresh, either way."""
    check_freshness(at(off(sign * seconds)))


@pytest.mark.parametrize("seconds", [150.000001, 151, 3600, 86_400 * 365])
@pytest.mark.parametrize("sign", [1, -1])
def test_beyond_150_seconds_is_refused(seconds: float, sign: int) -> None:
    """A millionth of a second more is too much, either way."""
    with pytest.raises(FreshnessError):
        check_freshness(at(off(sign * seconds)))


@pytest.mark.parametrize(
    "timestamp",
    [
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.000Z",
        "2026-03-01T12:00:00.123456789Z",
        "2026-03-01T12:00:00+00:00",
        "2026-03-01T12:00:00-00:00",
        "2026-03-01T14:00:00+02:00",
        "2026-03-01T04:00:00-0800",
    ],
)
def test_every_offset_is_understood(timestamp: str) -> None:
    """The same moment is the same moment, however written."""
    check_freshness(at(timestamp))


@pytest.mark.parametrize(
    "timestamp",
    [
        None,
        "",
        "now",
        "2026-03-01T12:00:00",
        "2026-03-01",
        "2026-03-01T12:00Z",
        "2026-03-01 12:00:00Z",
        "20260301T120000Z",
        "2026-W09-7T12:00:00Z",
        "2026-060T12:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-03-01T25:00:00Z",
        "2026-03-01T12:00:60Z",
        "2026-03-01T12:00:00+99:00",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "\u0662\u0660\u0662\u0666-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z\n",
        "Sun, 01 Mar 2026 12:00:00 GMT",
        "1772366400",
        1772366400,
        1772366400000,
        1772366400.5,
        float("inf"),
        True,
        [],
        {},
        ["2026-03-01T12:00:00Z"],
    ],
)
def test_anything_else_is_refused(timestamp: object) -> None:
    """Absent, malformed, impossible or without an offset: one refusal."""
    with pytest.raises(FreshnessError):
        check_freshness(at(timestamp))


@pytest.mark.parametrize("envelope", [{}, {"request": None}, {"request": []}, {"request": {}}])
def test_without_a_timestamp_it_is_refused(envelope: dict[str, object]) -> None:
    """An envelope without a request, or a request without a timestamp."""
    with pytest.raises(FreshnessError):
        check_freshness(envelope)


@pytest.mark.parametrize("seconds", [-3600, -151, 151, 3600])
def test_an_event_about_the_skill_may_be_an_hour_off(seconds: int) -> None:
    """Amazon delivers those late."""
    check_freshness(at(off(seconds), EVENT))


@pytest.mark.parametrize("seconds", [-3601, 3601])
def test_an_event_older_than_an_hour_is_refused(seconds: int) -> None:
    """An hour, and no more."""
    with pytest.raises(FreshnessError):
        check_freshness(at(off(seconds), EVENT))


@pytest.mark.parametrize(
    "kind",
    ["LaunchRequest", "AlexaSkillEvent", "xAlexaSkillEvent.X", "alexaskillevent.x", None, 1, []],
)
def test_only_those_events_may_be_late(kind: object) -> None:
    """A kind that merely looks like one is held to 150 seconds."""
    with pytest.raises(FreshnessError):
        check_freshness(at(off(-200), kind))
