"""Genuine requests, the usual and the unheard of: all are answered."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.alexa import (
    URL,
    Shelf,
    assert_answered,
    assert_refused,
    envelope,
    headers,
    intent,
    post,
)
from tests.web.authority import DAY, NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable

    import time_machine
    from flask import Flask


GENUINE: dict[str, Callable[[], dict[str, Any]]] = {
    "launch": envelope,
    "topic": lambda: intent("TrialIntent"),
    "help": lambda: intent("AMAZON.HelpIntent"),
    "unknown intent": lambda: intent("NobodyKnowsIntent"),
    "unknown kind": lambda: envelope("Alexa.Unheard.Of"),
    "unknown locale": lambda: envelope(locale="xx-XX"),
    "no locale": lambda: envelope(locale=None),
    "unknown dialog state": lambda: intent("TrialIntent", dialogState="PONDERING"),
    "session ended": lambda: envelope("SessionEndedRequest", reason="USER_INITIATED"),
    "ended for an unknown reason": lambda: envelope("SessionEndedRequest", reason="BORED"),
    "can fulfil": lambda: {**intent("TrialIntent"), "session": None},
    "extra members": lambda: {**envelope(), "surprise": {"a": [1, {"b": None}]}},
}


@pytest.mark.parametrize("case", GENUINE)
def test_a_genuine_request_is_answered(app: Flask, case: str) -> None:
    """Whatever kind, intent, locale or enumeration value: 200 and a usable envelope."""
    assert_answered(post(app, GENUINE[case]()))


@pytest.mark.parametrize("name", ["SkillEnabled", "SkillDisabled", "Unheard"])
def test_an_event_about_the_skill_may_come_late_and_without_session(app: Flask, name: str) -> None:
    """Amazon's events have no session and may be an hour old."""
    event = envelope(f"AlexaSkillEvent.{name}", timestamp="2026-03-01T11:00:00Z")
    del event["session"]
    assert_answered(post(app, event))


@pytest.mark.parametrize(
    "attributes",
    [
        None,
        [],
        "text",
        1,
        {"topic": 1},
        {"topic": "no-such-topic"},
        {"topic": {"a": ["b"]}, "offers": "x", "turns": -1},
        {"\ud800": "\udfff"},
        {"deep": [[[[[[[[[[]]]]]]]]]]},
        {str(number): "x" * 100 for number in range(500)},
    ],
    ids=lambda value: str(value)[:30].encode("ascii", "replace").decode(),
)
@pytest.mark.parametrize("name", ["AMAZON.RepeatIntent", "AMAZON.YesIntent", "TrialIntent"])
def test_foreign_session_attributes_are_answered(app: Flask, name: str, attributes: object) -> None:
    """What comes back in the session may be anything, and the skill still answers."""
    request = intent(name)
    request["session"]["attributes"] = attributes
    assert_answered(post(app, request))


def test_an_older_envelope_without_context_is_no_server_error(app: Flask) -> None:
    """The session's application id alone is enough to be let in."""
    request = envelope()
    del request["context"]
    assert_answered(post(app, request))


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; Charset=UTF-8", None])
def test_the_content_type_is_json_or_unsaid(app: Flask, kind: str | None) -> None:
    """Parameters and case don't matter."""
    assert_answered(post(app, envelope(), kind=kind))


def test_both_signature_headers_may_come(app: Flask) -> None:
    """Alexa sends the old SHA-1 header as well; only the new one counts."""
    body = json.dumps(envelope()).encode()
    both = {**headers(body), "Signature": "old"}
    assert_answered(app.test_client().post("/alexa", data=body, headers=both))


def test_header_names_have_no_case(app: Flask) -> None:
    """HTTP header names mean the same in any case."""
    body = json.dumps(envelope()).encode()
    lower = {name.lower(): value for name, value in headers(body).items()}
    assert_answered(app.test_client().post("/alexa", data=body, headers=lower))


def test_many_requests_need_one_download(app: Flask, shelf: Shelf) -> None:
    """The chain is fetched for the first request only, however the URL is spelled."""
    for url in (URL, URL.replace("https", "HTTPS"), f"{URL}#x", URL):
        assert_answered(post(app, envelope(), url=url))
    assert [URL] == shelf.asked


def test_concurrent_first_requests_are_all_answered(
    make_app: Callable[[Shelf], Flask], world: World
) -> None:
    """Sixteen at once on a cold start: one download, sixteen answers."""
    entered, opened = threading.Event(), threading.Event()

    def slow() -> bytes:
        entered.set()
        assert opened.wait(30)
        return world.chain()

    shelf = Shelf({URL: slow})
    app = make_app(shelf)
    with ThreadPoolExecutor(16) as pool:
        waiting = [pool.submit(post, app, envelope()) for _ in range(16)]
        assert entered.wait(30)
        opened.set()
        for future in waiting:
            assert_answered(future.result())
    assert [URL] == shelf.asked


def test_a_key_ends_with_its_certificate(
    app: Flask, shelf: Shelf, clock: time_machine.Traveller
) -> None:
    """A cached key stops working when its certificate has ended."""
    assert_answered(post(app, envelope()))
    clock.move_to(NOW + 31 * DAY)
    late = envelope(timestamp=(NOW + 31 * DAY).isoformat())
    assert_refused(post(app, late))
    assert [URL, URL] == shelf.asked
