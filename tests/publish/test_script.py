"""The script for clinical review holds everything that can be said."""

import re
from datetime import date
from html import unescape

import pytest
from msgspec.structs import replace

from skill.cli import main
from skill.content import Content, Review, load
from skill.handlers import answers
from skill.handlers.turn import Turn
from skill.model import load_model
from skill.publish.script import make_script, script_html, script_markdown

CONTENT = load()
MODEL = load_model()
DOCUMENTS = {
    "html": unescape(script_html(CONTENT, MODEL)),
    "markdown": script_markdown(CONTENT, MODEL),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("address", CONTENT.answers)
def test_every_answer_is_in_it(content: Content, document: str, address: str) -> None:
    """The question, what is heard, a sample of what people say, each source with its link."""
    answer = content.answers[address]
    said = MODEL.samples_of(content.intent_of(address))[0]
    name = content.entry_of(address).name
    wanted = [answer.question, answer.text, re.sub(r"\{\w+\}", name, said)]
    sources = [content.sources[source] for source in answer.sources]
    wanted += [source.name for source in sources] + [source.address for source in sources]
    assert [] == [words for words in wanted if words not in document]


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("field", CONTENT.wordings.__struct_fields__)
def test_every_phrase_is_in_it(content: Content, document: str, field: str) -> None:
    """All variants of every phrase around the answers."""
    wording = getattr(content.wordings, field)
    wanted = (*wording.says, *getattr(wording, "reprompt", ()))
    assert [] == [words for words in wanted if words not in document]


def test_what_it_says_is_offered_is_what_a_conversation_offers(content: Content) -> None:
    """The reviewer reads the question that a listener hears after each answer."""
    for _, entries in make_script(content, MODEL).groups:
        for told in (told for entry in entries for told in entry.answers):
            question = answers.answer(
                Turn(content=content, request="", intent=""), told.address
            ).question
            if told.next:
                assert told.next in question
            else:
                assert question in {"", *content.wordings.ask_else.says}


def test_what_nobody_signed_off_stands_out(content: Content) -> None:
    """An entry counts as reviewed when a name and a date say so."""
    first, *others = content.entry_list
    answer = replace(first.answers[0], review=Review(by="A. Nurse", on=date(2026, 11, 1)))
    signed = replace(first, answers=(answer, *first.answers[1:]))
    script = make_script(replace(content, entry_list=(signed, *others)), MODEL)
    assert script.counts["reviewed"] == make_script(content, MODEL).counts["reviewed"] + 1


def test_the_command_prints_both_forms(capsys: pytest.CaptureFixture[str]) -> None:
    """`pain-pump script` prints HTML, `--markdown` Markdown."""
    assert 0 == main(["script"])
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert 0 == main(["script", "--markdown"])
    assert capsys.readouterr().out.startswith("# Pain Pump Guide")
