"""What the skill knows and the words it says, read from data files into frozen records."""

from skill.content.faults import ContentError, Fault
from skill.content.loader import FOLDER, LOCALE, load, read
from skill.content.records import (
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
