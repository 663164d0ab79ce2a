"""What can be touched on a screen: each touch sends the intent that the words would have been."""

from collections.abc import Iterable

import msgspec

from skill.content import UNKNOWN, Content, Entry, Wording, key_of
from skill.render.ssml import Voice
from skill.reply import OFFER_ELSE, OFFER_STOP, Reply, offered_choice


class Touch(msgspec.Struct, frozen=True):
    """What can be touched: its label, and the arguments that the touch sends."""

    label: str
    arguments: tuple[str, ...]


def rows(reply: Reply, content: Content, voice: Voice) -> tuple[Touch, ...]:
    """Return the list that goes with `reply`; empty where what it shows is no list."""
    if reply.outcome == "emergency":
        return ()
    if addresses := offered_choice(reply.offer):
        return tuple(_choice(content, address, voice) for address in addresses)
    if family := reply.lists or _listed_by(content, reply.address):
        return _to_answers(content, [thing.key for thing in _items(content, family)], voice)
    if not reply.address and reply.offer in {"", OFFER_ELSE}:
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
        return ends if reply.address else ()
    return (_button(words.screen_yes, "Yes"), _button(words.screen_no, "No"))


def _button(label: Wording, intent: str) -> Touch:
    return Touch(label.say(0), (f"AMAZON.{intent}Intent",))


def _menu(content: Content, voice: Voice) -> tuple[Touch, ...]:
    """Return all that can be asked: the tour, its stops, what is urgent, the other topics."""
    topics = [entry for entry in content.entry_list if not entry.family]
    stops = [content.entries[key] for key in content.tour.stops]
    urgent = [topic for topic in topics if topic.answers[0].kind == "urgent"]
    others = [topic for topic in topics if topic.answers[0].kind == "answer"]
    ordered = {entry.key: entry for entry in (*stops, *urgent, *others)}
    tour = Touch(content.wordings.screen_tour.say(0), ("TourIntent",))
    return (tour, *_to_answers(content, ordered, voice))


def _items(content: Content, family: str) -> list[Entry]:
    return [thing for thing in content.things(family) if thing.id != UNKNOWN]


def _to_answers(content: Content, keys: Iterable[str], voice: Voice) -> tuple[Touch, ...]:
    """Return the entries of `keys` by their titles; each asks for its first answer."""
    return tuple(
        Touch(voice.write(content.entries[key].title), _question(content, key)) for key in keys
    )


def _choice(content: Content, address: str, voice: Voice) -> Touch:
    """Return one of two that a question names, under the name that is heard."""
    name = voice.write(content.name_of(address))
    return Touch(name[:1].upper() + name[1:], _question(content, address))


def _question(content: Content, address: str) -> tuple[str, ...]:
    """Return the arguments that ask for the answer at `address`."""
    entry = content.entry_of(address)
    thing = (entry.family, entry.id) if entry.family else ()
    return (content.intent_of(address), *thing)


def _listed_by(content: Content, address: str) -> str:
    """Return the family that an answer lists: a topic's first one may, an unlisted thing's does."""
    entry = content.entry(key_of(address))
    if entry and entry.id == UNKNOWN:
        return entry.family
    return next((family.id for family in content.family_list if family.listed_by == address), "")
