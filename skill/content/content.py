"""Everything the skill can say, cross-checked, with its indexes."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from skill.content.records import Answer, Entry, Family
from skill.content.supporting import Pronunciation, Safety, Source, Tour
from skill.content.wording import Wordings

_UNASKED = frozenset({"emergency", "chat"})
"""Kinds of answer that are never offered: they only answer what somebody says."""


def intent_name(*ids: str) -> str:
    """Return the name of the intent that asks for these ids: `refill`, `how-often`."""
    words = [word for id_ in ids for word in id_.split("-") if word]
    return "".join(word.capitalize() for word in words) + "Intent"


class Content(msgspec.Struct, frozen=True, kw_only=True, dict=True, tag="content-2"):
    """Everything the skill can say.

    An answer's address is its entry's key, a full stop and its id, or the key alone for the
    entry's first answer: `refill`, `refill.how-often`, `medication:baclofen.side-effects`.
    """

    entry_list: tuple[Entry, ...]
    family_list: tuple[Family, ...]
    source_list: tuple[Source, ...]
    lexicon: tuple[Pronunciation, ...]
    tour: Tour
    wordings: Wordings
    safety: Safety

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Each entry by its key."""
        return MappingProxyType({entry.key: entry for entry in self.entry_list})

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """Each family by its id, which is its slot's name."""
        return MappingProxyType({family.id: family for family in self.family_list})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Each source by its id."""
        return MappingProxyType({source.id: source for source in self.source_list})

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """Each answer by its address."""
        return MappingProxyType(
            {
                address: answer
                for entry in self.entry_list
                for address, answer in zip(entry.addresses, entry.answers, strict=True)
            }
        )

    @cached_property
    def topic_intents(self) -> Mapping[str, str]:
        """The intent of each topic's answer, with the answer's address."""
        return MappingProxyType(
            {
                intent_name(entry.id, answer.id): address
                for entry in self.entry_list
                if not entry.family
                for address, answer in zip(entry.addresses, entry.answers, strict=True)
            }
        )

    @cached_property
    def family_intents(self) -> Mapping[str, tuple[str, str]]:
        """The intents that name a thing, each with its family's id and the answer's id."""
        return MappingProxyType(
            {
                intent_name(entry.family, answer.id): (entry.family, answer.id)
                for entry in self.entry_list
                if entry.family
                for answer in entry.answers
            }
        )

    def signs_after(self, address: str) -> str:
        """Return the signs for nine one one where the answer at `address` is urgent, else none."""
        urgent = self.answers[address].kind == "urgent"
        return self.safety.urgent_signs.text if urgent else ""

    def offers_after(self, address: str) -> tuple[str, ...]:
        """Return the addresses to offer after the answer at `address`, in order.

        First the entry's own answers, those after this one first; then what the entry offers.
        Nothing is offered after an emergency.
        """
        if self.answers[address].kind == "emergency":
            return ()
        entry = self.entry_of(address)
        place = entry.addresses.index(address)
        after = (*entry.addresses[place + 1 :], *entry.addresses[:place], *entry.offers)
        return tuple(
            each for each in after if each != address and self.answers[each].kind not in _UNASKED
        )

    def intent_of(self, address: str) -> str:
        """Return the name of the intent that asks for the answer at `address`."""
        entry = self.entry_of(address)
        return intent_name(entry.family or entry.id, self.answers[address].id)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of `key`, or None where the content has none."""
        return self.entries.get(key)

    def entry_of(self, address: str) -> Entry:
        """Return the entry that the answer at `address` belongs to; raises KeyError."""
        return self.entries[key_of(address)]

    def things(self, family: str) -> tuple[Entry, ...]:
        """Return the things of a family, in the order of its file."""
        return tuple(entry for entry in self.entry_list if family and entry.family == family)

    def name_of(self, address: str) -> str:
        """Return how speech names what is at `address`: a thing, or what an answer tells."""
        entry = self.entry_of(address)
        return entry.name if address == entry.key and entry.name else self.answers[address].name


def key_of(address: str) -> str:
    """Return the key of the entry that an address belongs to."""
    return address.partition(".")[0]
