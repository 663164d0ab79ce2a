"""What no single record can see of itself: references, lengths, characters, placeholders."""

from collections.abc import Iterator, Mapping

import msgspec

from skill.content import text
from skill.content.faults import Fault
from skill.content.records import Content, Entry
from skill.content.wording import PLACEHOLDERS, Prompt, Wording

TITLE_LENGTH = 50
"""Most characters in a title: what a card's heading shows on a phone."""


def cross_check(content: Content, files: Mapping[str, str]) -> list[Fault]:
    """Return the faults of `content`; `files` says which file each entry's key came from."""
    return [
        *(
            Fault(files[key], entry.id, field, problem)
            for key, entry in content.entries.items()
            for field, problem in _entry_problems(entry, content)
        ),
        *(
            Fault("tour.toml", "", "stops", f"there is no topic {stop!r}")
            for stop in content.tour.stops
            if stop not in content.entries
        ),
        *(
            Fault("lexicon.toml", word.word, "ipa", "needs an ipa or a written form")
            for word in content.lexicon
            if not (word.ipa or word.written)
        ),
        *(Fault("wording.toml", *fault) for fault in _wording_problems(content)),
    ]


def _entry_problems(entry: Entry, content: Content) -> Iterator[tuple[str, str]]:
    for field in ("title", "name"):
        if odd := text.unnameable(getattr(entry, field)):
            yield field, f"has {odd!r}, which speech or cards can't carry"
        if not getattr(entry, field):
            yield field, "is empty"
    if len(entry.title) > TITLE_LENGTH:
        yield "title", f"has {len(entry.title)} characters; {TITLE_LENGTH} is the most"
    if odd := text.unspeakable(entry.question):
        yield "question", f"has {odd!r}, which speech or cards can't carry"
    for offer in entry.offers:
        if offer not in content.entries:
            yield "offers", f"there is no topic {offer!r} to offer"
        if offer == entry.key:
            yield "offers", "offers itself"
    yield from _part_problems(entry, content)


def _part_problems(entry: Entry, content: Content) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(entry.parts):
        field = f"more[{number - 1}]" if number else "answer"
        yield from ((f"{field}.text", problem) for problem in _speech_problems(part.text))
        if not part.sources:
            yield f"{field}.sources", "names no source"
        for source in part.sources:
            if source not in content.sources:
                yield f"{field}.sources", f"there is no source {source!r}"


def _speech_problems(speech: str) -> Iterator[str]:
    if odd := text.unspeakable(speech):
        yield f"has {odd!r}, which speech or cards can't carry"
    if (words := text.count_words(speech)) > text.ANSWER_WORDS:
        yield f"has {words} words; {text.ANSWER_WORDS} is the most"
    if not 0 < (sentences := text.count_sentences(speech)) <= text.ANSWER_SENTENCES:
        yield f"has {sentences} sentences; 1 to {text.ANSWER_SENTENCES} are allowed"
    if speech and not speech.endswith("."):
        yield "doesn't end with a full stop; the question after it is the skill's own"


def _wording_problems(content: Content) -> Iterator[tuple[str, str, str]]:
    for name, field in zip(
        content.wordings.__struct_encode_fields__, content.wordings.__struct_fields__, strict=True
    ):
        wording: Wording = getattr(content.wordings, field)
        lines = {"says": wording.says}
        if isinstance(wording, Prompt):
            lines["reprompt"] = wording.reprompt
            if set(wording.says) & set(wording.reprompt):
                yield name, "reprompt", "repeats what was just asked"
        for where, variants in lines.items():
            for problem in _variant_problems(variants, PLACEHOLDERS.get(field, frozenset())):
                yield name, where, problem


def _variant_problems(variants: tuple[str, ...], names: frozenset[str]) -> Iterator[str]:
    for line in variants:
        if odd := text.unspeakable(text.without_placeholders(line)):
            yield f"has {odd!r}, which speech or cards can't carry"
        if text.placeholders(line) != names:
            wanted = ", ".join(sorted(names)) or "none"
            yield f"takes the placeholders {wanted}, in each variant: {line!r}"
    if len(set(variants)) < len(variants):
        yield "has the same variant twice"


def unreviewed(content: Content) -> list[str]:
    """Return the keys of the entries, wordings and words that nobody has signed off."""
    named: dict[str, msgspec.Struct] = {
        **content.entries,
        **{
            f"wording {name}": getattr(content.wordings, name)
            for name in content.wordings.__struct_fields__
        },
        **{f"pronunciation {word.word}": word for word in content.lexicon},
        "tour": content.tour,
    }
    return [
        name for name, record in named.items() if getattr(record, "review", None) == "not reviewed"
    ]
