"""Cards in the Alexa app: the answer to keep, with where it comes from."""

import pytest

from skill.content import Content, load
from skill.render.card import full_disclaimer
from skill.render.ssml import Voice
from tests.screens.conftest import Ask
from tests.screens.requests import entry_request, intent

ENTRIES = load().entries
ANSWERS = [key for key, entry in ENTRIES.items() if entry.kind != "emergency"]
EMERGENCIES = [key for key, entry in ENTRIES.items() if entry.kind == "emergency"]


@pytest.mark.parametrize("key", ANSWERS)
def test_a_card_has_the_whole_answer(key: str, ask: Ask, content: Content) -> None:
    """A card has the title, every stretch of the answer, each source and the full disclaimer."""
    entry, voice = content.entries[key], Voice(content.lexicon)
    card = ask(entry_request(key))["response"]["card"]
    stretches = [voice.write(part.text) for part in entry.parts]
    addresses = [content.sources[source].address for source in entry.sources]

    assert voice.write(entry.title) == card["title"]
    assert [] == [text for text in (*stretches, *addresses) if text not in card["content"]]
    assert full_disclaimer(content, voice) in card["content"].replace("\n\n", " ")
    assert len(card["title"]) + len(card["content"]) < 8000


@pytest.mark.parametrize("key", EMERGENCIES)
def test_an_emergency_has_no_card(key: str, ask: Ask) -> None:
    """An emergency is about calling, not about reading."""
    assert "card" not in ask(entry_request(key))["response"]


@pytest.mark.parametrize(
    "name",
    ["AMAZON.HelpIntent", "AMAZON.FallbackIntent", "AMAZON.StopIntent", "AMAZON.YesIntent"],
)
def test_a_bare_question_has_no_card(name: str, ask: Ask) -> None:
    """Help, not understanding, goodbye and re-asking leave nothing to keep."""
    assert "card" not in ask(intent(name))["response"]
