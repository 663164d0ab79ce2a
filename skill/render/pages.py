"""The privacy and terms pages as HTML that stands alone: no script, no cookie, nothing loaded."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from skill.content import DISCLAIMER, load
from skill.content.store import LegalPage, Section, load_store_pages
from skill.render.card import full_disclaimer
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
    environment = Environment(
        loader=PackageLoader("skill.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("page.html.jinja")
    return template.render(page=page, sections=(*page.sections, *more))
