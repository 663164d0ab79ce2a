"""What is said or typed, as the words that the understanding compares."""

import re
import unicodedata

_DOTTED = re.compile(r"\b((?:[a-z]\.\s?){2,})")
_NUMBERS = {
    "911": "nine one one",
    "988": "nine eight eight",
    "24": "twenty four",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
}
LONGEST = 500
"""Most characters of an utterance that are looked at."""


def normalise(utterance: str) -> str:
    """Return the utterance in lower case, without marks, spelled letters joined ("m. r. i.")."""
    text = unicodedata.normalize("NFKD", utterance[:LONGEST]).lower()
    text = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("-", " ")
    text = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[1]) + " ", text)
    text = re.sub(r"\d+", lambda match: f" {_NUMBERS.get(match[0], match[0])} ", text)
    text = re.sub(r"[^a-z0-9' ]", " ", text)
    return " ".join(word.strip("'") for word in text.split() if word.strip("'"))
