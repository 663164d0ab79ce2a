"""The privacy and terms pages as HTML that stands alone: no script, no cookie, nothing loaded."""

from functools import cache
from html import escape

from skill.content import DISCLAIMER, load
from skill.content.store import LegalPage, Section, load_store_pages
from skill.render import Voice
from skill.render.card import full_disclaimer

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2b2e; --paper: #fbfaf6; --accent: #1f6167; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ecec; --paper: #14201f; --accent: #8fd0cf; }
}
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 system-ui, sans-serif; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2 { color: var(--accent); line-height: 1.25; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.25rem; }
p { margin: 0.5rem 0; }
.date { opacity: 0.8; }
"""


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
    body = "\n".join(_section(section) for section in (*page.sections, *more))
    title = escape(page.title)
    return f"""<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Pain Pump Guide</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="date">Pain Pump Guide, {page.effective:%B} {page.effective.day}, {page.effective.year}</p>
{body}
</main>
</body>
</html>
"""


def _section(section: Section) -> str:
    paragraphs = "\n".join(
        f"<p>{escape(' '.join(text.split()))}</p>" for text in section.paragraphs
    )
    return f"<section>\n<h2>{escape(section.heading)}</h2>\n{paragraphs}\n</section>"
