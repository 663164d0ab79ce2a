"""Cards in the Alexa app: the answer to keep, with where it comes from."""

import pytest

from skill.content import Content, load
from skill.render.card import full_disclaimer
from skill.render.ssml import Voice
from tests.screens.conftest import Ask
from tests.screens.requests import answer_request, intent

ALL = load().answers
NONE = {"emergency", "chat"}
ANSWERS = [address for address, answer in ALL.items() if answer.kind not in NONE]
CARDLESS = [address for address, answer in ALL.items() if answer.kind in NONE]


@pytest.mark.parametrize("address", ANSWERS)
def test_a_card_has_the_whole_answer(address: str, ask: Ask, content: Content) -> None:
    """A card has the question, the answer, each source, the full disclaimer, any urgent signs."""
    answer, voice = content.answers[address], Voice(content.lexicon)
    card = ask(answer_request(address))["response"]["card"]
    signs = [content.safety.urgent_signs.text] if answer.kind == "urgent" else []
    texts = [voice.write(text) for text in (answer.text, *signs)]
    addresses = [content.sources[source].address for source in answer.sources]

    assert voice.write(answer.question) == card["title"]
    assert [] == [text for text in (*texts, *addresses) if text not in card["content"]]
    assert full_disclaimer(content, voice) in card["content"].replace("\n\n", " ")
    assert len(card["title"]) + len(card["content"]) < 8000


@pytest.mark.parametrize("address", CARDLESS)
def test_an_emergency_or_a_chat_has_no_card(address: str, ask: Ask) -> None:
    """An emergency is about calling, not about reading; a friendly word needs no keeping."""
    assert "card" not in ask(answer_request(address))["response"]


@pytest.mark.parametrize(
    "name",
    ["AMAZON.HelpIntent", "AMAZON.FallbackIntent", "AMAZON.StopIntent", "AMAZON.YesIntent"],
)
def test_a_bare_question_has_no_card(name: str, ask: Ask) -> None:
    """Help, not understanding, goodbye and re-asking leave nothing to keep."""
    assert "card" not in ask(intent(name))["response"]
