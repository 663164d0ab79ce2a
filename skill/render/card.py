"""The card in the Alexa app: the question, its answer, the sources, the full disclaimer."""

from ask_sdk_model.ui import SimpleCard

from skill.content import DISCLAIMER, Content, key_of
from skill.render.ssml import Voice


def render_card(content: Content, voice: Voice, address: str) -> SimpleCard | None:
    """Return the card of the answer at `address`; none for an emergency or a chat."""
    answer = content.answers.get(address)
    if answer is None or answer.kind in {"emergency", "chat"}:
        return None
    signs = content.signs_after(address)
    texts = () if key_of(address) == DISCLAIMER else filter(None, (answer.text, signs))
    sources = "\n".join(f"Source: {source_line(content, source)}" for source in answer.sources)
    return SimpleCard(
        title=voice.write(answer.question),
        content="\n\n".join([*map(voice.write, texts), sources, full_disclaimer(content, voice)]),
    )


def source_line(content: Content, source_id: str) -> str:
    """Return a source's name, and its address where it has one."""
    source = content.sources[source_id]
    return f"{source.name}, {source.address}" if source.address else source.name


def full_disclaimer(content: Content, voice: Voice) -> str:
    """Return the full disclaimer as it is written: the whole of that topic."""
    return voice.write(" ".join(answer.text for answer in content.entries[DISCLAIMER].answers))
