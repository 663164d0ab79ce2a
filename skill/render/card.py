"""The card in the Alexa app: the answer, its sources, the full disclaimer."""

from ask_sdk_model.ui import SimpleCard

from skill.content import DISCLAIMER, Content, Entry
from skill.render.ssml import Voice


def render_card(content: Content, voice: Voice, key: str) -> SimpleCard | None:
    """Return the card of the entry of `key`; none for an emergency or where there's no entry."""
    entry = content.entry(key)
    if entry is None or entry.kind == "emergency":
        return None
    texts = [voice.write(part.text) for part in entry.parts]
    sources = "\n".join(f"Source: {source_line(content, source)}" for source in entry.sources)
    return SimpleCard(
        title=voice.write(entry.title),
        content="\n\n".join([*texts, sources, *_disclaimer(content, voice, entry)]),
    )


def source_line(content: Content, source_id: str) -> str:
    """Return a source's name, and its address where it has one."""
    source = content.sources[source_id]
    return f"{source.name}, {source.address}" if source.address else source.name


def full_disclaimer(content: Content, voice: Voice) -> str:
    """Return the full disclaimer as it is written: the whole of that topic."""
    return voice.write(" ".join(part.text for part in content.entries[DISCLAIMER].parts))


def _disclaimer(content: Content, voice: Voice, entry: Entry) -> list[str]:
    return [] if entry.key == DISCLAIMER else [full_disclaimer(content, voice)]
