"""The document that a clinician signs: everything the skill can say, with its sources.

`script_html` is one printable file; `script_markdown` the same as text. Both are made from the
content alone, so that whatever is added stands in them at once.
"""

from collections.abc import Iterable
from statistics import median

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from skill.content import (
    Condition,
    Content,
    Entry,
    Medication,
    Part,
    Pronunciation,
    ReviewState,
    Source,
    Wording,
)
from skill.content.wording import Prompt
from skill.publish.reading import grade, seconds
from skill.render.card import render_card
from skill.render.ssml import Voice


class SpokenPart(msgspec.Struct, frozen=True):
    """One stretch of speech: `grade` by Flesch-Kincaid, `seconds` at 160 words a minute."""

    text: str
    sources: tuple[Source, ...]
    grade: float
    seconds: float


class ScriptEntry(msgspec.Struct, frozen=True):
    """An answer as the reviewer reads it.

    `card` is the heading of its card, empty without one; `written` its words as the card writes
    them, where that isn't how they are spoken.
    """

    entry: Entry
    parts: tuple[SpokenPart, ...]
    card: str
    written: tuple[str, ...]
    offers: tuple[str, ...]
    reviewed: str


class ScriptWording(msgspec.Struct, frozen=True):
    """A phrase around the answers, with all its variants."""

    id: str
    says: tuple[str, ...]
    reprompt: tuple[str, ...]
    reviewed: str


class ScriptWord(msgspec.Struct, frozen=True):
    """A word with its own pronunciation or spelling."""

    word: Pronunciation
    reviewed: str


class Script(msgspec.Struct, frozen=True):
    """The whole document; `reviewed` is empty for what nobody has signed off."""

    groups: tuple[tuple[str, tuple[ScriptEntry, ...]], ...]
    wordings: tuple[ScriptWording, ...]
    words: tuple[ScriptWord, ...]
    tour: tuple[str, ...]
    tour_reviewed: str
    sources: tuple[Source, ...]
    counts: dict[str, int]
    median_grade: float
    highest_grade: float
    median_seconds: float
    longest_seconds: float


def make_script(content: Content) -> Script:
    """Return everything the skill can say, grouped and measured."""
    voice = Voice(content.lexicon)
    groups = _groups(content, voice)
    entries = [entry for _, group in groups for entry in group]
    parts = [part for entry in entries for part in entry.parts]
    wordings = tuple(_wordings(content))
    words = tuple(ScriptWord(word, _reviewed(word.review)) for word in content.lexicon)
    states = [record.reviewed for group in (entries, wordings, words) for record in group]
    return Script(
        groups=groups,
        wordings=wordings,
        words=words,
        tour=tuple(content.entries[stop].title for stop in content.tour.stops),
        tour_reviewed=_reviewed(content.tour.review),
        sources=tuple(sorted(content.sources.values(), key=lambda source: source.name.lower())),
        counts={
            "answers": len(entries),
            "spoken parts": len(parts),
            "phrases": len(wordings),
            "pronunciations": len(words),
            "sources": len(content.sources),
            "not reviewed": states.count(""),
            "reviewed": len(states) - states.count(""),
        },
        median_grade=median(part.grade for part in parts),
        highest_grade=max(part.grade for part in parts),
        median_seconds=median(entry.parts[0].seconds for entry in entries),
        longest_seconds=max(part.seconds for part in parts),
    )


def script_html(content: Content) -> str:
    """Return the script as one HTML file that also prints well."""
    return _rendered("script.html.jinja", content)


def script_markdown(content: Content) -> str:
    """Return the script as Markdown."""
    return _rendered("script.md.jinja", content)


def _rendered(template: str, content: Content) -> str:
    environment = Environment(
        loader=PackageLoader("skill.publish"),
        autoescape=select_autoescape(["html.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(script=make_script(content))


def _groups(content: Content, voice: Voice) -> tuple[tuple[str, tuple[ScriptEntry, ...]], ...]:
    """Return the entries in reading order: what is urgent first, slot answers last."""
    groups: dict[str, list[ScriptEntry]] = {
        "When something may be wrong": [],
        "Topics": [],
        "Conditions": [],
        "Medicines": [],
    }
    for entry in content.entries.values():
        groups[_group_of(entry)].append(_entry(entry, content, voice))
    return tuple((title, tuple(entries)) for title, entries in groups.items())


def _group_of(entry: Entry) -> str:
    if isinstance(entry, Condition):
        return "Conditions"
    if isinstance(entry, Medication):
        return "Medicines"
    return "Topics" if entry.kind == "answer" else "When something may be wrong"


def _entry(entry: Entry, content: Content, voice: Voice) -> ScriptEntry:
    card = render_card(content, voice, entry.key)
    return ScriptEntry(
        entry=entry,
        parts=tuple(_part(part, content) for part in entry.parts),
        card=card.title if card else "",
        written=tuple(
            written for part in entry.parts if (written := voice.write(part.text)) != part.text
        ),
        offers=tuple(content.entries[key].title for key in entry.offers),
        reviewed=_reviewed(entry.review),
    )


def _part(part: Part, content: Content) -> SpokenPart:
    sources = tuple(content.sources[source] for source in part.sources)
    return SpokenPart(part.text, sources, grade(part.text), seconds(part.text))


def _wordings(content: Content) -> Iterable[ScriptWording]:
    records = content.wordings
    names = zip(records.__struct_encode_fields__, records.__struct_fields__, strict=True)
    for id_, field in names:
        wording: Wording = getattr(records, field)
        reprompt = wording.reprompt if isinstance(wording, Prompt) else ()
        yield ScriptWording(id_, wording.says, reprompt, _reviewed(wording.review))


def _reviewed(review: ReviewState) -> str:
    """Return who signed off and when, or an empty string."""
    return "" if isinstance(review, str) else f"{review.by}, {review.on.isoformat()}"
