"""The phrases around the answers: welcome, offers, help, re-asking, goodbye."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Lines = Annotated[tuple[str, ...], Meta(min_length=1, max_length=6)]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every record: immutable, and strict about unknown fields."""


def fields_by_name(record: Record) -> dict[str, Any]:
    """Return each field of a record by its name in the data files."""
    names = zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)
    return {name: getattr(record, field) for name, field in names}


class Review(Record, frozen=True):
    """A clinician's sign-off of one entry's words."""

    by: str
    on: date


ReviewState = Review | Literal["not reviewed"]


class Wording(Record, frozen=True):
    """One phrase, in one or more variants.

    A `{placeholder}` stands for a spoken name; each variant takes the same ones.
    """

    says: Lines
    review: ReviewState

    def say(self, turn: int, **names: str) -> str:
        """Return the variant for the `turn`-th turn with its placeholders filled.

        Neighbouring turns get different variants wherever there are two. Raises KeyError
        for a placeholder without a name, so that a missing word can't go unnoticed.
        """
        return self.says[turn % len(self.says)].format_map(names)


class Prompt(Wording, frozen=True):
    """A question or instruction that keeps the microphone open, with what is said after silence."""

    reprompt: Lines

    def ask_again(self, turn: int, **names: str) -> str:
        """Return the reprompt for the `turn`-th turn; raises KeyError as `say` does."""
        return self.reprompt[turn % len(self.reprompt)].format_map(names)


class Wordings(Record, frozen=True, rename="kebab"):
    """Every phrase by its id; a field of this record is an entry of `wording.toml`."""

    welcome: Wording
    welcome_again: Wording
    ask_first: Prompt
    short_disclaimer: Wording
    said_before: Wording
    offer_answer: Prompt
    ask_else: Prompt
    declined: Wording
    nothing_offered: Wording
    end_of_topic: Wording
    nothing_to_repeat: Wording
    nothing_before: Wording
    started_over: Wording
    help: Wording
    help_again: Wording
    help_near: Wording
    ask_help: Prompt
    missed: Wording
    missed_near: Wording
    missed_again: Wording
    missed_often: Wording
    ask_missed: Prompt
    which_one: Prompt
    nothing_to_choose: Wording
    slower: Wording
    normal_speed: Wording
    tour_begins: Wording
    tour_again: Wording
    tour_next: Prompt
    tour_ends: Wording
    tour_stop_number: Wording
    offer_tour: Prompt
    goodbye: Wording
    error: Wording
    screen_name: Wording
    screen_menu: Wording
    screen_tour: Wording
    screen_which: Wording
    screen_yes: Wording
    screen_no: Wording
    screen_next: Wording
    screen_repeat: Wording
    screen_back: Wording
    screen_stop: Wording
    screen_source: Wording

    @property
    def by_name(self) -> dict[str, Wording]:
        """Each phrase by its id in the file."""
        return fields_by_name(self)


PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "offer-answer": frozenset({"name"}),
    "help-near": frozenset({"name"}),
    "missed-near": frozenset({"first", "second"}),
    "which-one": frozenset({"first", "second"}),
    "tour-next": frozenset({"name"}),
    "tour-stop-number": frozenset({"number", "total"}),
    "screen-source": frozenset({"name"}),
}
"""Which placeholders each wording takes, in `says` and `reprompt` alike; none where absent."""
