"""All checks together: the content's, the samples', the model's and the listing's."""

from collections import Counter

from skill.content import Content, Fault
from skill.content.checks import unreviewed
from skill.handlers import handled_intents
from skill.model.amazon import FILE
from skill.model.amazon_checks import check_model
from skill.model.command import has_drifted
from skill.model.manifest_checks import check_listing
from skill.model.sample_checks import check_samples
from skill.model.samples import build_model, read_samples


def check_all(content: Content) -> list[Fault]:
    """Return what is wrong between checked content, the samples, the model and the listing.

    Raises ModelError where the samples can't be read.
    """
    samples = read_samples()
    model = build_model(samples)
    drift = "isn't what the samples make; run pain-pump model"
    return [
        *check_samples(samples, content),
        *check_model(model, handled_intents(content)),
        *check_listing(model),
        *([Fault(FILE.name, "", "", drift)] if has_drifted(model) else []),
    ]


def waiting_for_review(content: Content) -> list[str]:
    """Return how much nobody has signed off yet, by file; no line where all is signed."""
    counts: Counter[str] = Counter()
    for name in unreviewed(content):
        known = name in content.answers
        counts[content.entry_of(name).file if known else name.partition(" ")[0]] += 1
    return [f"not reviewed: {number} in {place}" for place, number in sorted(counts.items())]
