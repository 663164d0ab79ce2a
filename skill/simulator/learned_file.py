"""Keeps what was learned in the user's cache directory, so that the next process needn't learn.

A kept file proves itself: its name says what it was learned from, and it begins with a SHA-256
of the rest. Whatever doesn't fit counts as absent; where nothing can be kept, nothing is.
"""

import contextlib
import os
from hashlib import sha256
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

from skill.simulator.classifier import Learned

_DIGEST = 32
_CODE = Path(__file__).parent
_KIND = "understanding-*.bin"


def cache_folder() -> Path:
    """Return where this user's programs keep what they can make again."""
    return user_cache_path("pain-pump-guide")


def name_for(model: bytes) -> str:
    """Return the name under which is kept what is learned from an interaction model's bytes."""
    total = sha256(model)
    for path in sorted(_CODE.glob("*.py")):
        total.update(path.read_bytes())
    return _KIND.replace("*", total.hexdigest()[:32])


def recall(folder: Path, name: str) -> Learned | None:
    """Return what is kept under `name`; None where nothing is, or nothing whole."""
    try:
        kept = (folder / name).read_bytes()
    except OSError:
        return None
    if kept[:_DIGEST] != sha256(kept[_DIGEST:]).digest():
        return None
    try:
        return msgspec.msgpack.decode(kept[_DIGEST:], type=Learned)
    except msgspec.DecodeError:
        return None


def keep(folder: Path, name: str, learned: Learned) -> None:
    """Keep what was learned under `name`, and nothing older; do nothing where that can't be."""
    data = msgspec.msgpack.encode(learned)
    part = folder / f"{name}.{os.getpid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(sha256(data).digest() + data)
            part.replace(folder / name)
        finally:
            part.unlink(missing_ok=True)
        for old in folder.glob(_KIND):
            if old.name != name:
                old.unlink(missing_ok=True)
