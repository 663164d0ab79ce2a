"""The words of the privacy and terms pages, read from `store.toml` only where they are needed."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from skill.content import FOLDER, ContentError, Fault
from skill.content.faults import problem_and_place
from skill.content.wording import Record, ReviewState

FILE = "store.toml"
_Line = Annotated[str, Meta(min_length=1, max_length=80)]
_Paragraph = Annotated[str, Meta(min_length=1, max_length=600)]


class Section(Record, frozen=True):
    """A heading (at most 80 characters) and its paragraphs (at most 600 each)."""

    heading: _Line
    paragraphs: Annotated[tuple[_Paragraph, ...], Meta(min_length=1)]


class LegalPage(Record, frozen=True):
    """A page that the store links to; `effective` is the day from which its words hold."""

    title: _Line
    effective: date
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    review: ReviewState


class StorePages(Record, frozen=True):
    """The pages that the store links to."""

    privacy: LegalPage
    terms: LegalPage


def load_store_pages(folder: Path = FOLDER) -> StorePages:
    """Return the pages that `store.toml` under `folder` holds; raises ContentError."""
    try:
        data = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        return msgspec.convert(data, StorePages)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError([Fault(FILE, "", "", f"can't be read: {error}")]) from error
    except msgspec.ValidationError as error:
        problem, place = problem_and_place(error)
        entry, _, field = place.partition(".")
        raise ContentError([Fault(FILE, entry, field, problem)]) from error
