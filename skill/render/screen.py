"""The screen that goes with a reply: an APL document and what it shows.

Documents are the files under `screens/`: one for each kind of screen, and `shared.json` with
the sizes, colours and layouts that all of them use. They hold no words: `skill.render.showing`
says what is shown.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from skill.alexa import RENDER
from skill.content import Content
from skill.render.showing import KINDS, Kind, Showing, show
from skill.render.ssml import Voice
from skill.reply import Reply

__all__ = ["KINDS", "document", "render_screen"]

_FOLDER = Path(__file__).with_name("screens")


def render_screen(
    reply: Reply, content: Content, voice: Voice, *, slow: bool
) -> dict[str, Any] | None:
    """Return the directive that draws the reply's screen; None leaves the screen as it is."""
    showing = show(reply, content, voice, slow=slow)
    if showing is None:
        return None
    return {
        "type": RENDER,
        "token": f"pain-pump-guide-{showing.kind}",
        "document": document(showing.kind),
        "datasources": {"screen": _data(showing)},
    }


@cache
def document(kind: Kind) -> dict[str, Any]:
    """Return the APL document for a kind of screen, complete and the same for all devices."""
    shared, own = _read("shared"), _read(kind)
    layouts = {name: shared["layouts"][name] for name in _used(own, shared["layouts"])}
    return shared | own | {"layouts": layouts}


def _used(part: object, layouts: dict[str, Any]) -> dict[str, None]:
    """Return the names of the layouts that `part` is made of, those within them too."""
    if isinstance(part, list):
        return {name: None for item in part for name in _used(item, layouts)}
    if not isinstance(part, dict):
        return {}
    inner = [part[key] for key in part] + [layouts.get(part.get("type", ""))]
    own = {part["type"]: None} if part.get("type") in layouts else {}
    return own | _used(inner, layouts)


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def _data(showing: Showing) -> dict[str, Any]:
    """Return a showing as an APL data source."""
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(showing))
    return {"type": "object", **data}
