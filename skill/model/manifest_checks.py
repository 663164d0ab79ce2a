"""What a reviewer at Amazon would find wrong with the store listing."""

import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

from skill.content import Fault
from skill.content.faults import problem_and_place
from skill.model.amazon import SLOT, Intent, LanguageModel
from skill.model.manifest import ICONS, MANIFEST, Locale, Manifest, load_manifest

DISCLAIMED = ("medical advice", "educational", "substitute", "911")
"""Words of the four parts that Amazon's health policy wants in the description."""
FORBIDDEN = ("alexa skill", "official", "hipaa")
"""Words that get a listing rejected."""
FLAGS = {
    "allows_purchases": False,
    "uses_personal_info": False,
    "is_child_directed": False,
    "is_export_compliant": True,
    "contains_ads": False,
}
"""The privacy answers that are true of this skill."""
PIXELS = {"icon-108.png": 108, "icon-512.png": 512}
_PNG = b"\x89PNG\r\n\x1a\n"


def check_listing(model: LanguageModel, file: Path = MANIFEST) -> list[Fault]:
    """Return every fault of the store listing in `file` and of its icons."""
    try:
        manifest = load_manifest(file)
    except (OSError, msgspec.DecodeError) as error:
        problem, place = problem_and_place(error)
        return [Fault(file.name, "", place, problem)]
    listing = manifest.publishing_information.locales["en-US"]
    return [
        *(Fault(file.name, "en-US", *problem) for problem in _wording_problems(listing)),
        *(Fault(file.name, "en-US", *problem) for problem in _phrase_problems(listing, model)),
        *(Fault(file.name, "", *problem) for problem in _privacy_problems(manifest)),
        *(Fault(name, "", "size", problem) for name, problem in _icon_problems(listing)),
    ]


def _wording_problems(listing: Locale) -> Iterator[tuple[str, str]]:
    description = listing.description.lower()
    for words in DISCLAIMED:
        if words not in description:
            yield "description", f"lacks {words!r}, part of the disclaimer that Amazon demands"
    for field in ("name", "summary", "description"):
        for words in FORBIDDEN:
            if words in getattr(listing, field).lower():
                yield field, f"has {words!r}, which gets a listing rejected"
    if len(set(listing.keywords)) < len(listing.keywords):
        yield "keywords", "has a keyword twice"


def _phrase_problems(listing: Locale, model: LanguageModel) -> Iterator[tuple[str, str]]:
    name = model.invocation_name
    if listing.name.lower() != name:
        yield "name", f"isn't the invocation name {name!r}"
    opening, asking = f"Alexa, open {name}", f"Alexa, ask {name} "
    said = set(_utterances(model))
    for phrase in listing.example_phrases:
        if phrase != opening and phrase.removeprefix(asking) not in said:
            yield "examplePhrases", f"{phrase!r} is not {opening!r}, nor a sample of the model"
    if not listing.example_phrases[0].startswith((opening, asking)):
        yield "examplePhrases", "the first one must wake the device and name the skill"
    if len(set(listing.example_phrases)) < len(listing.example_phrases):
        yield "examplePhrases", "has a phrase twice"


def _utterances(model: LanguageModel) -> Iterator[str]:
    """Yield every sample, its slots filled with each value's own name."""
    for intent, sample in model.samples():
        if slot := SLOT.search(sample):
            yield from (SLOT.sub(value, sample) for value in _values(model, intent, slot[1]))
        else:
            yield sample


def _values(model: LanguageModel, intent: Intent, slot: str) -> list[str]:
    return [value.name.value for value in model.type_of(intent, slot).values]


def _privacy_problems(manifest: Manifest) -> Iterator[tuple[str, str]]:
    for field, truth in FLAGS.items():
        if getattr(manifest.privacy_and_compliance, field) is not truth:
            yield f"privacyAndCompliance.{field}", f"is not {str(truth).lower()}, as is true"


def _icon_problems(listing: Locale) -> Iterator[tuple[str, str]]:
    wanted = {
        uri.removeprefix("file://") for uri in (listing.small_icon_uri, listing.large_icon_uri)
    }
    for uri in sorted(wanted ^ ICONS.keys()):
        yield uri, "is not both in the listing and among the icons"
    for icon in ICONS.values():
        side = PIXELS[icon.name]
        if not icon.is_file() or _size(icon) != (side, side):
            yield icon.name, f"is not a PNG of {side} by {side} pixels"


def _size(icon: Path) -> tuple[int, int] | None:
    """Return width and height of a PNG file, in pixels; None for any other file."""
    head = icon.read_bytes()[:24]
    if not head.startswith(_PNG) or len(head) < 24:  # noqa: PLR2004 - signature, length, IHDR, size
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height
