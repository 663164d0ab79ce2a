"""A small folder of data files: two topics, a family, and the phrases of the skill itself."""

import re
import shutil
from pathlib import Path

from skill.content import FOLDER

TOPICS = """
[[topic]]
id = "parking"
title = "Parking"
offers = ["lunch"]

[[topic.answer]]
name = "where to park"
question = "Where do I park?"
text = "Cars stand behind the clinic. {call-clinic}"
sources = ["this-guide"]
review = "not reviewed"

[[topic.answer]]
id = "how-long"
name = "how long a car may stay"
question = "How long may my car stay?"
aspects = ["duration"]
text = "A car may stay all day."
sources = ["this-guide"]
review = "not reviewed"

[[topic]]
id = "lunch"
title = "Lunch"
offers = ["parking", "dish:soup"]

[[topic.answer]]
name = "what there is for lunch"
question = "What is for lunch?"
text = "Lunch is soup or bread."
sources = ["uk-healthcare-page"]
review = "not reviewed"
"""
FAMILY = """
[family]
id = "dish"
listed_by = "lunch"
which = ["Which dish do you mean?"]
reprompt = ["You can say soup or bread."]
review = "not reviewed"

[[thing]]
id = "soup"
title = "Soup"
name = "soup"
offers = ["lunch"]

[[thing.answer]]
name = "what the soup is"
question = "What is the soup?"
text = "Soup is served hot."
sources = ["this-guide"]
review = "not reviewed"

[[thing.answer]]
id = "cost"
name = "what soup costs"
question = "What does the soup cost?"
text = "Soup costs nothing."
sources = ["this-guide"]
review = "not reviewed"

[[thing]]
id = "unknown"
title = "Other dishes"
name = "other dishes"
offers = ["lunch"]

[[thing.answer]]
name = "what other dishes there are"
question = "What other dishes are there?"
text = "Other dishes come on other days."
sources = ["this-guide"]
review = "not reviewed"
"""
TOUR = """
stops = ["parking", "lunch"]
review = "not reviewed"
"""


def cited_sources() -> str:
    """Return the skill's own records of the sources that the small files cite."""
    texts = [TOPICS, FAMILY, (FOLDER / "safety.toml").read_text(encoding="utf-8")]
    lists = re.findall(r"sources = \[(.*?)\]", "".join(texts), re.DOTALL)
    cited = set(re.findall(r'"([^"]+)"', "".join(lists)))
    records = (FOLDER / "sources.toml").read_text(encoding="utf-8").split("[[source]]")[1:]
    kept = [each for each in records if re.search(r'id = "([^"]+)"', each)[1] in cited]  # type: ignore[index]
    return "".join(f"[[source]]{each}" for each in kept)


def write_small(folder: Path) -> Path:
    """Write the folder, with the skill's own phrases, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("wording.toml", "lexicon.toml", "safety.toml", "store.toml"):
        shutil.copy(FOLDER / name, folder / name)
    for name, text in (
        ("topics/visit.toml", TOPICS),
        ("families/dishes.toml", FAMILY),
        ("tour.toml", TOUR),
        ("sources.toml", cited_sources()),
    ):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
