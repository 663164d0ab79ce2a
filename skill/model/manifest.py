"""The store listing `interaction_model/skill.json`: its form, and what certification looks at."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from skill.model.amazon import FOLDER, AmazonRecord

MANIFEST = FOLDER / "skill.json"
ICONS = {
    "assets/images/en-US_smallIcon.png": FOLDER / "icons" / "icon-108.png",
    "assets/images/en-US_largeIcon.png": FOLDER / "icons" / "icon-512.png",
}
"""Each icon by where the store listing looks for it in the skill package."""

Phrase = Annotated[str, Meta(min_length=1, max_length=200)]
Keyword = Annotated[str, Meta(min_length=1, max_length=150)]


class Locale(AmazonRecord, frozen=True):
    """The listing in one language; lengths are Amazon's."""

    name: Annotated[str, Meta(min_length=2, max_length=50)]
    summary: Annotated[str, Meta(min_length=1, max_length=160)]
    description: Annotated[str, Meta(min_length=1, max_length=4000)]
    example_phrases: Annotated[tuple[Phrase, ...], Meta(min_length=3, max_length=3)]
    keywords: Annotated[tuple[Keyword, ...], Meta(max_length=30)]
    small_icon_uri: str
    large_icon_uri: str


class Publishing(AmazonRecord, frozen=True):
    """Where the skill is offered, and what the reviewers are told."""

    locales: Annotated[dict[Literal["en-US"], Locale], Meta(min_length=1)]
    category: Literal["HEALTH_AND_FITNESS"]
    is_available_worldwide: bool
    distribution_countries: tuple[str, ...]
    distribution_mode: Literal["PUBLIC", "PRIVATE"]
    testing_instructions: Annotated[str, Meta(min_length=1, max_length=4000)]


class Privacy(AmazonRecord, frozen=True):
    """The privacy and compliance answers."""

    allows_purchases: bool
    uses_personal_info: bool
    is_child_directed: bool
    is_export_compliant: bool
    contains_ads: bool


class Viewport(AmazonRecord, frozen=True):
    """A range of screens, in density-independent pixels."""

    mode: Literal["HUB", "TV", "MOBILE", "PC", "AUTO"]
    shape: Literal["RECTANGLE", "ROUND"]
    min_width: int
    max_width: int
    min_height: int
    max_height: int


class Interface(AmazonRecord, frozen=True):
    """A device interface that the skill uses."""

    type: Literal["ALEXA_PRESENTATION_APL"]
    supported_viewports: tuple[Viewport, ...]


class Custom(AmazonRecord, frozen=True):
    """The custom skill; `package` adds its endpoint."""

    interfaces: tuple[Interface, ...]


class Apis(AmazonRecord, frozen=True):
    """The one kind of skill that this is."""

    custom: Custom


class Manifest(AmazonRecord, frozen=True):
    """All that the store is told."""

    manifest_version: Literal["1.0"]
    publishing_information: Publishing
    privacy_and_compliance: Privacy
    apis: Apis


class _File(AmazonRecord, frozen=True):
    manifest: Manifest


def load_manifest(file: Path = MANIFEST) -> Manifest:
    """Return the manifest in `file`; raises msgspec.DecodeError or OSError."""
    return msgspec.json.decode(file.read_bytes(), type=_File).manifest
