"""The packaged function at work: its own requirements alone, under AWS's own runtime client."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from skill.content import Content
from skill.publish.options import Options
from skill.publish.package import write_package
from tests.needed import need
from tests.publish.runtime_api import Function
from tests.requests import envelope, intent_request

Start = Callable[[], Function]
LAUNCH = envelope({"type": "LaunchRequest"})
TURNS = 1000
GROWTH = 2048
"""Kilobytes that memory may grow by over the later nine tenths of the turns."""
ZIPPED = 4_000_000
"""The most bytes of the zip file; Lambda takes fifty million."""


def say(intent: str, **slots: tuple[str, ...]) -> dict[str, Any]:
    """Return the envelope of an intent in a new conversation."""
    return envelope(intent_request(intent, **slots))


def speech_of(body: Any) -> str:
    """Return the words of a response envelope."""
    return re.sub("<[^>]*>", "", body["response"]["outputSpeech"]["ssml"])


def test_only_requirements_are_installed(installed: Path) -> None:
    """Neither a web framework, nor cryptography, nor a test tool travels to Lambda."""
    names = {path.name.split("-")[0].lower() for path in (installed / "task").iterdir()}
    assert {"ask_sdk_core", "msgspec", "skill"} <= names
    assert not names & {"flask", "cryptography", "pytest", "sklearn", "numpy", "prometheus_client"}


def test_launch_and_answers(start: Start, content: Content) -> None:
    """The function welcomes, answers a topic and a slot, and closes on an emergency."""
    function = start()
    welcome = function.invoke(LAUNCH)
    assert "response" == welcome.kind
    assert welcome.body["response"]["shouldEndSession"] is False
    trial = function.invoke(say("TrialIntent")).body
    assert content.answers["trial"].text.split(".")[0] in speech_of(trial)
    assert "trial" == trial["sessionAttributes"]["topic"]
    drug = function.invoke(say("MedicationIntent", medication=("morphine",))).body
    assert "medication:morphine" == drug["sessionAttributes"]["topic"]
    emergency = function.invoke(say("EmergencyIntent")).body
    assert emergency["response"]["shouldEndSession"] is True


def test_screens_travel_too(start: Start) -> None:
    """On a device with a screen the function answers as well: its documents are packed."""
    answer = start().invoke(envelope(intent_request("TrialIntent"), screen=True))
    assert "response" == answer.kind
    assert "trial" == answer.body["sessionAttributes"]["topic"]


def test_other_skills_requests_are_refused(start: Start) -> None:
    """With --skill-id packed in, another skill's request is an error; the next one is answered."""
    other = json.loads(json.dumps(LAUNCH).replace("amzn1.ask.skill.test", "amzn1.ask.skill.other"))
    function = start()
    refused = function.invoke(other)
    assert ("error", "AskSdkException") == (refused.kind, refused.body["errorType"])
    assert "response" == function.invoke(LAUNCH).kind


@pytest.mark.parametrize("event", [None, [], "hello", 3, {}, {"session": 1, "request": "x"}])
def test_junk_is_refused_and_survived(start: Start, event: object) -> None:
    """An event that isn't Alexa's is another skill's at best; the function lives on."""
    function = start()
    assert "error" == function.invoke(event).kind
    assert "response" == function.invoke(LAUNCH).kind


def test_unknown_requests_get_an_answer(start: Start) -> None:
    """A request kind of tomorrow and an intent that nobody declared are no errors."""
    function = start()
    for request in ({"type": "Alexa.Tomorrow", "what": [1]}, intent_request("TomorrowIntent")):
        assert "response" == function.invoke(envelope(request)).kind


def test_a_thousand_warm_turns(start: Start, content: Content) -> None:
    """A thousand turns over every topic are all answered, and memory stays where it was."""
    function = start()
    intents = list(islice(cycle(content.topic_intents), TURNS))
    kinds = [function.invoke(say(intent)).kind for intent in intents[: TURNS // 10]]
    before = function.memory("VmRSS")
    kinds += [function.invoke(say(intent)).kind for intent in intents[TURNS // 10 :]]
    assert {"response"} == set(kinds)
    assert TURNS == len(kinds)
    assert function.memory("VmRSS") - before <= GROWTH


def test_log_knows_no_listener(start: Start) -> None:
    """A turn leaves one line in Lambda's log: intent, topic, outcome, time; nothing of a person."""
    function = start()
    function.invoke(say("MedicationIntent", medication=("morphine",)))
    log = function.close()
    assert 1 == log.count("MedicationIntent")
    assert "SECRET" not in log


def test_build_script_makes_the_zip_file(tmp_path: Path) -> None:
    """The ASK CLI's build hook packs Lambda's own packages, small and the same each time."""
    write_package(tmp_path / "project", Options())
    zips = []
    for name in ("one", "two"):
        (tmp_path / "project" / "lambda").rename(tmp_path / name)
        script = [str(tmp_path / "project/hooks/build.sh"), str(tmp_path / name / "build.zip"), "x"]
        built = subprocess.run(  # noqa: S603 - our own script
            script, cwd=tmp_path / name, check=False, capture_output=True
        )
        need(not built.returncode, f"pip could not fetch Lambda's packages: {built.stderr!r}")
        zips.append((tmp_path / name / "build.zip").read_bytes())
        write_package(tmp_path / "project", Options())
    assert zips[0] == zips[1]
    assert len(zips[0]) <= ZIPPED
    with zipfile.ZipFile(tmp_path / "one" / "build.zip") as archive:
        names = archive.namelist()
    assert {"lambda_function.py", "skill/lambda_function.py", "skill/content/en-US.msgpack"} <= {
        *names
    }
    assert [name for name in names if re.fullmatch(r"msgspec/_core\.cpython-312-x86_64.*", name)]
    assert not [name for name in names if "__pycache__" in name or name == "build.zip"]


def test_entry_imports_no_web_framework(installed: Path) -> None:
    """Importing the entry, with everything in reach, loads neither Flask nor cryptography."""
    probe = "import sys, lambda_function; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-B", "-c", probe],
        cwd=installed / "project" / "lambda",
        check=True,
        capture_output=True,
        text=True,
    )
    assert not set(done.stdout.split()) & {"flask", "cryptography", "sklearn", "tomllib"}
