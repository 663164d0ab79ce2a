"""axe-core looks at the page in light and dark, wide and narrow, drawn and plain."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.page import say
from tests.needed import node_module

WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 360, "height": 760}


def faults(page: Page) -> list[str]:
    """Return what axe-core finds on the page: rule and element of each fault, of any weight."""
    page.evaluate(node_module("axe-core", "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, { iframes: false })")
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found["violations"]]


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way(
    scheme: Literal["light", "dark"], viewport: dict[str, int], open_page: Open
) -> None:
    """axe-core finds no fault, before the first question, after it, and at an emergency."""
    page = open_page(color_scheme=scheme, viewport=viewport)
    page.get_by_text("Request and response").click()

    assert [] == faults(page)
    say(page, "what conditions does it treat")
    assert [] == faults(page)
    say(page, "I can't breathe")
    assert [] == faults(page)


def test_the_plain_screen_too(open_page: Open) -> None:
    """The plain screen has no fault either, in an answer or in an emergency."""

    def out_of_reach(route: Route) -> None:
        route.abort()

    page = open_page(serve=out_of_reach)
    expect(page.locator("#unseen")).to_be_visible()
    say(page, "what conditions does it treat")
    assert [] == faults(page)
    say(page, "I can't breathe")
    assert [] == faults(page)
