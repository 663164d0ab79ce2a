"""The APL documents: what devices and Amazon's renderer take, and what eyes can read."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from skill.render.screen import KINDS, document
from skill.render.showing import Kind
from tests.needed import need, node_module

BASE_COMPONENTS = {"Container", "Frame", "ScrollView", "Text", "TouchWrapper"}
COMMANDS = {"Idle", "ScrollToComponent", "SendEvent", "Sequential"}
INK_ON_GROUND = [
    ("ink", "ground"),
    ("heading", "ground"),
    ("faint", "ground"),
    ("ink", "alarm"),
    ("ink", "row"),
    ("onButton", "button"),
    ("onButton", "chosen"),
]


def nodes(part: object) -> Iterator[dict[str, Any]]:
    """Yield every object within an APL document."""
    if isinstance(part, dict):
        yield part
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    yield from chain.from_iterable(map(nodes, inner))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("kind", KINDS)
def test_takes_nothing_but_base_components_of_1_4(kind: Kind) -> None:
    """A document imports nothing and uses only what every device and the renderer know."""
    apl = document(kind)
    used = {node["type"] for node in nodes(apl) if "type" in node} - {"APL"}

    assert "1.4" == apl["version"]
    assert "import" not in apl
    assert set() == used - BASE_COMPONENTS - COMMANDS - set(apl["layouts"])


@pytest.mark.parametrize("kind", KINDS)
def test_holds_no_words(kind: Kind) -> None:
    """All that is read comes from the data source: a document has bindings alone."""
    texts = {
        node[name]
        for node in nodes(document(kind))
        for name in ("text", "accessibilityLabel")
        if name in node
    }

    assert {"\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"} >= {
        text for text in texts if not (text.startswith("${") and text.endswith("}"))
    }


@pytest.mark.parametrize("kind", KINDS)
def test_names_what_can_be_touched(kind: Kind) -> None:
    """A screen reader says what each touchable is called and that it's a button."""
    touchables = [node for node in nodes(document(kind)) if node.get("type") == "TouchWrapper"]

    assert [("button", "${data.label}")] * len(touchables) == [
        (node["role"], node["accessibilityLabel"]) for node in touchables
    ]


@pytest.mark.parametrize(("ink", "ground"), INK_ON_GROUND)
def test_has_contrast(ink: str, ground: str) -> None:
    """Every pairing of ink and ground reaches the 4.5 to 1 of WCAG AA."""
    colours = document("answer")["resources"][0]["colors"]
    dark, light = sorted((luminance(colours[ink]), luminance(colours[ground])))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_amazons_validator_finds_nothing() -> None:
    """Amazon's StaticAplTemplateValidator has neither error nor warning for any document."""
    need(shutil.which("node"), "Node.js isn't installed")
    package = node_module("apl-suggester", "package.json")
    run = subprocess.run(  # noqa: S603  # our own script, on our own documents
        [
            shutil.which("node") or "",
            str(Path(__file__).with_name("validate_apl.cjs")),
            str(package.parents[1]),
        ],
        input=json.dumps({kind: document(kind) for kind in KINDS}),
        capture_output=True,
        text=True,
        check=True,
    )

    assert {kind: [] for kind in KINDS} == json.loads(run.stdout)
