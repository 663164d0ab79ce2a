"""What can be touched on a screen: each touch sends the intent that the words would have been."""

from collections.abc import Iterable

import msgspec

from skill.content import UNKNOWN, Condition, Content, Entry, Medication, Topic, Wording
from skill.render.ssml import Voice
from skill.reply import OFFER_ELSE, OFFER_STOP, Reply, offered_choice

_SLOTS = {"condition": Condition, "medication": Medication}
"""The slots that a list stands for, with the kind of entry that fills each."""
_LISTS = {"conditions": "condition", "medications": "medication"}
"""The topics that are lists, with the slot that an item of the list fills."""


class Touch(msgspec.Struct, frozen=True):
    """What can be touched: its label, and the arguments that the touch sends."""

    label: str
    arguments: tuple[str, ...]


def rows(reply: Reply, content: Content, voice: Voice) -> tuple[Touch, ...]:
    """Return the list that goes with `reply`; empty where what it shows is no list."""
    if reply.outcome == "emergency":
        return ()
    if keys := offered_choice(reply.offer):
        return tuple(_choice(content.entries[key], voice) for key in keys)
    if slot := reply.lists or _listed_by(content.entry(reply.topic)):
        return _to_entries(_items(content, slot), voice)
    if not reply.topic and reply.offer in {"", OFFER_ELSE}:
        return _menu(content, voice)
    return ()


def buttons(reply: Reply, content: Content) -> tuple[Touch, ...]:
    """Return the answers to the reply's question; none where the list is the answer."""
    words = content.wordings
    if reply.offer == OFFER_STOP:
        back = [_button(words.screen_back, "Previous")] if (reply.stop or 0) > 1 else []
        return (_button(words.screen_next, "Next"), _button(words.screen_repeat, "Repeat"), *back)
    if not reply.listens or offered_choice(reply.offer):
        return ()
    if reply.offer in {"", OFFER_ELSE}:
        ends = (_button(words.screen_menu, "Help"), _button(words.screen_stop, "Stop"))
        return ends if reply.topic else ()
    return (_button(words.screen_yes, "Yes"), _button(words.screen_no, "No"))


def _button(label: Wording, intent: str) -> Touch:
    return Touch(label.say(0), (f"AMAZON.{intent}Intent",))


def _menu(content: Content, voice: Voice) -> tuple[Touch, ...]:
    """Return all that can be asked: the tour, its stops, what is urgent, the other topics."""
    topics = [entry for entry in content.entries.values() if isinstance(entry, Topic)]
    stops = [content.entries[key] for key in content.tour.stops]
    urgent = [topic for topic in topics if topic.kind == "urgent"]
    others = [topic for topic in topics if topic.kind == "answer"]
    ordered = {entry.key: entry for entry in (*stops, *urgent, *others)}
    tour = Touch(content.wordings.screen_tour.say(0), ("TourIntent",))
    return (tour, *_to_entries(ordered.values(), voice))


def _items(content: Content, slot: str) -> list[Entry]:
    entries = content.entries.values()
    return [entry for entry in entries if isinstance(entry, _SLOTS[slot]) and entry.id != UNKNOWN]


def _to_entries(entries: Iterable[Entry], voice: Voice) -> tuple[Touch, ...]:
    return tuple(Touch(voice.write(entry.title), _question(entry)) for entry in entries)


def _choice(entry: Entry, voice: Voice) -> Touch:
    """Return one of two that a question names, under the name that is heard."""
    name = voice.write(entry.name)
    return Touch(name[:1].upper() + name[1:], _question(entry))


def _question(entry: Entry) -> tuple[str, ...]:
    """Return the arguments that ask for an entry."""
    if isinstance(entry, Topic):
        return (entry.intent,)
    slot = _slot_of(entry)
    return (f"{slot.capitalize()}Intent", slot, entry.id)


def _listed_by(entry: Entry | None) -> str:
    """Return the slot whose items an answer lists: of a topic that is one, or of an unknown."""
    if entry is None:
        return ""
    return _slot_of(entry) if entry.id == UNKNOWN else _LISTS.get(entry.key, "")


def _slot_of(entry: Entry) -> str:
    return next((slot for slot, kind in _SLOTS.items() if isinstance(entry, kind)), "")
