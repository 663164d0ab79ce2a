"""Times a signed request: ours, the stock adapter and a bare Flask route, in one run.

`python -m tests.benchmarks.web_speed` prints microseconds a request, then where ours go,
and fails where ours isn't at least 7 times as fast as stock or takes more than 2.75 times
as long as the bare route. Every application is called as gunicorn would, without a
server in between; rounds take turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.request_envelope import RequestEnvelope
from cryptography import x509
from cryptography.x509.verification import Store
from flask import Flask, jsonify
from werkzeug.test import EnvironBuilder

from skill.builder import build_skill
from skill.envelope import read_envelope
from tests.benchmarks.web_stock import stock_app
from tests.benchmarks.web_world import LiveWorld, make_world, signed_request
from tests.web.alexa import SKILL_ID, URL

ROUNDS = 60
REQUESTS = 50
AT_LEAST_AS_FAST = 7.0
AT_MOST_AS_SLOW = 2.75
MICROSECONDS = 1e6

Call = Callable[[], object]


def main() -> int:
    """Measure, print, and return 0 where both bounds hold."""
    logging.basicConfig(level=logging.INFO, stream=io.StringIO())
    world = make_world()
    body, headers = signed_request()
    skill = build_skill(SKILL_ID)
    skill.serializer = _StockSerializer()
    stock = stock_app(skill, URL, world.chain, world.root_der)
    ours = _ours(world)
    times = _race(
        {
            "bare route": _caller(_bare(), body, headers),
            "ours": _caller(ours, body, headers),
            "stock": _caller(stock, body, headers),
            **_parts(world, body, headers),
        }
    )
    for name, rounds in times.items():
        print(f"{name:32}{median(rounds):9.1f} µs")
    faster = _ratio(times["stock"], times["ours"])
    slower = _ratio(times["ours"], times["bare route"])
    print(f"{faster:.1f} times as fast as stock, {slower:.2f} times a bare route")
    return 0 if faster >= AT_LEAST_AS_FAST and slower <= AT_MOST_AS_SLOW else 1


class _StockSerializer(DefaultSerializer):  # type: ignore[misc]  # the SDK is untyped
    """Reads as the SDK does, which is what its check needs, and hands on what our skill reads."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        read = super().deserialize(payload, obj_type)
        if obj_type is not RequestEnvelope:
            return read
        ours = read_envelope(json.loads(payload))
        ours.request.timestamp = read.request.timestamp
        return ours


def _ours(world: LiveWorld) -> Flask:
    from skill.web import create_app  # noqa: PLC0415 - after the stock adapter's modules

    roots = Path(tempfile.mkdtemp()) / "roots.pem"
    roots.write_bytes(world.root_pem)
    return create_app(
        {"SKILL_ID": SKILL_ID, "TRUST_ROOTS": roots, "FETCH_CHAIN": lambda _: world.chain}
    )


def _bare() -> Flask:
    app = Flask("bare")
    app.add_url_rule("/alexa", view_func=lambda: jsonify(ok=True), methods=["POST"])
    return app


def _caller(app: Flask, body: bytes, headers: dict[str, str]) -> Call:
    """Return one request to the application, checked once to be answered."""
    sent = [*headers.items()]
    builder = EnvironBuilder("/alexa", method="POST", data=body, headers=sent)
    environ = builder.get_environ()

    def call() -> list[str]:
        seen: list[str] = []

        def start(status: str, _headers: object, _error: object = None) -> Any:
            seen.append(status)

        b"".join(app({**environ, "wsgi.input": io.BytesIO(body)}, start))
        return seen

    if call() != ["200 OK"]:
        message = f"{app.name} doesn't answer the request"
        raise RuntimeError(message)
    return call


def _parts(world: LiveWorld, body: bytes, headers: dict[str, str]) -> dict[str, Call]:
    """Return the steps of our own request one by one; Flask's share is the rest."""
    from werkzeug.datastructures import Headers  # noqa: PLC0415

    from skill.verification.chain import chain_reader  # noqa: PLC0415
    from skill.verification.keys import KeyCache  # noqa: PLC0415
    from skill.verification.signature import check_signature, decode_signature  # noqa: PLC0415
    from skill.verification.verifier import Verifier  # noqa: PLC0415

    roots = Store([x509.load_pem_x509_certificate(world.root_pem)])
    keys = KeyCache(lambda _: world.chain, chain_reader(roots))
    verifier = Verifier(keys, SKILL_ID)
    given = Headers(headers)
    signature = decode_signature(headers["Signature-256"])
    skill = build_skill(SKILL_ID)
    read = skill.serializer.deserialize
    genuine = verifier.verify(given, body)
    envelope = read(genuine, RequestEnvelope)
    answer = skill.invoke(envelope, None)
    return {
        "  of ours: verification": lambda: verifier.verify(given, body),
        "    of it: the signature": lambda: check_signature(keys.get(URL), signature, body),
        "  of ours: reading the envelope": lambda: read(genuine, RequestEnvelope),
        "  of ours: the skill": lambda: skill.invoke(envelope, None),
        "  of ours: writing the answer": lambda: skill.serializer.serialize(answer),
    }


def _race(calls: dict[str, Call]) -> dict[str, list[float]]:
    """Return each round's microseconds a call."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            begun = time.perf_counter()
            for _ in range(REQUESTS):
                call()
            times[name].append((time.perf_counter() - begun) / REQUESTS * MICROSECONDS)
    return times


def _ratio(over: list[float], under: list[float]) -> float:
    """Return how many times as long one takes as another: the median of all rounds.

    Round by round, since a busy machine's speed changes from one to the next.
    """
    return median(a / b for a, b in zip(over, under, strict=True))


if __name__ == "__main__":
    sys.exit(main())
