"""The folder `lambda/`: what AWS Lambda runs, and nothing else of the project."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from skill.content import FOLDER, LOCALE, read
from skill.content.compiled import digest_of, read_data_files, write_compiled
from skill.publish.folder import File, Files

HANDLER = "lambda_function.handler"
"""The entry as Lambda names it: module and function."""
RUNTIME = "python3.12"
REQUIREMENTS = ("ask-sdk-core>=1.19", "msgspec>=0.21")
"""What the function imports besides the standard library, as `pyproject.toml` has it."""
SKILL = Path(__file__).parents[1]
LEFT_OUT = frozenset(
    "web verification model simulator publish checking.py cli.py __main__.py".split()
)
"""What of the package `skill` stays at home."""


def lambda_files(skill_id: str) -> Files:
    """Return the files of `lambda/` by their path in it.

    `skill_id`: the only skill that the function answers; empty for any, since before the
    first deployment there is no id (the trigger that the ASK CLI makes checks it as well).
    """
    return {
        "lambda_function.py": File(_entry(skill_id).encode()),
        "requirements.txt": File("".join(f"{line}\n" for line in REQUIREMENTS).encode()),
        f"skill/content/{LOCALE}.msgpack": File(_compiled_content()),
        **{
            f"skill/{path.relative_to(SKILL).as_posix()}": File(path.read_bytes())
            for path in _code()
        },
    }


def _code() -> list[Path]:
    """Return the package's files that the function needs."""
    return [
        path
        for path in sorted(SKILL.rglob("*"))
        if path.is_file()
        and path.relative_to(SKILL).parts[0] not in LEFT_OUT
        and "__pycache__" not in path.parts
        and path.suffix not in {".msgpack", ".part"}
        and not path.name.startswith(".")
    ]


def _compiled_content() -> bytes:
    """Return the content's compiled copy: Lambda can't write it, and starts faster from it.

    It is made afresh, since the one beside the data files may be missing or out of date.
    """
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(FOLDER, Path(folder) / LOCALE))
        write_compiled(copy, digest_of(read_data_files(copy)), read(copy))
        return copy.with_suffix(".msgpack").read_bytes()


def _entry(skill_id: str) -> str:
    """Return the module that Lambda imports.

    The id stands in the code, not in the function's settings: it holds however the code
    gets there, and only some versions of the ASK CLI can set environment variables.
    """
    lines = ['"""The AWS Lambda entry, written by `pain-pump package`."""', ""]
    if skill_id:
        lines += ["import os", "", f'os.environ.setdefault("ALEXA_SKILL_ID", {skill_id!r})', ""]
    lines += [
        "from skill.lambda_function import handler  # noqa: E402",
        "",
        '__all__ = ["handler"]',
    ]
    return "\n".join(lines) + "\n"
