"""Fixtures of the store and Lambda tests; what they need from registries is installed once."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skill.publish.lambda_code import HANDLER
from skill.publish.options import Options
from skill.publish.package import write_package
from tests.needed import need
from tests.publish.runtime_api import Function, install

SKILL_ID = "amzn1.ask.skill.test"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project for Lambda, just written."""
    write_package(tmp_path / "project", Options())
    return tmp_path / "project"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `task`, the packaged function and its requirements, and `runtime`."""
    folder = tmp_path_factory.mktemp("lambda")
    write_package(folder / "project", Options(skill_id=SKILL_ID))
    code = folder / "project" / "lambda"
    try:
        install(folder / "task", "--no-compile", "--requirement", str(code / "requirements.txt"))
        install(folder / "runtime", "awslambdaric")
    except subprocess.CalledProcessError as error:
        need(None, f"pip could not install what the function needs: {error.stderr!r}")
    shutil.copytree(code, folder / "task", dirs_exist_ok=True)
    return folder


@pytest.fixture
def start(installed: Path) -> Iterator[Callable[[], Function]]:
    """Return how to start the packaged function; each is ended after the test."""
    started: list[Function] = []

    def start_function() -> Function:
        started.append(Function(installed / "task", installed / "runtime", HANDLER))
        return started[-1]

    yield start_function
    for function in started:
        function.close()
