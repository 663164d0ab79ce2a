"""What screens show: everything said, to be read; every choice, to be touched."""

import json
import re
from typing import Any

import pytest

from skill.content import Content, load
from skill.render.card import full_disclaimer
from skill.render.ssml import Voice
from tests.screens.conftest import Ask
from tests.screens.requests import answer_request, intent, screen_of, touch

ALL = load().answers
ANSWERS = [address for address, answer in ALL.items() if answer.kind != "emergency"]
EMERGENCIES = [address for address, answer in ALL.items() if answer.kind == "emergency"]
FAMILIES = [(family.listed_by, family.id) for family in load().family_list]
LAUNCH = {"type": "LaunchRequest"}
SPEECH_FORMS = re.compile(r"\b(?:nine one one|nine eight eight|[A-Z] [A-Z])\b")


def texts(screen: dict[str, Any]) -> str:
    """Return the sentences of a screen as one text."""
    return " ".join(sentence["text"] for sentence in screen["sentences"])


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_is_all_there(address: str, ask: Ask, content: Content) -> None:
    """An answer's screen has its subject, its words, its sources and the full disclaimer."""
    answer, voice = content.answers[address], Voice(content.lexicon)
    screen = screen_of(ask(answer_request(address)))
    sources = [f"Source: {content.sources[source].name}" for source in answer.sources]
    told = address.partition(".")[0] == "disclaimer"
    disclaimer = [] if told else [full_disclaimer(content, voice)]
    signs = [content.safety.urgent_signs.text] if answer.kind == "urgent" else []

    assert voice.write(answer.name).lower() == screen["title"].lower()
    assert voice.write(" ".join([answer.text, *signs])) == texts(screen)
    assert [*dict.fromkeys(sources), *disclaimer] == screen["notes"]
    assert screen["question"]["text"]


@pytest.mark.parametrize("address", ALL)
def test_is_written_as_people_write(address: str, ask: Ask) -> None:
    """No screen has a speech form such as "nine one one" or "F D A"."""
    assert not SPEECH_FORMS.search(json.dumps(screen_of(ask(answer_request(address)))))


@pytest.mark.parametrize("address", EMERGENCIES)
def test_an_emergency_shows_what_to_do_alone(address: str, ask: Ask, content: Content) -> None:
    """An emergency has its own screen: no source, nothing to touch, nothing asked."""
    screen = screen_of(ask(answer_request(address)))

    assert "emergency" == screen["kind"]
    assert Voice(content.lexicon).write(content.answers[address].text) == texts(screen)
    assert ([], [], [], "") == (
        screen["rows"],
        screen["buttons"],
        screen["notes"],
        screen["question"]["text"],
    )


@pytest.mark.parametrize(("key", "slot"), FAMILIES)
def test_lists_the_things_of_a_family(key: str, slot: str, ask: Ask, content: Content) -> None:
    """A topic that is a list shows an item for each entry, but for the one for unknown names."""
    screen = screen_of(ask(answer_request(key)))
    listed = [entry for entry in content.entries if entry.startswith(f"{slot}:")]

    assert "list" == screen["kind"]
    assert [entry for entry in listed if not entry.endswith(":unknown")] == [
        ":".join(row["arguments"][1:]) for row in screen["rows"]
    ]


@pytest.mark.parametrize(("key", "slot"), FAMILIES)
def test_lists_where_the_name_is_missing(key: str, slot: str, ask: Ask, content: Content) -> None:
    """Asked which one, and told of one that isn't listed, the listener sees the list."""
    asked = screen_of(ask(intent(f"{slot.capitalize()}Intent")))
    unknown = screen_of(ask(answer_request(f"{slot}:unknown")))

    assert content.entries[key].title == asked["title"]
    assert asked["rows"] == unknown["rows"]
    assert asked["rows"]


