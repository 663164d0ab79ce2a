"""What is wrong between the samples and the content, and among the samples."""

from collections.abc import Iterator
from typing import get_args

from skill.content import UNKNOWN, Aspect, Content, Fault
from skill.model.samples import CONVERSATION, Block, Samples

FEWEST, MOST = 25, 120
"""Samples of an answer's intent: one that is many times as heavy as its neighbours pulls their
questions in."""
MOST_EMERGENCIES = 300
"""Samples of all intents for emergencies together."""


def check_samples(samples: Samples, content: Content) -> list[Fault]:
    """Return every fault of the samples: each answer has its own, in the file of its name."""
    return [
        *_pairing_faults(samples, content),
        *_weight_faults(samples, content),
        *_twin_faults(samples),
        *_value_faults(samples, content),
    ]


def _pairing_faults(samples: Samples, content: Content) -> Iterator[Fault]:
    # The things of a family share their tables.
    places = {
        ".".join(filter(None, (entry.family or entry.id, answer.id))): entry.file
        for entry in content.entry_list
        for answer in entry.answers
    }
    found = {block.place: block.file for block in samples.blocks if block.file != CONVERSATION}
    for place, file in places.items():
        if place not in found:
            yield _fault(file, place, "an answer without samples")
        elif found[place] != file:
            yield _fault(found[place], place, f"stands in {file} in the content")
    for place, file in found.items():
        if place not in places:
            yield _fault(file, place, "samples without an answer")


def _weight_faults(samples: Samples, content: Content) -> Iterator[Fault]:
    emergencies = 0
    for block in samples.blocks:
        number = len(block.samples)
        address = content.topic_intents.get(block.intent, "")
        if address and content.answers[address].kind == "emergency":
            emergencies += number
        elif number > MOST or (number < FEWEST and block.file != CONVERSATION):
            problem = f"has {number} samples; {FEWEST} to {MOST} are allowed"
            yield _fault(block.file, block.place, problem)
    if emergencies > MOST_EMERGENCIES:
        problem = f"have {emergencies} samples in all; {MOST_EMERGENCIES} is the most"
        yield _fault("", "emergencies", problem)


def _twin_faults(samples: Samples) -> Iterator[Fault]:
    first: dict[str, Block] = {}
    for block in samples.blocks:
        for sample in block.samples:
            if sample in first:
                other = first[sample]
                problem = f"{sample!r} stands in {other.place} ({other.file}) already"
                yield _fault(block.file, block.place, problem)
            first.setdefault(sample, block)


def _value_faults(samples: Samples, content: Content) -> Iterator[Fault]:
    known_ids = {
        family: {thing.id for thing in content.things(family)} - {UNKNOWN}
        for family in content.families
    }
    for slot, known in {**known_ids, "aspect": set(get_args(Aspect))}.items():
        named = {value.id for value in samples.values.get(slot, ())}
        for id_ in sorted(known - named):
            yield _fault("values", slot, f"lacks {id_!r}, which the content has")
        for id_ in sorted(named - known):
            yield _fault("values", slot, f"there is no {slot} {id_!r} in the content")


def _fault(file: str, place: str, problem: str) -> Fault:
    return Fault(f"samples/{file}", place, "", problem)
