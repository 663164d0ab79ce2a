"""A person uses the simulator's page, from the first question to the goodbye."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.page import heard, say, screen, settle, touch

DEVICES = {
    "round": "480x480",
    "small": "1024x600",
    "large": "1280x800",
    "wall": "1920x1080",
    "portrait": "1080x1920",
}


def test_a_whole_conversation(open_page: Open) -> None:
    """Open, ask, yes, no, goodbye: each reply is heard, understood, carded and drawn."""
    page = open_page()
    page.get_by_role("button", name="Open the guide").click()
    settle(page, "opened the skill")
    expect(heard(page)).to_contain_text("Welcome to Pain Pump Guide")
    expect(page.locator("#cardless")).to_be_visible()

    say(page, "what is ziconotide")
    expect(page.locator("#intent")).to_have_text("MedicationIntent")
    expect(page.locator("#slots")).to_have_text("medication: ziconotide → ziconotide")
    expect(page.locator("#topic")).to_have_text("medication:ziconotide")
    expect(page.locator("#confidence")).to_contain_text("%")
    expect(page.locator("#card h3")).to_contain_text("What is ziconotide")
    expect(screen(page).get_by_text("What ziconotide is", exact=True)).to_be_visible()
    first = heard(page).inner_text()

    say(page, "yes")
    assert first != heard(page).inner_text()
    say(page, "no")
    expect(page.locator("#intent")).to_have_text("AMAZON.NoIntent")
    say(page, "stop")
    expect(page.locator("#status")).to_contain_text("The conversation is over")
    expect(page.locator("#home")).to_be_visible()


def test_an_emergency(open_page: Open) -> None:
    """An emergency says what to do, draws nothing else, leaves no card, and closes."""
    page = open_page()
    say(page, "I can't breathe")

    expect(heard(page)).to_contain_text("Call nine one one now")
    expect(screen(page).get_by_text("Call 911 now", exact=True)).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#stage")).to_have_attribute("data-state", "over")
    expect(page.locator("#silence")).to_be_disabled()


def test_a_touch_on_a_list(open_page: Open) -> None:
    """Touching an item of a list asks for it, as the words would."""
    page = open_page()
    say(page, "what conditions does it treat")
    touch(page, "Cancer pain")
    settle(page, "Cancer pain")

    expect(page.locator("#intent")).to_have_text("ConditionIntent")
    expect(page.locator("#topic")).to_have_text("condition:cancer-pain")
    expect(page.locator("#request")).to_contain_text("Alexa.Presentation.APL.UserEvent")


@pytest.mark.parametrize("device", DEVICES)
def test_each_device_draws(device: str, open_page: Open) -> None:
    """The chosen device draws the answer at its own size, with the text in view."""
    page = open_page()
    page.select_option("#device", device)
    say(page, "what is the trial")

    expect(page.locator("#stage")).to_have_attribute("data-drawn", DEVICES[device])
    expect(screen(page).get_by_text("What the trial is")).to_be_in_viewport()
    expect(page.locator("#request")).to_contain_text("Alexa.Presentation.APL")


def test_a_device_without_a_screen(open_page: Open) -> None:
    """A device without a screen announces none, and the answer is heard all the same."""
    page = open_page()
    page.select_option("#device", "none")
    say(page, "what is the trial")

    expect(page.locator("#speaker")).to_be_visible()
    expect(heard(page)).to_contain_text("trial")
    expect(page.locator("#request")).not_to_contain_text("Alexa.Presentation.APL")
    expect(page.locator("#response")).not_to_contain_text("RenderDocument")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is named so; fail after going through the page."""
    expect(page.get_by_role("button", name=name).first).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if name == page.evaluate("document.activeElement.textContent.trim()"):
            return
    pytest.fail(f"Tab never reaches {name!r}")


def test_the_keyboard_is_enough(open_page: Open) -> None:
    """Suggestions, typing, the plain screen's list and starting over work without a mouse."""
    page = open_page()
    tab_to(page, "Open the guide")
    page.keyboard.press("Enter")
    settle(page, "opened the skill")
    page.locator("#plainly").focus()
    page.keyboard.press("Space")
    tab_to(page, "Take the guided tour")
    page.keyboard.press("Enter")
    settle(page, "Take the guided tour")
    expect(page.locator("#plain")).to_be_focused()
    expect(page.locator("#plain")).to_contain_text("Stop 1 of")
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    settle(page, "Next")
    expect(page.locator("#plain")).to_contain_text("Stop 2 of")
    page.locator("#restart").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#log p")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_window(width: int, open_page: Open) -> None:
    """On a phone nothing sticks out to the side, and the screen is still drawn."""
    page = open_page(viewport={"width": width, "height": 760}, has_touch=True)
    say(page, "which medicines go in the pump")

    assert width >= page.evaluate("document.documentElement.scrollWidth")
    expect(page.locator("#stage")).to_have_attribute("data-drawn", re.compile("x"))


@pytest.mark.parametrize("reachable", ["not", "changed"])
def test_without_the_renderer(reachable: str, open_page: Open) -> None:
    """Out of reach or not the one pinned: the same content as plain text, and it says so."""

    def serve(route: Route) -> None:
        if reachable == "not":
            route.abort()
        else:
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(body="window.AplRenderer = {}", headers=headers)

    page = open_page(serve=serve)
    expect(page.locator("#unseen")).to_be_visible()
    say(page, "which medicines go in the pump")
    plain = page.locator("#plain")
    expect(plain.get_by_role("heading", name="What medicines go in the pump")).to_be_visible()
    expect(plain).to_contain_text("Source: UK HealthCare")
    plain.get_by_role("button", name="Baclofen").click()
    settle(page, "Baclofen")
    expect(page.locator("#topic")).to_have_text("medication:baclofen")


def test_what_was_sent_is_a_click_away(open_page: Open) -> None:
    """The raw request and response open on a click."""
    page = open_page()
    say(page, "what is a pain pump")
    page.get_by_text("Request and response").click()

    expect(page.locator("#request")).to_contain_text('"OverviewIntent"')
    expect(page.locator("#response")).to_contain_text("<speak>")


def test_silence_gets_the_reprompt_and_then_the_end(open_page: Open) -> None:
    """Saying nothing is answered by the reprompt once; nothing again ends the conversation."""
    page = open_page()
    say(page, "what is the trial")
    question = heard(page).inner_text()
    page.get_by_role("button", name="Say nothing").click()
    settle(page, "said nothing")
    assert question != heard(page).inner_text()
    page.get_by_role("button", name="Say nothing").click()

    expect(page.locator("#status")).to_contain_text("The conversation is over")


def test_two_windows_are_two_conversations(open_page: Open) -> None:
    """A yes in one window doesn't take what another was offered."""
    first, second = open_page(), open_page()
    say(first, "what is ziconotide")
    say(second, "yes")
    say(first, "yes")

    expect(first.locator("#topic")).to_have_text("medication:ziconotide")
    expect(second.locator("#topic")).to_have_text("none")


def test_the_server_gone(open_page: Open) -> None:
    """Where the server doesn't answer, the page says so."""
    page = open_page()
    page.route("**/turn", lambda route: route.abort())
    page.fill("#words", "yes")
    page.press("#words", "Enter")

    expect(page.locator("#status")).to_contain_text("The server doesn't answer")
