"""How an answer must sound, as far as a program can tell."""

import re
from collections.abc import Collection, Iterator

from skill.content import text
from skill.content.records import Answer

_OPENING = re.compile(
    r"(yes|no|it depends|sources differ|this guide|one [a-z]+ ?(maker|hospital))\b"
)
"""How no answer may begin: the first sentence is the answer and names its subject."""
_QUESTION_WORD = re.compile(r"(what|how|why|when|where|who|which|whether)\b")


def answer_problems(answer: Answer, sources: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each field of `answer` that has a fault, and the fault. `sources`: all that exist."""
    yield from (("name", problem) for problem in naming_problems(answer.name))
    if not _QUESTION_WORD.match(answer.name):
        yield "name", f"doesn't fit 'Would you like to hear {answer.name}?'; begin with how or what"
    if odd := text.unspeakable(answer.question):
        yield "question", _odd(odd)
    if not answer.question.endswith("?"):
        yield "question", "doesn't end with a question mark"
    yield from (("text", problem) for problem in speech_problems(answer.text))
    if _OPENING.match(answer.text.lower()):
        yield "text", "opens with yes, no or its source; the first sentence is the answer"
    if answer.kind == "emergency" and "nine" not in answer.text.partition(".")[0]:
        yield "text", "is an emergency's, and doesn't begin with the number to call"
    if not answer.sources:
        yield "sources", "names no source"
    for source in answer.sources:
        if source not in sources:
            yield "sources", f"there is no source {source!r}"


def naming_problems(name: str) -> Iterator[str]:
    """Yield what is wrong with a name or title."""
    if not name:
        yield "is empty"
    elif odd := text.unnameable(name):
        yield _odd(odd)
    if len(name) > text.NAME_LENGTH:
        yield f"has {len(name)} characters; {text.NAME_LENGTH} is the most"


def speech_problems(speech: str) -> Iterator[str]:
    """Yield what is wrong with words that are spoken as they stand."""
    if odd := text.unspeakable(speech):
        yield _odd(odd)
    if (words := text.count_words(speech)) > text.ANSWER_WORDS:
        yield f"has {words} words; {text.ANSWER_WORDS} is the most"
    if not 0 < (sentences := text.count_sentences(speech)) <= text.ANSWER_SENTENCES:
        yield f"has {sentences} sentences; 1 to {text.ANSWER_SENTENCES} are allowed"
    if speech and not speech.endswith("."):
        yield "doesn't end with a full stop; the question after it is the skill's own"


def _odd(character: str) -> str:
    return f"has {character!r}, which speech or cards can't carry"
