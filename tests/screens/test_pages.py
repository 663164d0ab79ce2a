"""The privacy and terms pages."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from skill.content import Content, ContentError
from skill.content.store import load_store_pages
from skill.render.pages import privacy_page, terms_page
from skill.web import create_app

VOID = {"meta"}


class Reader(HTMLParser):
    """Checks that every element is closed, and gathers names, attributes and text."""

    def __init__(self, page: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


@pytest.fixture(params=[privacy_page, terms_page])
def page(request: pytest.FixtureRequest) -> str:
    """Return each page in turn."""
    html: str = request.param()
    return html


def test_page_stands_alone(page: str) -> None:
    """A page is whole, loads nothing and runs nothing."""
    read = Reader(page)
    assert [] == read.open
    assert page.startswith("<!doctype html>\n<html lang=")
    assert not read.names & {"script", "link", "img", "iframe", "form"}
    assert not read.attributes & {"src", "href", "onclick", "style"}
    assert "url(" not in page
    assert "@import" not in page


def test_page_has_every_word_of_its_data() -> None:
    """What stands in store.toml stands on the page, in order."""
    pages = load_store_pages()
    for data, html in ((pages.privacy, privacy_page()), (pages.terms, terms_page())):
        text = " ".join(Reader(html).text.split())
        at = 0
        for section in data.sections:
            for words in (section.heading, *section.paragraphs):
                at = text.index(" ".join(words.split()), at)


def test_terms_carry_the_full_disclaimer(content: Content) -> None:
    """The terms end with the disclaimer as the content has it, written rather than spoken."""
    text = Reader(terms_page()).text
    first = content.answers["disclaimer"].text.split(".")[0]
    assert first in text
    assert "call 911" in text
    assert "nine one one" not in text


def test_pages_claim_what_is_true() -> None:
    """Privacy says that nothing is collected and what the log holds; terms, whose it isn't."""
    privacy, terms = Reader(privacy_page()).text, Reader(terms_page()).text
    assert "collects nothing about you" in privacy
    assert "kind of request" in " ".join(privacy.split())
    assert "isn't made by, approved by, sponsored by, or part of UK HealthCare" in terms
    assert "Call 911" in terms


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[privacy", "can't be read"),
        ("[privacy]\ntitle = 3", "privacy: title"),
        ("", "missing required field"),
    ],
)
def test_broken_words_are_named(text: str, fault: str, tmp_path: Path) -> None:
    """A broken store.toml is refused with file and field."""
    (tmp_path / "store.toml").write_text(text)
    with pytest.raises(ContentError, match=r"store\.toml") as raised:
        load_store_pages(tmp_path)
    assert fault in str(raised.value)


def test_pages_bear_a_date() -> None:
    """Each page says from when its words hold."""
    pages = load_store_pages()
    assert {date} == {type(pages.privacy.effective), type(pages.terms.effective)}
    assert f"{pages.privacy.effective:%B} {pages.privacy.effective.day}" in privacy_page()


def test_web_app_serves_the_pages() -> None:
    """An own server shows both pages at the addresses that its listing links to."""
    client = create_app({"SKILL_ID": "amzn1.ask.skill.test"}).test_client()
    for path, page in (("/privacy", privacy_page()), ("/terms", terms_page())):
        answer = client.get(path)
        assert (200, page) == (answer.status_code, answer.get_data(as_text=True))
        assert "text/html; charset=utf-8" == answer.headers["Content-Type"]
        assert 405 == client.post(path).status_code
