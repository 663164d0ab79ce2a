"""What is said or typed, as the words that the understanding compares."""

import re
import unicodedata

_SPELLED = re.compile(r"(?<![\w'])[a-z]\b(?:[. ]+[a-z]\b(?!'))+\.?")
"""Letters one by one ("m. r. i.", "m r i"); an "a" ahead of others is a word."""
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
    text = _SPELLED.sub(lambda match: _joined(match[0]), text)
    text = re.sub(r"\d+", lambda match: f" {_NUMBERS.get(match[0], match[0])} ", text)
    text = re.sub(r"[^a-z0-9' ]", " ", text)
    return " ".join(word.strip("'") for word in text.split() if word.strip("'"))


def _joined(letters: str) -> str:
    """Return spelled letters as one word; an "a" ahead of several others stays a word."""
    words = re.findall(r"[a-z]", letters)
    ahead = 1 if len(words) > 2 and letters.startswith("a ") else 0  # noqa: PLR2004
    return " ".join([*words[:ahead], "".join(words[ahead:])]) + " "
