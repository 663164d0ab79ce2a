"""What only some machines have: tests skip without it, and CI fails without it."""

import os
from pathlib import Path

import pytest

NODE_MODULES = "PAIN_PUMP_NODE_MODULES"
"""The environment variable that names the folder npm installed into."""


def need(found: object, missing: str) -> None:
    """Go on where `found` is there; else skip with `missing` as the reason, or fail in CI."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


def node_module(*path: str) -> Path:
    """Return a file of an npm package, or skip saying how to get it."""
    folder = os.environ.get(NODE_MODULES, "")
    file = Path(folder, *path)
    need(folder and file.exists(), f"set {NODE_MODULES} to a node_modules folder with {path[0]}")
    return file
