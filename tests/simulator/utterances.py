"""What people say that is no sample: questions, follow-ups, emergencies, near-emergencies, others.

A file under `tests/utterances/` is a kind and holds an `[[utterance]]` each: `says`, what is
said, `after`, what was said before in the same conversation, and `accepts`, the places that
count as right: an answer's address, `refill.*` for any answer of an entry, `activity:*` for any
thing of a family, or `fallback`. They were written without sight of the samples and never
become samples.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from skill.content import Content
from skill.simulator import FALLBACK

FOLDER = Path(__file__).parents[1] / "utterances"
KINDS = ("questions", "follow-ups", "emergencies", "near-emergencies", "outside")


class Utterance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something said, and the places that count as right."""

    says: str
    accepts: tuple[str, ...]
    after: str = ""


def read_utterances(kind: str) -> list[Utterance]:
    """Return the utterances of a kind."""
    text = (FOLDER / f"{kind}.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return msgspec.convert(data["utterance"], list[Utterance])


def is_right(utterance: Utterance, address: str) -> bool:
    """Whether a place counts as right: an answer's address, or `fallback`."""
    key = address.partition(".")[0]
    family = key.partition(":")[0]
    return bool({address, f"{key}.*", f"{family}:*"} & set(utterance.accepts))


def place_of(content: Content, intent: str, slots: dict[str, tuple[str, ...]]) -> str:
    """Return the address of the answer that an intent leads to; `fallback` for none."""
    if intent == FALLBACK:
        return "fallback"
    if intent in content.topic_intents:
        return content.topic_intents[intent]
    if intent not in content.family_intents:
        return intent
    family, answer = content.family_intents[intent]
    ids = [id_ for id_ in slots.get(family, ()) if f"{family}:{id_}" in content.entries]
    return content.entries[f"{family}:{ids[0] if ids else 'unknown'}"].address(answer)
