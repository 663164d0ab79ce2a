"""The command `pain-pump package`."""

from pathlib import Path

import click

from skill.publish.lambda_code import RUNTIME
from skill.publish.options import REGION, Options
from skill.publish.package import write_package


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--lambda", "on_lambda", is_flag=True, help="Run on AWS Lambda (the default).")
@click.option("--endpoint", default="", metavar="URL", help="Run on an own server at URL.")
@click.option("--skill-id", default="", metavar="ID", help="Of a skill that exists.")
@click.option("--region", default=REGION, show_default=True, help="The AWS region.")
@click.option(
    "--pages", default="", metavar="URL", help="Where privacy.html and terms.html are hosted."
)
def package(  # noqa: PLR0913  # an option each
    folder: Path, *, on_lambda: bool, endpoint: str, skill_id: str, region: str, pages: str
) -> None:
    """Write a deployable ASK CLI project into DIR, a new folder or an earlier one."""
    if on_lambda and endpoint:
        message = "--lambda and --endpoint exclude each other"
        raise click.UsageError(message)
    wanted = Options(endpoint=endpoint, skill_id=skill_id, region=region, pages=pages)
    files = write_package(folder, wanted)
    runs = f"at {wanted.endpoint}" if wanted.endpoint else f"on Lambda ({RUNTIME})"
    click.echo(f"{len(files)} files in {folder}, to run {runs}.")
    if wanted.page_addresses() is None:
        hint = "note: the listing links to no privacy policy; host pages/ and give --pages URL"
        click.echo(hint, err=True)
    click.echo(f"Next: cd {folder} && ask deploy")
