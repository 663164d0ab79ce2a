"""The privacy and terms pages as HTML that stands alone: no script, no cookie, nothing loaded."""

from functools import cache

from skill.content import DISCLAIMER, load
from skill.content.store import LegalPage, Section, load_store_pages
from skill.render.card import full_disclaimer
from skill.render.document import render_document
from skill.render.ssml import Voice


@cache
def privacy_page() -> str:
    """Return the privacy policy as an HTML document; raises ContentError."""
    return _document(load_store_pages().privacy, ())


@cache
def terms_page() -> str:
    """Return the terms of use, the full disclaimer included, as HTML; raises ContentError."""
    content = load()
    disclaimer = Section(
        heading=content.entries[DISCLAIMER].title,
        paragraphs=(full_disclaimer(content, Voice(content.lexicon)),),
    )
    return _document(load_store_pages().terms, (disclaimer,))


def _document(page: LegalPage, more: tuple[Section, ...]) -> str:
    """Return `page` as HTML, with the sections of `more` after its own."""
    sections = (*page.sections, *more)
    return render_document("skill.render", "page.html.jinja", page=page, sections=sections)
