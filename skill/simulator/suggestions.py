"""What a listener may say next: offered on the simulator's page to be tapped."""

from typing import Any

from skill.content import Content
from skill.reply import OFFER_ELSE, OFFER_STOP, offered_choice
from skill.simulator.device import Heard

MOST = 6
"""Most suggestions: about what fits in two lines on a phone."""


def suggest(content: Content, heard: Heard | None) -> list[str]:
    """Return words that fit after what was heard; first questions where nothing is open."""
    if heard is None or not heard.listening:
        return _questions(content, content.tour.stops)[:MOST]
    attributes = heard.response.get("sessionAttributes") or {}
    entry = content.entry(attributes.get("topic", ""))
    heard_now = entry.address(attributes.get("answer", "")) if entry else ""
    nearby = (
        tuple(address for address in (*entry.addresses, *entry.offers) if address != heard_now)
        if entry
        else content.tour.stops
    )
    return [*_answers(content, attributes), *_questions(content, nearby)][:MOST]


def _answers(content: Content, attributes: dict[str, Any]) -> list[str]:
    """Return the short answers to the pending question of a conversation."""
    offer = attributes.get("offer", "")
    words = content.wordings
    if choice := offered_choice(offer):
        return [content.name_of(address) for address in choice]
    if offer == OFFER_STOP:
        back = [words.screen_back] if attributes.get("stop", 0) > 1 else []
        labels = [words.screen_next, words.screen_repeat, *back]
    elif offer in {"", OFFER_ELSE}:
        labels = [words.screen_tour, words.screen_menu]
    else:
        labels = [words.screen_yes, words.screen_no]
    return [label.say(0) for label in labels]


def _questions(content: Content, addresses: tuple[str, ...]) -> list[str]:
    return [content.answers[address].question for address in addresses]
