"""What the skill knows and the words it says, read from data files into frozen records."""

from functools import cache
from pathlib import Path

from skill.content.compiled import digest_of, read_compiled, read_data_files, write_compiled
from skill.content.content import Content, intent_name, key_of
from skill.content.faults import ContentError, Fault
from skill.content.records import (
    DISCLAIMER,
    NOT_REVIEWED,
    UNKNOWN,
    Answer,
    Aspect,
    Entry,
    Family,
    Review,
    ReviewState,
)
from skill.content.supporting import Pronunciation, Source
from skill.content.wording import Prompt, Wording, Wordings

__all__ = [
    "DISCLAIMER",
    "FOLDER",
    "LOCALE",
    "NOT_REVIEWED",
    "UNKNOWN",
    "Answer",
    "Aspect",
    "Content",
    "ContentError",
    "Entry",
    "Family",
    "Fault",
    "Prompt",
    "Pronunciation",
    "Review",
    "ReviewState",
    "Source",
    "Wording",
    "Wordings",
    "intent_name",
    "key_of",
    "load",
    "read",
]

LOCALE = "en-US"
FOLDER = Path(__file__).parent / LOCALE
"""Where the skill's own data files are."""


@cache
def load() -> Content:
    """Return the skill's own content, read once. Raises ContentError naming every fault."""
    files = read_data_files(FOLDER)
    digest = digest_of(files)
    content = read_compiled(FOLDER, digest)
    if content is None:
        content = _parse(files)
        write_compiled(FOLDER, digest, content)
    return content


def read(folder: Path) -> Content:
    """Read and cross-check the data files under `folder`. Raises ContentError."""
    return _parse(read_data_files(folder))


def _parse(files: dict[str, bytes]) -> Content:
    # Imported when first needed: a start from the compiled copy parses nothing.
    from skill.content.loader import parse_files  # noqa: PLC0415

    return parse_files(files)
