"""The voice lint: what certification and listeners demand of every response."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

from skill.content.text import unspeakable

SPEECH_LENGTH = 8000
RESPONSE_BYTES = 120 * 1024
CARD_LENGTH = 8000
_SENTENCE = re.compile(r"[^.?!]+[.?!]")
_TAGS = {"speak", "p", "phoneme", "prosody", "break", "say-as", "sub"}
_EYES_ONLY = re.compile(r"\b(see below|listed above|click|tap here|alexa, ask)\b", re.IGNORECASE)
_INSTRUCTION = re.compile(r"^(say|ask me|try|tell me|you can say)\b", re.IGNORECASE)
_HEALTH_QUESTION = re.compile(
    r"\byour (pain|dose|pump|refill|medicine|medication|condition|surgery|trial|symptoms?)\b"
    r"[^.]*\?",
    re.IGNORECASE,
)


def faults(envelope: dict[str, Any]) -> list[str]:
    """Return what is wrong in a response envelope that speaks; an empty list where nothing is."""
    return list(_faults(envelope))


def _faults(envelope: dict[str, Any]) -> Iterator[str]:
    response = envelope["response"]
    speech = plain(response["outputSpeech"]["ssml"])
    if not isinstance(response.get("shouldEndSession"), bool):
        yield "shouldEndSession isn't set"
    listens = response.get("shouldEndSession") is False
    if listens != speech.endswith("?"):
        yield f"open is {listens}, but the last words are {speech[-40:]!r}"
    if not listens and _INSTRUCTION.match(sentences(speech)[-1]):
        yield "a closed session ends in an instruction"
    if listens != ("reprompt" in response):
        yield "a reprompt belongs to an open session, and to it alone"
    yield from _speech_faults(response["outputSpeech"]["ssml"])
    if "reprompt" in response:
        yield from _reprompt_faults(speech, response["reprompt"]["outputSpeech"]["ssml"])
    if len(json.dumps(envelope)) > RESPONSE_BYTES:
        yield "the response is too large"
    if (card := response.get("card")) and len(card["title"] + card["content"]) > CARD_LENGTH:
        yield "the card is too long"
    if repeated := {line for line in sentences(speech) if sentences(speech).count(line) > 1}:
        yield f"said twice: {repeated}"


def _reprompt_faults(speech: str, ssml: str) -> Iterator[str]:
    yield from _speech_faults(ssml)
    if plain(ssml) in speech:
        yield "the reprompt repeats what was said"


def _speech_faults(ssml: str) -> Iterator[str]:
    try:
        tags = {element.tag for element in ET.fromstring(ssml).iter()}  # noqa: S314  # our own text
    except ET.ParseError as error:
        yield f"the SSML is malformed: {error}"
        return
    if tags - _TAGS:
        yield f"SSML that Alexa doesn't know: {tags - _TAGS}"
    text = plain(ssml)
    if not text:
        yield "nothing is said"
    if len(ssml) > SPEECH_LENGTH:
        yield "the speech is too long"
    if odd := unspeakable(text):
        yield f"a character that speech can't carry: {odd!r}"
    if found := _EYES_ONLY.search(text):
        yield f"words for eyes, not ears: {found[0]!r}"
    if found := _HEALTH_QUESTION.search(text):
        yield f"sounds like collecting health data: {found[0]!r}"


def plain(ssml: str) -> str:
    """Return SSML as the words heard."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", ssml.replace("</p>", " "))).split())


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [found.strip() for found in _SENTENCE.findall(text)]
