"""The document that a clinician signs: everything the skill can say, question by question.

`script_html` is one printable file; `script_markdown` the same as text. Both are made from the
content and the samples alone, so that whatever is added stands in them at once.
"""

from collections.abc import Iterable, Iterator
from statistics import median

from skill.content import Content, Entry, ReviewState
from skill.content.wording import Prompt
from skill.model.amazon import SLOT, LanguageModel
from skill.publish.reading import grade, seconds
from skill.publish.script_records import (
    Script,
    ScriptAnswer,
    ScriptEntry,
    ScriptWord,
    ScriptWording,
)
from skill.render.document import render_document
from skill.render.ssml import Voice

SAID = 5
"""How many of the things that people may say are shown for each answer."""


def make_script(content: Content, model: LanguageModel) -> Script:
    """Return everything the skill can say, grouped and measured."""
    groups = _groups(content, model)
    answers = [answer for _, group in groups for entry in group for answer in entry.answers]
    wordings = tuple(_wordings(content))
    words = tuple(ScriptWord(word, _reviewed(word.review)) for word in content.lexicon)
    states = [record.reviewed for group in (answers, wordings, words) for record in group]
    return Script(
        groups=groups,
        wordings=wordings,
        words=words,
        tour=tuple(content.answers[stop].name for stop in content.tour.stops),
        tour_reviewed=_reviewed(content.tour.review),
        sources=tuple(sorted(content.source_list, key=lambda source: source.name.lower())),
        counts={
            "topics and things": len(content.entry_list),
            "answers": len(answers),
            "phrases": len(wordings),
            "pronunciations": len(words),
            "sources": len(content.source_list),
            "not reviewed": states.count(""),
            "reviewed": len(states) - states.count(""),
        },
        median_grade=median(answer.grade for answer in answers),
        highest_grade=max(answer.grade for answer in answers),
        median_seconds=median(answer.seconds for answer in answers),
        longest_seconds=max(answer.seconds for answer in answers),
    )


def script_html(content: Content, model: LanguageModel) -> str:
    """Return the script as one HTML file that also prints well."""
    return render_document("skill.publish", "script.html.jinja", script=make_script(content, model))


def script_markdown(content: Content, model: LanguageModel) -> str:
    """Return the script as Markdown."""
    return render_document("skill.publish", "script.md.jinja", script=make_script(content, model))


def _groups(
    content: Content, model: LanguageModel
) -> tuple[tuple[str, tuple[ScriptEntry, ...]], ...]:
    """Return the entries as the data files group them, what may be urgent first."""
    voice = Voice(content.lexicon)
    groups: dict[str, list[ScriptEntry]] = {}
    for entry in sorted(content.entry_list, key=lambda entry: "safety" not in entry.file):
        answers = tuple(_answers(entry, content, model, voice))
        groups.setdefault(entry.file, []).append(ScriptEntry(entry, answers))
    return tuple((file, tuple(entries)) for file, entries in groups.items())


def _answers(
    entry: Entry, content: Content, model: LanguageModel, voice: Voice
) -> Iterator[ScriptAnswer]:
    for answer, address in zip(entry.answers, entry.addresses, strict=True):
        heard = f"{answer.text} {content.signs_after(address)}".strip()
        written = voice.write(heard)
        yield ScriptAnswer(
            address=address,
            answer=answer,
            says=_says(address, entry, content, model),
            heard=heard,
            written="" if written == heard else written,
            next=_offered_after(address, content),
            sources=tuple(content.sources[source] for source in answer.sources),
            grade=grade(answer.text),
            seconds=seconds(heard),
            reviewed=_reviewed(answer.review),
        )


def _offered_after(address: str, content: Content) -> str:
    """Return the name of what a conversation offers first after an answer; empty for none."""
    return next((content.answers[after].name for after in content.offers_after(address)), "")


def _says(address: str, entry: Entry, content: Content, model: LanguageModel) -> tuple[str, ...]:
    """Return the first few things that people may say to hear an answer."""
    intent = content.intent_of(address)
    samples = model.samples_of(intent)[:SAID]
    return tuple(SLOT.sub(entry.name, sample) for sample in samples)


def _wordings(content: Content) -> Iterable[ScriptWording]:
    for id_, wording in content.wordings.by_name.items():
        reprompt = wording.reprompt if isinstance(wording, Prompt) else ()
        yield ScriptWording(id_, wording.says, reprompt, _reviewed(wording.review))
    for family in content.family_list:
        review = _reviewed(family.review)
        yield ScriptWording(f"which {family.id}", family.which, family.reprompt, review)
    for id_, sentence in content.safety.by_name.items():
        yield ScriptWording(f"safety: {id_}", (sentence.text,), (), _reviewed(sentence.review))


def _reviewed(review: ReviewState) -> str:
    """Return who signed off and when, or an empty string."""
    return "" if isinstance(review, str) else f"{review.by}, {review.on.isoformat()}"
