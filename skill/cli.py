"""The command line `pain-pump`: ask, talk, serve, script, check, package."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Thread

from skill.builder import build_skill, respond
from skill.content import FOLDER, ContentError, load, read
from skill.content.checks import unreviewed
from skill.content.store import load_store_pages
from skill.publish import command as package
from skill.publish.folder import PackageError
from skill.publish.listing_checks import check_listing
from skill.simulator import Device, Heard, ModelError, Understanding, load_model
from skill.simulator.model_checks import check_model

PORT = 8321
"""Where the simulator's page is served, where no other port is asked for."""
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0: fine, 1: faults found, 2: used wrongly)."""
    options = _parser().parse_args(arguments)
    run: Command = options.run
    try:
        return run(options)
    except (ContentError, ModelError, PackageError) as error:
        print(error, file=sys.stderr)
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pain-pump", description="Try, check and deploy the skill Pain Pump Guide."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer questions, each as a fresh conversation")
    ask.add_argument("questions", nargs="+", metavar="QUESTION", help='a question; "-" reads lines')
    ask.add_argument("--json", action="store_true", help="print a JSON object a line")
    ask.set_defaults(run=_ask)
    talk = commands.add_parser("talk", help="hold a conversation in the terminal")
    talk.set_defaults(run=_talk)
    check = commands.add_parser("check", help="validate the content and the interaction model")
    check.add_argument(
        "--content", type=Path, default=FOLDER, metavar="DIR", help="another folder of data files"
    )
    check.set_defaults(run=_check)
    serving = commands.add_parser("serve", help="try the skill in the browser, on this computer")
    serving.add_argument("--port", type=int, default=PORT, help=f"default {PORT}; 0: any free one")
    serving.add_argument("--no-browser", action="store_true", help="only say the address")
    serving.set_defaults(run=_serve)
    script = commands.add_parser("script", help="print everything the skill can say, for review")
    script.add_argument("--markdown", action="store_true", help="as Markdown, not as HTML")
    script.set_defaults(run=_script)
    packing = commands.add_parser("package", help="write a deployable ASK CLI project")
    package.add_arguments(packing)
    packing.set_defaults(run=package.run)
    return parser


def new_device() -> Device:
    """Return a device whose conversations the skill itself answers."""
    return device_maker()()


def device_maker() -> Callable[[], Device]:
    """Return what makes such devices; they share one skill and one understanding."""
    skill = build_skill()
    understanding = Understanding(load_model())
    return lambda: Device(lambda event: respond(skill, event), understanding)


def _ask(options: argparse.Namespace) -> int:
    device = new_device()
    for question in _questions(options.questions):
        heard = device.say(question)
        device.end()
        print(json.dumps(_as_json(heard)) if options.json else heard.speech, flush=True)
    return 0


def _questions(given: Sequence[str]) -> Iterable[str]:
    for question in given:
        if question == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield question


def _as_json(heard: Heard) -> dict[str, object]:
    return {
        "utterance": heard.utterance,
        "intent": heard.understood.intent,
        "slots": {
            name: {"value": slot.value, "ids": list(slot.ids)}
            for name, slot in heard.understood.slots.items()
        },
        "topic": heard.topic,
        "speech": heard.speech,
        "reprompt": heard.reprompt,
        "ends_session": not heard.listening,
        "card": heard.card,
        "response": heard.response,
    }


def _talk(options: argparse.Namespace) -> int:
    del options
    device = new_device()
    print(
        'Say what you would say to the device. "stop" or Ctrl-D leaves; an empty line is silence.'
    )
    heard = device.open()
    _show(heard)
    while device.listening:
        said = _read_line()
        if said is None:
            break
        if said:
            heard = device.say(said)
            _show(heard)
        else:
            _stay_silent(device, heard)
    return 0


def _stay_silent(device: Device, heard: Heard) -> None:
    """Let the reprompt be heard once, as Alexa does; silence after it ends the conversation."""
    print(f"  Alexa: {heard.reprompt}")
    said = _read_line()
    if said:
        _show(device.say(said))
    else:
        device.fall_silent()
        print("  (The conversation is over.)")


def _read_line() -> str | None:
    """Return the next line typed, or None at the end of input."""
    try:
        return input("> ").strip()
    except EOFError:
        print()
        return None


def _show(heard: Heard) -> None:
    print(f"  Alexa: {heard.speech}")
    card = f"card: {heard.card['title']}" if heard.card else "no card"
    print(f"  [{card}; microphone {'open' if heard.listening else 'closed'}]")


def _serve(options: argparse.Namespace) -> int:
    # Imported when needed: the other commands do without a web server.
    from skill.simulator.serve import create_page, serve  # noqa: PLC0415

    devices = device_maker()
    # The understanding learns at the first question that isn't a sample, for some seconds.
    Thread(target=devices().say, args=("so tell me something",), daemon=True).start()
    serve(create_page(devices, load()), options.port, browser=not options.no_browser)
    return 0


def _script(options: argparse.Namespace) -> int:
    # Imported when asked for: the other commands needn't wait for the reading measures.
    from skill.publish.script import script_html, script_markdown  # noqa: PLC0415

    print((script_markdown if options.markdown else script_html)(load()))
    return 0


def _check(options: argparse.Namespace) -> int:
    content = read(options.content)
    load_store_pages(options.content)
    faults = [*check_model(load_model(), content), *check_listing(load_model())]
    for fault in faults:
        print(fault, file=sys.stderr)
    if waiting := unreviewed(content):
        print(f"warning: {len(waiting)} entries are not reviewed: {', '.join(waiting)}")
    if not faults:
        print(f"{len(content.entries)} answers, the model and the store listing are in order.")
    return 1 if faults else 0