@pytest.mark.parametrize("request_", [LAUNCH, intent("AMAZON.HelpIntent")])
def test_opens_with_all_that_can_be_asked(
    request_: dict[str, Any], ask: Ask, content: Content
) -> None:
    """Launch and help list the tour, its stops, and every other topic that answers."""
    rows = screen_of(ask(request_))["rows"]
    asked = [row["arguments"][0] for row in rows]
    stops = [answer_request(key)["intent"]["name"] for key in content.tour.stops]

    assert ["TourIntent", *stops] == asked[: len(stops) + 1]
    assert len(set(asked)) == len(asked)
    assert "WarningSignsIntent" in asked


def test_a_tour_stop_shows_its_place(ask: Ask, content: Content) -> None:
    """A stop says which it is of how many, and has the way on, again, and back."""
    first = ask(intent("TourIntent"))
    second = ask(intent("AMAZON.NextIntent"), first["sessionAttributes"])
    screen = screen_of(second)

    assert f"Stop 2 of {len(content.tour.stops)}" == screen["place"]
    assert ["Next", "Repeat"] == [button["label"] for button in screen_of(first)["buttons"]]
    assert ["Next", "Repeat", "Back"] == [button["label"] for button in screen["buttons"]]


def test_a_choice_of_two_shows_both(ask: Ask, content: Content) -> None:
    """Words that fit two conditions bring both up to be touched."""
    ids = ("neuropathic-pain", "diabetic-peripheral-neuropathy")
    request = intent("ConditionIntent", "condition", *ids)
    screen = screen_of(ask(request))

    assert [content.entries[f"condition:{id_}"].name for id_ in ids] == [
        row["label"].lower() for row in screen["rows"]
    ]


@pytest.mark.parametrize("key", [*ANSWERS, "LaunchRequest", "TourIntent"])
def test_a_touch_does_what_the_words_would(key: str, ask: Ask) -> None:
    """Whatever a screen offers to touch is answered like the same intent spoken."""
    first = {"LaunchRequest": LAUNCH, "TourIntent": intent("TourIntent")}.get(key)
    shown = ask(first or answer_request(key))
    screen, attributes = screen_of(shown), shown["sessionAttributes"]
    touches = [touched["arguments"] for touched in (*screen["rows"], *screen["buttons"])]

    assert touches
    assert [ask(intent(*sent), attributes) for sent in touches] == [
        ask(touch(sent), attributes) for sent in touches
    ]


def test_what_is_repeated_is_still_shown(ask: Ask) -> None:
    """Repeat leaves the screen as it is, and so does a goodbye."""
    attributes = ask(answer_request("trial"))["sessionAttributes"]

    for name in ("AMAZON.RepeatIntent", "AMAZON.StopIntent"):
        assert not ask(intent(name), attributes)["response"].get("directives")


@pytest.mark.parametrize("key", ALL)
def test_nothing_is_drawn_without_a_screen(key: str, ask: Ask) -> None:
    """A device without APL gets no directive, and hears exactly what one with APL does."""
    heard, seen = ask(answer_request(key), apl=False), ask(answer_request(key))

    assert not heard["response"].get("directives")
    assert heard["response"]["outputSpeech"] == seen["response"]["outputSpeech"]


def test_the_text_follows_the_voice(ask: Ask, content: Content) -> None:
    """Each sentence waits for the words before it, and longer where speech is slow."""
    attributes = ask(answer_request("trial"))["sessionAttributes"]
    usual = screen_of(ask(answer_request("overview"), attributes))
    slow = screen_of(ask(answer_request("overview"), attributes | {"slow": True}))
    words = len(content.answers["overview"].text.split())

    assert 0 == usual["sentences"][0]["wait"]
    assert words * 375 == sum(s["wait"] for s in (*usual["sentences"], usual["question"]))
    assert [round(s["wait"] * 1.25) for s in usual["sentences"]] == [
        s["wait"] for s in slow["sentences"]
    ]


@pytest.mark.parametrize("key", ALL)
def test_stays_far_under_amazons_limit(key: str, ask: Ask) -> None:
    """A response with its screen is a fraction of the 120 KB that Alexa takes."""
    assert len(json.dumps(ask(answer_request(key)))) < 40_000
