"""The command line, as a newcomer meets it."""

import io
import json
import socket
from importlib.metadata import version

import pytest

from skill.cli import main

KEYS = {
    "utterance",
    "intent",
    "slots",
    "confidence",
    "nearest",
    "topic",
    "answer",
    "speech",
    "reprompt",
    "ends_session",
    "card",
    "response",
}


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Put lines on standard input, then its end."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_ask_prints_what_is_heard(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's first question gets its answer."""
    assert 0 == main(["ask", "What is a pain pump?"])
    assert capsys.readouterr().out.startswith("A pain pump is ")


def test_each_question_is_a_fresh_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    """The disclaimer is heard with each, as in conversations of their own."""
    assert 0 == main(["ask", "what is a pain pump", "what is the trial"])
    lines = capsys.readouterr().out.splitlines()
    assert [True, True] == ["not medical advice" in line for line in lines]


def test_ask_json_reads_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question a line in, an object a line out, blank lines skipped."""
    typed(monkeypatch, "is prialt used in the pump", "", "my mom can't breathe")
    assert 0 == main(["ask", "--json", "-"])
    medicine, emergency = map(json.loads, capsys.readouterr().out.splitlines())
    assert KEYS == set(medicine)
    assert ("MedicationIntent", "medication:ziconotide") == (medicine["intent"], medicine["topic"])
    assert {"medication": {"value": "prialt", "ids": ["ziconotide"]}} == medicine["slots"]
    assert "ziconotide" in medicine["card"]["title"].lower()
    assert not medicine["ends_session"]
    assert emergency["ends_session"]
    assert emergency["card"] is None
    assert emergency["response"]["response"]["shouldEndSession"] is True


def test_talk_holds_a_conversation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is heard, the card's title, the microphone; "stop" leaves."""
    typed(monkeypatch, "what is the trial", "yes", "stop", "never reached")
    assert 0 == main(["talk"])
    out = capsys.readouterr().out
    assert "Alexa: Welcome to Pain Pump Guide" in out
    assert "card: What is the trial" in out
    assert out.rstrip().endswith("[no card; microphone closed]")


def test_talk_reprompts_silence_and_then_closes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty line is silence: the reprompt, and after a second one the end."""
    typed(monkeypatch, "", "what is the trial", "", "")
    assert 0 == main(["talk"])
    out = capsys.readouterr().out
    assert 2 == out.count("[no card; microphone open]") + out.count("[card: What is the trial")
    assert out.rstrip().endswith("(The conversation is over.)")


def test_the_end_of_input_leaves_cleanly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-D in the middle ends the command without a traceback."""
    typed(monkeypatch, "what is the trial")
    assert 0 == main(["talk"])
    assert "" == capsys.readouterr().err


def test_check_is_content_with_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """No fault, and a warning that lists what isn't reviewed."""
    assert 0 == main(["check"])
    out = capsys.readouterr().out
    assert "in order" in out
    assert "not reviewed" in out


def test_a_wrong_command_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command names the commands."""
    assert 2 == main(["asks"])
    assert "No such command 'asks'" in capsys.readouterr().err
    assert 0 == main(["--help"])
    assert "talk" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["ask", ""], "a question is empty"),
        (["ask"], "Missing argument"),
        (["serve", "--port", "99999"], "--port"),
        (["serve", "--port", "-1"], "--port"),
        (["check", "--content", "nowhere"], "nowhere"),
        (["model", "--import", "nowhere.json"], "nowhere.json"),
        (["package"], "Missing argument"),
    ],
)
def test_a_wrong_use_is_named(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    """What can't be done is said in a line, without a traceback."""
    assert 2 == main(arguments)
    assert problem in capsys.readouterr().err


def test_a_taken_port_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Another program's port is left to it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert 1 == main(["serve", "--no-browser", "--port", port])
    assert f"port {port} is taken" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the package's version."""
    assert 0 == main(["--version"])
    assert version("pain-pump-guide") in capsys.readouterr().out
