"""What a screen shows of a reply, as plain data: everything said is there to be read."""

import re
from typing import Literal, get_args

import msgspec

from skill.content import DISCLAIMER, Content, key_of
from skill.content.text import WORDS_A_MINUTE
from skill.render.card import full_disclaimer
from skill.render.ssml import Voice
from skill.render.touches import Touch, buttons, rows
from skill.reply import Reply, offered_choice

Kind = Literal["answer", "list", "emergency"]
KINDS: tuple[Kind, ...] = get_args(Kind)
WORD = 60_000 // WORDS_A_MINUTE
"""Milliseconds that the voice takes for a word."""
SLOW = 1.25
"""How many times longer slow speech takes."""
_UNCHANGED = frozenset({"ended", "closed", "repeated"})
"""Outcomes without a screen of their own: what is repeated is still shown."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of text, and how long after the one before it the voice comes to it, in ms."""

    text: str = ""
    wait: int = 0


class Showing(msgspec.Struct, frozen=True, kw_only=True):
    """One screen. `place` says which `stop` of the tour's `total` it is; empty elsewhere."""

    kind: Kind
    title: str
    sentences: tuple[Stretch, ...]
    question: Stretch
    rows: tuple[Touch, ...]
    buttons: tuple[Touch, ...]
    notes: tuple[str, ...]
    place: str = ""
    stop: int = 0
    total: int = 0


def show(reply: Reply, content: Content, voice: Voice, *, slow: bool) -> Showing | None:
    """Return what the screen shows of `reply`; None where it stays as it is."""
    if reply.outcome in _UNCHANGED:
        return None
    sentences, question = _stretches(reply, voice, slow=slow)
    items = rows(reply, content, voice)
    showing = Showing(
        kind="emergency" if reply.outcome == "emergency" else "list" if items else "answer",
        title=_title(reply, content, voice, listed=bool(items)),
        sentences=sentences,
        question=question,
        rows=items,
        buttons=buttons(reply, content),
        notes=_notes(reply, content, voice),
    )
    return _placed(showing, content, reply.stop) if reply.stop else showing


def _stretches(reply: Reply, voice: Voice, *, slow: bool) -> tuple[tuple[Stretch, ...], Stretch]:
    """Return the sentences and the question, each timed by what is spoken before it.

    The words before an answer ("Back to the tour.") are heard and not shown; where there is
    no answer, they are what there is to read.
    """
    pace = WORD * SLOW if slow else WORD
    text = (
        f"{reply.speech} {reply.signs}".strip()
        if reply.address
        else f"{reply.lead} {reply.speech}".strip()
    )
    waited = len(reply.lead.split()) if reply.address else 0
    stretches = []
    for sentence in filter(None, _SENTENCE_END.split(text)):
        stretches.append(Stretch(voice.write(sentence), round(waited * pace)))
        waited = len(sentence.split())
    waited += len(reply.disclaimer.split())
    return tuple(stretches), Stretch(voice.write(reply.question), round(waited * pace))


def _title(reply: Reply, content: Content, voice: Voice, *, listed: bool) -> str:
    words = content.wordings
    if address := reply.address:
        urgent = reply.outcome == "emergency"
        name = content.entry_of(address).title if urgent else content.answers[address].name
        return voice.write(name[:1].upper() + name[1:])
    if family := content.families.get(reply.lists):
        return voice.write(content.entries[family.listed_by].title)
    if offered_choice(reply.offer):
        return words.screen_which.say(0)
    return (words.screen_menu if listed else words.screen_name).say(0)


def _notes(reply: Reply, content: Content, voice: Voice) -> tuple[str, ...]:
    """Return the sources of what is said now, and the full disclaimer."""
    answer = content.answers.get(reply.address)
    if answer is None or reply.outcome == "emergency":
        return ()
    names = dict.fromkeys(content.sources[key].name for key in answer.sources)
    sources = [content.wordings.screen_source.say(0, name=name) for name in names]
    disclaimer = [] if key_of(reply.address) == DISCLAIMER else [full_disclaimer(content, voice)]
    return (*sources, *disclaimer)


def _placed(showing: Showing, content: Content, stop: int) -> Showing:
    """Return the screen of a tour stop, which shows its place in the tour."""
    total = len(content.tour.stops)
    place = content.wordings.tour_stop_number.say(0, number=str(stop), total=str(total))
    return msgspec.structs.replace(showing, place=place, stop=stop, total=total)
