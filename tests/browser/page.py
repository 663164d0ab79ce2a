"""What a person does on the simulator's page, and where they look."""

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect

expect.set_options(timeout=15_000)
_SETTLED = re.compile("listening|over")
_YOU = re.compile("you")


def say(page: Page, words: str) -> None:
    """Type what one would say, and wait until the reply was said."""
    page.fill("#words", words)
    page.press("#words", "Enter")
    settle(page, words)


def settle(page: Page, words: str) -> None:
    """Wait until `words` were the last thing said and the reply to them is over."""
    expect(page.locator("#log .you").last).to_contain_text(words)
    expect(page.locator("#stage")).to_have_attribute("data-state", _SETTLED)
    expect(page.locator("#log p").last).not_to_have_class(_YOU)


def screen(page: Page) -> FrameLocator:
    """Return the device's screen, as Amazon's renderer draws it."""
    return page.frame_locator("#frame")


def heard(page: Page) -> Locator:
    """Return the last line of the conversation."""
    return page.locator("#log p").last


def touch(page: Page, label: str) -> None:
    """Touch the middle of what is labelled so on the drawn screen.

    The frame is a process of its own, scaled by the page, which Playwright's own click misses.
    """
    inside = screen(page).get_by_text(label, exact=True)
    middle = inside.evaluate(
        """element => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return [(left + width / 2) / innerWidth, (top + height / 2) / innerHeight];
        }"""
    )
    frame = page.locator("#frame").bounding_box()
    assert frame
    page.mouse.click(
        frame["x"] + middle[0] * frame["width"], frame["y"] + middle[1] * frame["height"]
    )
