"""The script for clinical review holds everything that can be said."""

from datetime import date
from html import unescape

import pytest
from msgspec.structs import replace

from skill.cli import main
from skill.content import Content, Review, load
from skill.publish.script import make_script, script_html, script_markdown

CONTENT = load()
DOCUMENTS = {"html": unescape(script_html(CONTENT)), "markdown": script_markdown(CONTENT)}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("key", CONTENT.entries)
def test_every_answer_is_in_it(content: Content, document: str, key: str) -> None:
    """Question, spoken words, the words behind "more", and each source with its link."""
    entry = content.entries[key]
    wanted = [entry.title, entry.question, *(part.text for part in entry.parts)]
    sources = [content.sources[source] for source in entry.sources]
    wanted += [source.name for source in sources] + [source.address for source in sources]
    assert [] == [words for words in wanted if words not in document]


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("field", CONTENT.wordings.__struct_fields__)
def test_every_phrase_is_in_it(content: Content, document: str, field: str) -> None:
    """All variants of every phrase around the answers."""
    wording = getattr(content.wordings, field)
    wanted = (*wording.says, *getattr(wording, "reprompt", ()))
    assert [] == [words for words in wanted if words not in document]


def test_what_nobody_signed_off_stands_out(content: Content) -> None:
    """An entry counts as reviewed when a name and a date say so."""
    entry = content.entries["trial"]
    signed = replace(entry, review=Review(by="A. Nurse", on=date(2026, 11, 1)))
    script = make_script(replace(content, entries={**content.entries, "trial": signed}))
    assert script.counts["reviewed"] == make_script(content).counts["reviewed"] + 1


def test_the_command_prints_both_forms(capsys: pytest.CaptureFixture[str]) -> None:
    """`pain-pump script` prints HTML, `--markdown` Markdown."""
    assert 0 == main(["script"])
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert 0 == main(["script", "--markdown"])
    assert capsys.readouterr().out.startswith("# Pain Pump Guide")
