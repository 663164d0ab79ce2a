"""Measures the packaged Lambda function's cold start and memory beside a hello-world skill.

`python -m tests.benchmarks.lambda_cold_start` packages the skill, installs both functions as
the ASK CLI does, and starts them in turns under AWS's own runtime client. It prints medians
and fails where ours takes more than 1.3 times the processor time or memory of hello world.
Files compiled to bytecode are left out, as in the zip file that the ASK CLI makes; a second
round has them, as after an installation by pip. Takes about two minutes.
"""

import argparse
import compileall
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from skill.publish.lambda_code import HANDLER
from skill.publish.options import Options
from skill.publish.package import write_package
from tests.publish.runtime_api import Function, install
from tests.requests import envelope

ROUNDS = 21
AT_MOST = 1.3
"""The most that ours may take of hello world's processor time, and of its memory."""
HELLO = Path(__file__).with_name("lambda_hello.py")
LAUNCH = envelope({"type": "LaunchRequest"})


@dataclass(frozen=True)
class Start:
    """One cold start, from the process's start to its first answer."""

    wall: float
    processor: float
    memory: int


def main() -> int:
    """Measure, print, and return 0 where both bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        runtime, functions = prepare(Path(folder))
        kept = [report("as deployed", race(runtime, functions, rounds))]
        for task in functions.values():
            _compile(task)
        kept.append(report("with bytecode", race(runtime, functions, rounds)))
    return 0 if all(kept) else 1


def prepare(folder: Path) -> tuple[Path, dict[str, Path]]:
    """Return the runtime client's folder, and each function's with its requirements in it."""
    install(folder / "runtime", "awslambdaric")
    _compile(folder / "runtime")
    write_package(folder / "project", Options())
    ours, hello = folder / "ours", folder / "hello"
    install(ours, "--no-compile", "--requirement", str(folder / "project/lambda/requirements.txt"))
    shutil.copytree(folder / "project" / "lambda", ours, dirs_exist_ok=True)
    install(hello, "--no-compile", "ask-sdk-core")
    shutil.copy(HELLO, hello / "lambda_function.py")
    return folder / "runtime", {"ours": ours, "hello world": hello}


def race(runtime: Path, functions: dict[str, Path], rounds: int) -> dict[str, list[Start]]:
    """Start the functions in turns, so that a busy machine slows all alike."""
    starts: dict[str, list[Start]] = {name: [] for name in functions}
    for number in range(rounds + 1):
        for name, task in functions.items():
            start = _start(runtime, task)
            if number:  # the first one reads the files from the disk
                starts[name].append(start)
    return starts


def report(title: str, starts: dict[str, list[Start]]) -> bool:
    """Print the medians; return whether both bounds hold."""
    print(f"{title}: wall s, processor s, memory MB")
    for name, runs in starts.items():
        wall, processor = median(run.wall for run in runs), median(run.processor for run in runs)
        memory = median(run.memory for run in runs) / 1024
        print(f"  {name:12}{wall:8.3f}{processor:8.3f}{memory:8.1f}")
    ours, hello = starts.values()
    times = _ratio([run.processor for run in ours], [run.processor for run in hello])
    memory = _ratio([run.memory for run in ours], [run.memory for run in hello])
    print(f"  ratio       {'':8}{times:8.2f}{memory:8.2f}")
    return times <= AT_MOST and memory <= AT_MOST


def _ratio(ours: list[float] | list[int], hello: list[float] | list[int]) -> float:
    return median(ours) / median(hello)


def _start(runtime: Path, task: Path) -> Start:
    begun = time.perf_counter()
    function = Function(task, runtime, HANDLER)
    answer = function.invoke(LAUNCH)
    wall = time.perf_counter() - begun
    memory = function.memory()
    function.process.kill()
    _, _, usage = os.wait4(function.process.pid, 0)
    function.process.returncode = 0  # reaped just now
    function.close()
    if answer.kind != "response":
        sys.exit(f"no answer but {answer}")
    return Start(wall, usage.ru_utime + usage.ru_stime, memory)


def _compile(folder: Path) -> None:
    """Compile a folder's modules, as pip does."""
    compileall.compile_dir(folder, quiet=2)


if __name__ == "__main__":
    sys.exit(main())
