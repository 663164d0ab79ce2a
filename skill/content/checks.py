"""What no single record can see of itself: references between records, and what is left open."""

from collections.abc import Iterator

import msgspec

from skill.content import text
from skill.content.answer_checks import answer_problems, naming_problems, speech_problems
from skill.content.content import Content, intent_name
from skill.content.faults import Fault
from skill.content.records import NOT_REVIEWED, UNKNOWN, Entry
from skill.content.wording import PLACEHOLDERS, Prompt


def cross_check(content: Content) -> list[Fault]:
    """Return the faults of `content`, each with its file, entry and field."""
    return [
        *(
            Fault(entry.file, entry.id, field, problem)
            for entry in content.entry_list
            for field, problem in _entry_problems(entry, content)
        ),
        *_family_faults(content),
        *_intent_faults(content),
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
        *(
            Fault("sources.toml", source, "id", "is cited by no answer")
            for source in sorted(content.sources.keys() - _cited(content))
        ),
        *(Fault("safety.toml", *fault) for fault in _safety_problems(content)),
        *(Fault("wording.toml", *fault) for fault in _wording_problems(content)),
    ]


def _entry_problems(entry: Entry, content: Content) -> Iterator[tuple[str, str]]:
    yield from (("title", problem) for problem in naming_problems(entry.title))
    if entry.family:
        yield from (("name", problem) for problem in naming_problems(entry.name))
    for offer in entry.offers:
        if offer not in content.answers:
            yield "offers", f"there is no answer {offer!r} to offer"
        if offer == entry.key:
            yield "offers", "offers itself"
    yield from _order_problems(entry)
    for answer in entry.answers:
        field = f"answer {answer.id}" if answer.id else "first answer"
        for where, problem in answer_problems(answer, content.sources):
            yield f"{field}: {where}", problem


def _order_problems(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong among an entry's answers: whose turn it is must be plain."""
    ids = [answer.id for answer in entry.answers]
    if ids[0]:
        yield "answer", "the first one has an id; it is what the bare name gets, and has none"
    if "" in ids[1:]:
        yield "answer", "only the first one may lack an id"
    aspects: list[str] = [aspect for answer in entry.answers for aspect in answer.aspects]
    for kind, values in (("id", ids), ("aspect", aspects)):
        if repeated := sorted({value for value in values if value and values.count(value) > 1}):
            yield "answer", f"two have the {kind} {repeated[0]!r}"


def _family_faults(content: Content) -> Iterator[Fault]:
    for family in content.family_list:
        if f"{family.id}:{UNKNOWN}" not in content.entries:
            yield Fault("families", family.id, "thing", f"lacks the thing {UNKNOWN!r}")
        if family.listed_by not in content.entries:
            problem = f"there is no topic {family.listed_by!r}"
            yield Fault("families", family.id, "listed_by", problem)


def _intent_faults(content: Content) -> Iterator[Fault]:
    """Yield the answers that would be asked by the same intent: `pump-feel` and pump's `feel`."""
    asked: dict[str, str] = dict.fromkeys(content.family_intents, "a family")
    for entry in content.entry_list:
        for answer in () if entry.family else entry.answers:
            name = intent_name(entry.id, answer.id)
            if name in asked:
                problem = f"is asked by {name}, as {asked[name]} is"
                yield Fault(entry.file, entry.id, f"answer {answer.id}", problem)
            asked[name] = entry.address(answer.id)


def _cited(content: Content) -> set[str]:
    """Return the ids of the sources that answers and safety sentences rest on."""
    lists = [
        *(answer.sources for answer in content.answers.values()),
        *(sentence.sources for sentence in content.safety.by_name.values()),
    ]
    return {source for sources in lists for source in sources}


def _safety_problems(content: Content) -> Iterator[tuple[str, str, str]]:
    for field, sentence in content.safety.by_name.items():
        for problem in speech_problems(sentence.text):
            yield field, "text", problem
        for source in sentence.sources:
            if source not in content.sources:
                yield field, "sources", f"there is no source {source!r}"


def _wording_problems(content: Content) -> Iterator[tuple[str, str, str]]:
    for name, wording in content.wordings.by_name.items():
        lines = {"says": wording.says}
        if isinstance(wording, Prompt):
            lines["reprompt"] = wording.reprompt
            if set(wording.says) & set(wording.reprompt):
                yield name, "reprompt", "repeats what was just asked"
        for where, variants in lines.items():
            for problem in _variant_problems(variants, PLACEHOLDERS.get(name, frozenset())):
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
    """Return the addresses of the answers, and the names of all else, that nobody has signed."""
    named: dict[str, msgspec.Struct] = {
        **content.answers,
        **{f"family {family.id}": family for family in content.family_list},
        **{f"wording {name}": words for name, words in content.wordings.by_name.items()},
        **{f"pronunciation {word.word}": word for word in content.lexicon},
        **{f"safety {name}": words for name, words in content.safety.by_name.items()},
        "tour": content.tour,
    }
    return [
        name for name, record in named.items() if getattr(record, "review", None) == NOT_REVIEWED
    ]
