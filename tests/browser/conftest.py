"""The simulator's page, served on loopback and opened in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, sync_playwright
from werkzeug.serving import make_server

from skill.content import Content
from skill.simulator import Device, Understanding
from skill.simulator.serve import HOST, create_page
from tests.needed import need, node_module

CHROMIUM = shutil.which("chromium") or ""
# Without these, Chromium looks up its maker's hosts, and needs a sandbox that CI doesn't have.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
CDN = "https://cdn.jsdelivr.net/**"

Handle = Callable[[dict[str, Any]], dict[str, Any]]
Open = Callable[..., Page]
"""Opens the page; takes what serves the renderer, a script run first, options of the window."""


@pytest.fixture(scope="session")
def app(handle: Handle, understanding: Understanding, content: Content) -> Flask:
    """Return the simulator's application, which has learned already."""
    understanding.learn()
    return create_page(lambda: Device(handle, understanding), content)


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """Serve the page as long as the tests run; yield its address."""
    server = make_server(HOST, 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{HOST}:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, without a window."""
    need(CHROMIUM, "Chromium isn't installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def renderer() -> Path:
    """Return Amazon's renderer, as npm installed it."""
    return node_module("apl-viewhost-web", "index.js")


@pytest.fixture
def open_page(browser: Browser, address: str, renderer: Path) -> Iterator[Open]:
    """Open the page in a window of its own; an error of its scripts fails the test."""
    errors: list[object] = []
    contexts = []

    def failed(error: object) -> None:
        errors.append(error)

    def served(route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(path=renderer, content_type="text/javascript", headers=headers)

    def opened(
        serve: Callable[[Route], None] = served, script: str = "", **options: object
    ) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # options of Playwright
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", failed)
        page.route(CDN, serve)
        if script:
            page.add_init_script(script)
        page.goto(address)
        page.locator("#suggestions button").first.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [] == errors
