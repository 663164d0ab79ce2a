"""The page's server: for this computer alone, and never more than a few conversations."""

import json
import signal
import subprocess
import sys
from typing import Any
from urllib.request import urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.simulator.conversations import MOST, Conversations
from skill.simulator.device import Device
from skill.simulator.understanding import Understanding

HOME = "http://127.0.0.1:8321"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the simulator's application."""
    return app.test_client()


def turn(client: FlaskClient, **act: object) -> dict[str, Any]:
    """Do one turn; return what the page is told."""
    answer = client.post("/turn", json=act, base_url=HOME)
    told: dict[str, Any] = json.loads(answer.data)
    return told


@pytest.mark.parametrize("path", ["/", "/page/device.js", "/page/style.css", "/page/screen.html"])
def test_files_come_with_a_policy(path: str, client: FlaskClient) -> None:
    """The page and its files are there, each with a policy that starts from nothing allowed."""
    answer = client.get(path, base_url=HOME)

    assert 200 == answer.status_code
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    answer.close()


@pytest.mark.parametrize("path", ["/page/../serve.py", "/page/%2e%2e/serve.py", "/page/absent"])
def test_nothing_else_is_served(path: str, client: FlaskClient) -> None:
    """Only the page's own folder is served."""
    assert 404 == client.get(path, base_url=HOME).status_code


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "10.0.0.1:8321", "[::1]:1"])
def test_another_name_is_refused(host: str, client: FlaskClient) -> None:
    """A name that someone else pointed at this computer gets nothing (DNS rebinding)."""
    assert 403 == client.get("/", base_url=f"http://{host}").status_code


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9"])
def test_another_site_is_refused(origin: str, client: FlaskClient) -> None:
    """Another site's page can't talk to the skill through this one's server."""
    answer = client.post("/turn", json={"act": "open"}, headers={"Origin": origin}, base_url=HOME)

    assert 403 == answer.status_code


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"act": "open"}', "text/plain", 415),
        (b"{", "application/json", 400),
        (b'{"act": "dance"}', "application/json", 400),
        (b'{"act": "open", "more": 1}', "application/json", 400),
        (json.dumps({"act": "say", "words": "a" * 501}).encode(), "application/json", 400),
        (b" " * 20_000, "application/json", 413),
    ],
)
def test_an_odd_request_is_refused(
    body: bytes, kind: str, status: int, client: FlaskClient
) -> None:
    """What the page wouldn't send is refused without a trace of the inside."""
    answer = client.post("/turn", data=body, content_type=kind, base_url=HOME)

    assert status == answer.status_code
    assert b"Traceback" not in answer.data


def test_a_turn_is_what_alexa_would_send_and_get(client: FlaskClient) -> None:
    """A turn carries the envelopes, and the screen only where the device has one."""
    seen = turn(client, act="say", words="what is the trial", screen=True)
    heard = turn(client, act="say", words="what is the trial")

    assert "TrialIntent" == seen["request"]["request"]["intent"]["name"]
    assert seen["response"]["response"]["directives"][0]["document"] == seen["screen"]["document"]
    assert heard["screen"] is None
    assert heard["listening"]


def test_suggestions_fit_what_was_heard(client: FlaskClient) -> None:
    """At first questions are suggested; in the tour its words; after goodbye questions again."""
    first = turn(client, act="restart")
    name = first["conversation"]
    tour = turn(client, act="say", words="walk me through it", conversation=name)
    onward = turn(client, act="touch", arguments=["AMAZON.NextIntent"], conversation=name)
    over = turn(client, act="say", words="stop", conversation=name)

    assert "What is a pain pump?" == first["suggestions"][0]
    assert ["Next", "Repeat"] == tour["suggestions"][:2]
    assert ["Next", "Repeat", "Back"] == onward["suggestions"][:3]
    assert first["suggestions"] == over["suggestions"]


@pytest.mark.parametrize(
    "words",
    ["what is ziconotide", "walk me through it", "what can I ask", "what about nerve pain"],
)
def test_suggestions_are_understood(words: str, client: FlaskClient) -> None:
    """Tapping a suggestion never ends in not being understood."""
    told = turn(client, act="say", words=words)

    assert told["suggestions"]
    assert "AMAZON.FallbackIntent" not in {
        turn(client, act="say", words=suggestion)["intent"] for suggestion in told["suggestions"]
    }


def test_silence_ends_the_conversation(client: FlaskClient) -> None:
    """After silence the next words begin a new conversation."""
    name = turn(client, act="say", words="what is the trial")["conversation"]
    assert not turn(client, act="silence", conversation=name)["listening"]

    after = turn(client, act="say", words="yes", conversation=name)
    assert after["request"]["session"]["new"]


def test_a_forgotten_conversation_says_so(client: FlaskClient) -> None:
    """A name that the server doesn't know, or no longer, gets a new conversation and is told."""
    told = turn(client, act="open", conversation="long-gone")

    assert told["forgotten"]
    assert "long-gone" != told["conversation"]


def test_the_quietest_conversation_makes_way(understanding: Understanding) -> None:
    """No more than a few conversations are held; the one used last stays."""
    conversations = Conversations(lambda: Device(lambda event: event, understanding))
    first, _ = conversations.get("")
    second, _ = conversations.get("")
    for _ in range(MOST - 1):
        conversations.get("")
        conversations.get(first)

    assert MOST == len(conversations)
    assert first == conversations.get(first)[0]
    assert second != conversations.get(second)[0]


def test_the_command_says_where_the_page_is() -> None:
    """`pain-pump serve` says its address, serves the page there, and ends on Ctrl-C."""
    command = [sys.executable, "-m", "skill", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        said = process.stdout.readline()
        address = said.split()[5]
        with urlopen(address) as answer:  # noqa: S310  # the loopback address just said
            page = answer.read()
        process.send_signal(signal.SIGINT)
        status = process.wait(timeout=60)

    assert said.startswith("Pain Pump Guide is at http://127.0.0.1:")
    assert b"Pain Pump Guide" in page
    assert 0 == status
