"""The page talks and listens, with a browser's voice and ears played by stand-ins."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.page import heard, settle

# A voice that is done at once and keeps what it said; ears that hear what the test tells them.
BROWSER = """
window.spoken = [];
window.listened = 0;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{}],
  cancel() {},
  speak(utterance) {
    window.spoken.push([utterance.text, utterance.rate]);
    utterance.onstart();
    utterance.onboundary({ name: "word", charIndex: 0, charLength: 4 });
    window.marked = document.querySelector("#caption mark").textContent;
    utterance.onend();
  },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { window.listened += 1; window.ears = this; }
  abort() { this.onend(); }
};
window.hear = (text) => {
  window.ears.onresult({ results: [[{ transcript: text }]] });
  window.ears.onend();
};
window.refuse = (error) => { window.ears.onerror({ error }); window.ears.onend(); };
"""
DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


def talk(page: Page, words: str) -> None:
    """Say `words` into the open microphone."""
    page.evaluate("words => window.hear(words)", words)
    settle(page, words)


def test_the_microphone_opens_again_when_the_skill_asks(open_page: Open) -> None:
    """A spoken question is answered aloud, and the microphone opens for the next one."""
    page = open_page(script=BROWSER)
    page.get_by_role("button", name="Talk").click()
    expect(page.get_by_role("button", name="Stop listening")).to_be_visible()
    talk(page, "what is the trial")

    assert 2 == page.evaluate("window.listened")
    assert heard(page).inner_text() == f"Alexa: {page.evaluate('window.spoken[0][0]')}"
    assert page.evaluate("window.marked") == page.evaluate("window.spoken[0][0].slice(0, 4)")
    talk(page, "stop")
    assert 2 == page.evaluate("window.listened")
    expect(page.get_by_role("button", name="Talk")).to_be_visible()


def test_silence_at_the_microphone(open_page: Open) -> None:
    """Silence gets the reprompt and an open microphone; silence again ends it."""
    page = open_page(script=BROWSER)
    page.get_by_role("button", name="Talk").click()
    talk(page, "what is the trial")
    page.evaluate("window.refuse('no-speech')")
    settle(page, "said nothing")
    assert 3 == page.evaluate("window.listened")
    page.evaluate("window.refuse('no-speech')")

    expect(page.locator("#status")).to_contain_text("The conversation is over")


def test_a_microphone_that_may_not_be_used(open_page: Open) -> None:
    """A refused microphone isn't taken for silence: the page says to type."""
    page = open_page(script=BROWSER)
    page.get_by_role("button", name="Talk").click()
    page.evaluate("window.refuse('not-allowed')")

    expect(page.locator("#status")).to_contain_text("type instead")
    expect(page.get_by_role("button", name="Talk")).to_be_visible()


def test_slow_speech_is_slow(open_page: Open) -> None:
    """After "slower" the browser's voice slows down as the device's would."""
    page = open_page(script=BROWSER)
    page.get_by_role("button", name="Talk").click()
    talk(page, "what is the trial")
    talk(page, "slower")

    assert [1, 0.8] == page.evaluate("window.spoken.map(([, rate]) => rate)")


def test_the_voice_can_be_turned_off(open_page: Open) -> None:
    """Without the voice, replies are shown and nothing is spoken."""
    page = open_page(script=BROWSER)
    page.get_by_label("Speak aloud").uncheck()
    page.get_by_role("button", name="Open the guide").click()
    settle(page, "opened the skill")

    assert [] == page.evaluate("window.spoken")


def test_a_browser_that_cannot_hear(open_page: Open) -> None:
    """Without speech recognition there is no microphone, and the page says to type."""
    page = open_page(script=DEAF)

    expect(page.locator("#microphone")).to_be_hidden()
    expect(page.locator("#deaf")).to_be_visible()
