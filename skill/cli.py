"""The command line `pain-pump`: ask, talk, serve, script, check, package."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from skill.content import FOLDER, ContentError, load, read
from skill.content.checks import unreviewed
from skill.content.store import load_store_pages
from skill.handlers import handled_intents
from skill.model import ModelError, load_model
from skill.model.language_model_checks import check_model
from skill.model.manifest_checks import check_listing
from skill.publish import command as package
from skill.publish.folder import PackageError
from skill.simulator import terminal
from skill.simulator.local import device_maker

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


def _ask(options: argparse.Namespace) -> int:
    terminal.ask(options.questions, as_json=options.json)
    return 0


def _talk(options: argparse.Namespace) -> int:
    del options
    terminal.talk()
    return 0


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
    faults = [
        *check_model(load_model(), content, handled_intents(content)),
        *check_listing(load_model()),
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    if waiting := unreviewed(content):
        print(f"warning: {len(waiting)} entries are not reviewed: {', '.join(waiting)}")
    if not faults:
        print(f"{len(content.entries)} answers, the model and the store listing are in order.")
    return 1 if faults else 0
