"""The endpoint under load: its own authority, and downloads that hang for all others."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from skill.web import create_app
from tests.web.alexa import SKILL_ID, URL

if TYPE_CHECKING:
    from flask import Flask

FOLDER_VARIABLE = "PAIN_PUMP_LOAD_FOLDER"


def create() -> Flask:
    """Make the application from the certificates that the load test has laid out."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    chain = (folder / "chain.pem").read_bytes()

    def fetch(url: str) -> bytes:
        if url == URL:
            return chain
        threading.Event().wait(60)  # hangs far longer than the endpoint waits
        raise TimeoutError

    roots = folder / "roots.pem"
    return create_app({"SKILL_ID": SKILL_ID, "TRUST_ROOTS": roots, "FETCH_CHAIN": fetch})
