"""The command line `pain-pump`: ask, talk, serve, script, check, model, package."""

import errno
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import click

from skill.checking import check_all, waiting_for_review
from skill.content import FOLDER, ContentError, load, read
from skill.content.store import load_store_pages
from skill.model import ModelError, load_model
from skill.model.amazon import FILE
from skill.model.command import take_back, write_model
from skill.publish.command import package
from skill.publish.folder import PackageError
from skill.simulator import terminal
from skill.simulator.local import device_maker

PORT = 8321
"""Where the simulator's page is served, where no other port is asked for."""
_OURS = (ContentError, ModelError, PackageError)
"""Errors that say by themselves what is wrong and where."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pain-pump-guide")
def commands() -> None:
    """Try, check and deploy the skill Pain Pump Guide."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0: fine, 1: faults found, 2: used wrongly)."""
    try:
        status = commands.main(arguments, prog_name="pain-pump", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except _OURS as error:
        click.echo(error, err=True)
        return 1
    except (BrokenPipeError, KeyboardInterrupt, click.Abort):
        return 0
    return status if isinstance(status, int) else 0


@commands.command()
@click.argument("questions", nargs=-1, required=True, metavar="QUESTION...")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def ask(questions: tuple[str, ...], *, as_json: bool) -> None:
    """Answer questions, each as a fresh conversation; "-" reads them from standard input."""
    if not all(question.strip() for question in questions):
        message = 'a question is empty; ask for example "What is a pain pump?"'
        raise click.UsageError(message)
    terminal.ask(questions, as_json=as_json)


@commands.command()
def talk() -> None:
    """Hold a conversation in the terminal."""
    terminal.talk()


@commands.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Port on this computer; 0 takes any free one.",
)
@click.option("--no-browser", is_flag=True, help="Only say the address.")
def serve(port: int, *, no_browser: bool) -> None:
    """Try the skill in the browser, on this computer."""
    # Imported when needed: the other commands do without a web server.
    from skill.simulator.serve import create_page, serve_page  # noqa: PLC0415

    devices = device_maker()
    # The understanding learns at the first question that isn't a sample, for some seconds.
    Thread(target=devices().say, args=("so tell me something",), daemon=True).start()
    try:
        serve_page(create_page(devices, load()), port, browser=not no_browser)
    except OSError as error:
        problem = "is taken" if error.errno == errno.EADDRINUSE else f"can't be used: {error}"
        message = f"port {port} {problem}; name another with --port, or 0 for any free one"
        raise click.ClickException(message) from error


@commands.command()
@click.option("--markdown", is_flag=True, help="As Markdown, not as HTML.")
def script(*, markdown: bool) -> None:
    """Print everything the skill can say, for review."""
    # Imported when asked for: the other commands needn't wait for the reading measures.
    from skill.publish.script import script_html, script_markdown  # noqa: PLC0415

    click.echo((script_markdown if markdown else script_html)(read(FOLDER), load_model()))


@commands.command()
@click.option(
    "--content",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=FOLDER,
    show_default="the skill's own",
    help="Another folder of data files.",
)
def check(folder: Path) -> int:
    """Validate the content, the samples, the interaction model and the store listing."""
    content = read(folder)
    load_store_pages(folder)
    faults = check_all(content)
    for fault in faults:
        click.echo(fault, err=True)
    for line in waiting_for_review(content):
        click.echo(line)
    if not faults:
        click.echo(f"{len(content.answers)} answers, samples, model and listing are in order.")
    return 1 if faults else 0


@commands.command()
@click.option(
    "--import",
    "export",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take an export of the developer console back into the samples first.",
)
def model(export: Path | None) -> None:
    """Write the interaction model from the samples."""
    if export:
        changed = take_back(export)
        click.echo(f"{len(changed)} sample files changed: {', '.join(changed) or 'none'}")
    click.echo(f"{FILE.name}: {write_model()} bytes")


commands.add_command(package)
