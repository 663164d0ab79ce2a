"""A typed view of the session attributes: reads whatever comes, however broken, never raises."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from skill.content import Content, text

TRAIL = 24
"""Most answers remembered; older ones are forgotten, which keeps the attributes under 3 KB."""

_BROKEN = (msgspec.ValidationError, RecursionError, UnicodeError)
"""What reading a value of the wrong kind raises; the last for half a surrogate pair."""
_Short = Annotated[str, Meta(max_length=160)]
_Speech = Annotated[str, Meta(max_length=600)]
_Keys = Annotated[tuple[_Short, ...], Meta(max_length=TRAIL)]
_Count = Annotated[int, Meta(ge=0, le=9999)]


class Session(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What one conversation has come to. Nothing in it speaks of the listener.

    `topic` and `answer`: the key of the last entry heard, and the id of its answer where that
    isn't the first. `offer`: the pending question (see `skill.reply`). `trail`: addresses of the
    answers heard, oldest first. `declined`: addresses of offers turned down. `speech`,
    `question`, `reprompt`: the last turn's words, for Repeat. `stop`: the tour stop last heard,
    counted from one, 0 before the tour; `touring`: the tour was begun and not left yet.
    """

    topic: _Short = ""
    answer: _Short = ""
    offer: _Short = ""
    trail: _Keys = ()
    declined: _Keys = ()
    speech: _Speech = ""
    question: _Speech = ""
    reprompt: _Speech = ""
    disclaimed: bool = False
    welcomed: bool = False
    slow: bool = False
    misses: _Count = 0
    helps: _Count = 0
    turns: _Count = 0
    stop: _Count = 0
    touring: bool = False

    @classmethod
    def read(cls, attributes: object, content: Content) -> "Session":
        """Read session attributes; a field that is broken or unknown counts as absent."""
        if not attributes or not isinstance(attributes, Mapping):
            return cls()
        try:
            # All fields in one go: nearly every session is as we wrote it.
            session = msgspec.convert(attributes, cls)
        except _BROKEN:
            session = _unbroken(attributes)
        return _known(session, content)

    @property
    def address(self) -> str:
        """The address of the answer last heard; empty before the first."""
        return f"{self.topic}.{self.answer}" if self.answer else self.topic

    def write(self) -> dict[str, Any]:
        """Return the attributes to send: plain JSON values, defaults left out."""
        attributes: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return attributes


_FIELDS = frozenset(Session.__struct_fields__)


def flat(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that a Session could have written: its names, nothing nested.

    The SDK copies attributes before anything else, and fails on what is nested too deep.
    """
    return {
        name: value
        for name, value in attributes.items()
        if name in _FIELDS
        and (
            isinstance(value, str | int | float)
            or (isinstance(value, list) and all(isinstance(item, str) for item in value))
        )
    }


def _known(session: Session, content: Content) -> Session:
    """Drop what points to answers that the content doesn't have, and words that aren't ours."""
    known = session.address in content.answers
    said = {} if _repeatable(session) else {"speech": "", "question": "", "reprompt": ""}
    return replace(
        session,
        topic=session.topic if known else "",
        answer=session.answer if known else "",
        offer=session.offer if session.offer.isascii() else "",
        trail=_known_addresses(session.trail, content),
        declined=_known_addresses(session.declined, content),
        stop=min(session.stop, len(content.tour.stops)),
        **said,
    )


def _known_addresses(addresses: tuple[str, ...], content: Content) -> tuple[str, ...]:
    return tuple(address for address in addresses if address in content.answers)


def _repeatable(session: Session) -> bool:
    """Whether the kept words are such as a turn of ours leaves: Repeat speaks them again."""
    said = f"{session.speech} {session.question}"
    return (
        session.question.endswith("?")
        and session.question not in session.speech
        and bool(session.reprompt.strip())
        and session.reprompt not in said
        and not text.unspeakable(said + session.reprompt)
    )


def _unbroken(attributes: Mapping[str, Any]) -> Session:
    """Return a session of those attributes that are as a session has them."""
    fields = msgspec.structs.fields(Session)
    read = {
        field.name: value
        for field in fields
        if field.name in attributes
        and (value := _read(attributes[field.name], field.type)) is not msgspec.UNSET
    }
    return Session(**read)


def _read(value: object, kind: Any) -> Any:  # noqa: ANN401  # a field's type is any type
    """Return `value` as `kind`, or UNSET where it isn't one."""
    try:
        return msgspec.convert(value, kind)
    except _BROKEN:
        return msgspec.UNSET
