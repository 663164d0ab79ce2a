"""The command `pain-pump package`."""

import argparse
import sys
from pathlib import Path

from skill.publish.lambda_code import RUNTIME
from skill.publish.options import REGION, Options
from skill.publish.package import write_package


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `package` to its parser."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or an earlier one")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--lambda", action="store_true", help="run on AWS Lambda (the default)")
    where.add_argument("--endpoint", default="", metavar="URL", help="run on an own server at URL")
    parser.add_argument("--skill-id", default="", metavar="ID", help="of a skill that exists")
    parser.add_argument("--region", default=REGION, metavar="R", help=f"AWS region ({REGION})")
    parser.add_argument(
        "--pages", default="", metavar="URL", help="where privacy.html and terms.html are hosted"
    )


def run(options: argparse.Namespace) -> int:
    """Write the project and say what comes next; raises PackageError."""
    wanted = Options(
        endpoint=options.endpoint,
        skill_id=options.skill_id,
        region=options.region,
        pages=options.pages,
    )
    files = write_package(options.folder, wanted)
    runs = f"at {wanted.endpoint}" if wanted.endpoint else f"on Lambda ({RUNTIME})"
    print(f"{len(files)} files in {options.folder}, to run {runs}.")  # noqa: T201
    if wanted.page_addresses() is None:
        hint = "note: the listing links to no privacy policy; host pages/ and give --pages URL"
        print(hint, file=sys.stderr)  # noqa: T201
    print(f"Next: cd {options.folder} && ask deploy")  # noqa: T201
    return 0
