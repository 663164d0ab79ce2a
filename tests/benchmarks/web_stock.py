"""The stock adapter, its import mended for the benchmark alone, as a Flask application."""

from __future__ import annotations

import importlib
import re
import sys
from typing import TYPE_CHECKING, Any
from unittest import mock

from flask import Flask

if TYPE_CHECKING:
    from types import ModuleType

    from ask_sdk_core.skill import CustomSkill

_NARROW = r"\b(\d\.\d\.\d[a-z]*)\b"
_WIDE = r"\b(\d\.\d\.\d+[a-z]*)\b"


def load_stock() -> tuple[ModuleType, ModuleType]:
    """Return the stock adapter's module and its verifier's, with the real certvalidator.

    Copies of their own: the modules are forgotten again, so that the endpoint under
    test imports its adapter its own way.
    """
    search = re.search

    def mended(pattern: Any, *rest: Any) -> Any:
        return search(_WIDE if pattern == _NARROW else pattern, *rest)

    with mock.patch.object(re, "search", mended):
        adapter = importlib.import_module("flask_ask_sdk.skill_adapter")
    verifier = sys.modules["ask_sdk_webservice_support.verifier"]
    for name in [*sys.modules]:
        if name.startswith(("flask_ask_sdk", "ask_sdk_webservice_support")):
            del sys.modules[name]
    return adapter, verifier


def stock_app(skill: CustomSkill, url: str, chain: bytes, root: bytes) -> Flask:
    """Return the stock adapter on `/alexa`, trusting one root, its download cached."""
    adapter_module, verifier_module = load_stock()
    app = Flask("stock")
    app.config["ASK_SDK_VERIFY_SIGNATURE"] = False
    verifier = verifier_module.RequestVerifier()
    verifier._cert_cache[url] = chain  # noqa: SLF001 - as if downloaded before
    validate = verifier_module.CertificateValidator
    context = importlib.import_module("certvalidator").ValidationContext
    vars(verifier_module)["CertificateValidator"] = lambda leaf, others: validate(
        leaf, others, context(trust_roots=[root])
    )
    adapter = adapter_module.SkillAdapter(skill, "stock", verifiers=[verifier], app=app)
    adapter.register(app, "/alexa")
    return app
