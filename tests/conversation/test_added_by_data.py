"""What is new is data: an answer, a topic, a thing, a family, each in two files, and asked."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.builder import build_skill, respond
from skill.content import FOLDER, read
from skill.model.sample_checks import check_samples
from skill.model.samples import SAMPLES, build_model, read_samples
from skill.simulator import Device, Understanding
from tests.content.small import FAMILY, TOPICS

Say = Callable[[str], str]
WAYS = (
    "{}",
    "tell me {}",
    "please tell me {}",
    "i want to know {}",
    "my mom wants to know {}",
    "my dad asks {}",
    "do you know {}",
    "can you say {}",
    "could you tell me {}",
    "i wonder {}",
    "we wonder {}",
    "my wife wonders {}",
    "my husband asks {}",
    "explain {}",
    "say {}",
    "so {}",
    "well {}",
    "tell us {}",
    "i need to know {}",
    "we need to know {}",
    "i'd like to know {}",
    "he wants to know {}",
    "she wants to know {}",
    "they want to know {}",
    "let me know {}",
)
ANSWER = """
[[topic.answer]]
id = "shuttle"
name = "what the shuttle bus is"
question = "Is there a shuttle bus?"
text = "A shuttle bus runs from the parking lot."
sources = ["this-guide"]
review = "not reviewed"
"""
THING = """
[[thing]]
id = "kite-flying"
title = "Kite flying"
name = "kite flying"
offers = ["activities"]

[[thing.answer]]
name = "whether kite flying is allowed"
question = "Can I fly a kite?"
text = "Kite flying takes a steady wind."
sources = ["this-guide"]
review = "not reviewed"
"""


def says(table: str, *asked: str) -> str:
    """Return a table of samples: each thing asked, in many ways of asking."""
    lines = [way.format(words) for words in asked for way in WAYS]
    return f'\n[{table}]\nsays = """\n' + "\n".join(lines) + '\n"""\n'


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Return how to ask a skill whose content and samples have grown by data alone."""
    content = shutil.copytree(FOLDER, tmp_path / "content")
    samples = shutil.copytree(SAMPLES, tmp_path / "samples")
    parking, lunch = TOPICS.split("[[topic]]")[1:]
    add(content / "topics/visit.toml", f"[[topic]]{parking}{ANSWER}[[topic]]{lunch}")
    add(content / "families/dishes.toml", FAMILY)
    add(content / "families/activities.toml", THING)
    add(
        samples / "topics/visit.toml",
        says("parking", "where the cars go", "about parking spots")
        + says("parking.how-long", "how long my car may stay there")
        + says("parking.shuttle", "whether a shuttle bus runs")
        + says("lunch", "what they serve for lunch"),
    )
    add(
        samples / "families/dishes.toml",
        says("dish", "what {dish} is like")
        + says("dish.cost", "what {dish} costs to eat")
        + '\n[[value]]\nid = "soup"\nvalue = "soup"\nsynonyms = ["broth"]\n',
    )
    add(
        samples / "families/activities.toml",
        '\n[[value]]\nid = "kite-flying"\nvalue = "kite flying"\nsynonyms = ["fly a kite"]\n',
    )
    grown, said = read(content), read_samples(samples)
    assert [] == check_samples(said, grown)
    skill = build_skill(content=grown)
    understanding = Understanding(build_model(said))

    def ask(words: str) -> str:
        return Device(lambda event: respond(skill, event), understanding).say(words).speech

    return ask


def add(path: Path, text: str) -> None:
    """Put text at the end of a file, new or not."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + text, encoding="utf-8")


def test_what_was_added_is_answered(say: Say) -> None:
    """A topic, an answer of it, a thing of a family, a family: each is heard when asked for."""
    assert say("where do the cars go").startswith("Cars stand behind the clinic.")
    assert say("i wonder whether a shuttle bus runs").startswith("A shuttle bus runs")
    assert say("can i do kite flying with a pump").startswith("Kite flying takes a steady wind.")
    assert say("tell me what broth is like").startswith("Soup is served hot.")
    assert say("what soup costs to eat").startswith("Soup costs nothing.")
