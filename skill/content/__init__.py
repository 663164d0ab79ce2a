"""What the skill knows and the words it says, read from data files into frozen records."""

from functools import cache
from pathlib import Path

from skill.content.compiled import read_compiled, write_compiled
from skill.content.faults import ContentError, Fault
from skill.content.records import (
    DISCLAIMER,
    NOT_REVIEWED,
    UNKNOWN,
    Condition,
    Content,
    Entry,
    Medication,
    Part,
    Pronunciation,
    Review,
    ReviewState,
    Source,
    Topic,
)
from skill.content.wording import Prompt, Wording, Wordings

__all__ = [
    "DISCLAIMER",
    "FOLDER",
    "LOCALE",
    "NOT_REVIEWED",
    "UNKNOWN",
    "Condition",
    "Content",
    "ContentError",
    "Entry",
    "Fault",
    "Medication",
    "Part",
    "Prompt",
    "Pronunciation",
    "Review",
    "ReviewState",
    "Source",
    "Topic",
    "Wording",
    "Wordings",
    "load",
    "read",
]

LOCALE = "en-US"
FOLDER = Path(__file__).parent / LOCALE
"""Where the skill's own data files are."""


@cache
def load() -> Content:
    """Return the skill's own content, read once. Raises ContentError naming every fault."""
    content = read_compiled(FOLDER)
    if content is None:
        content = read(FOLDER)
        write_compiled(FOLDER, content)
    return content


def read(folder: Path) -> Content:
    """Read and cross-check the data files under `folder`. Raises ContentError."""
    # Imported when first needed: a start from the compiled copy parses nothing.
    from skill.content.loader import read_files  # noqa: PLC0415

    return read_files(folder)
