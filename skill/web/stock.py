"""flask-ask-sdk's adapter, imported so that it loads on every OpenSSL.

Its import pulls in certvalidator for a signature check of its own, and through that
oscrypto, which doesn't know the version numbers of OpenSSL from 3.0.10 on and raises.
This endpoint has a check of its own, so certvalidator isn't needed: while the import
runs, a stand-in takes its place, on every machine alike and whether or not the real
one would have loaded. Should the stock check ever be called it refuses every request.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NoReturn

_NAMES = ("certvalidator", "certvalidator.errors")


class PathError(Exception):
    """Stands in for the exception of that name, which the stock check catches."""


class ValidationError(Exception):
    """Stands in for the exception of that name, which the stock check catches."""


class CertificateValidator:
    """Stands in for the stock check's validator, and validates nothing."""

    def __init__(self, *_certificates: object) -> None:
        """Refuse."""
        _refuse()


def _refuse() -> NoReturn:
    message = "the stock signature check is not in use"
    raise ValidationError(message)


@contextmanager
def _stand_in() -> Iterator[None]:
    """Put the stand-in where the import looks, and what was there back after."""
    before = {name: sys.modules.pop(name, None) for name in _NAMES}
    package, errors = (ModuleType(name) for name in _NAMES)
    vars(package).update(CertificateValidator=CertificateValidator, errors=errors)
    vars(errors).update(PathError=PathError, ValidationError=ValidationError)
    sys.modules.update(zip(_NAMES, (package, errors), strict=True))
    try:
        yield
    finally:
        for name in _NAMES:
            del sys.modules[name]
        sys.modules.update({name: module for name, module in before.items() if module})


with _stand_in():
    stock_adapter = importlib.import_module("flask_ask_sdk.skill_adapter")
