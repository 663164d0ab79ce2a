"""What a turn leaves behind in the session attributes."""

from msgspec.structs import replace

from skill.handlers.turn import Turn
from skill.reply import Reply
from skill.session import TRAIL, Session

_TURNS = 9999


def remember(turn: Turn, reply: Reply) -> Session:
    """Return the session after `reply`: where the conversation stands for the next turn."""
    before = turn.session
    if reply.outcome == "ended":
        return before  # nothing was said: a conversation that goes on stands where it stood
    session = _forget(before) if reply.fresh else before
    return replace(
        _go_to(session, reply),
        offer=reply.offer,
        speech=reply.speech,
        question=reply.question,
        reprompt=reply.reprompt,
        declined=_newest((*session.declined, reply.declined)),
        disclaimed=session.disclaimed or bool(reply.disclaimer),
        welcomed=session.welcomed or reply.outcome == "welcomed",
        slow=session.slow if reply.slow is None else reply.slow,
        misses=before.misses + 1 if reply.outcome == "missed" else 0,
        helps=min(before.helps + (reply.outcome == "helped"), _TURNS),
        turns=(before.turns + 1) % _TURNS,
        stop=session.stop if reply.stop is None else reply.stop,
        touring=session.touring if reply.touring is None else reply.touring,
    )


def _forget(session: Session) -> Session:
    """Return a session that keeps only what must not be said twice, and the pace."""
    return Session(disclaimed=session.disclaimed, welcomed=session.welcomed, slow=session.slow)


def _go_to(session: Session, reply: Reply) -> Session:
    """Return the session with the reply's answer as the one last heard."""
    if not reply.address:
        return session
    others = [address for address in session.trail if address != reply.address]
    kept = reply.back and reply.address in session.trail
    trail = session.trail if kept else _newest((*others, reply.address))
    topic, _, answer = reply.address.partition(".")
    return replace(session, topic=topic, answer=answer, trail=trail)


def _newest(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the newest addresses, each once, as many as the session keeps."""
    return tuple(dict.fromkeys(filter(None, addresses)))[-TRAIL:]
