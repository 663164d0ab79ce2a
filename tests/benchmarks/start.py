"""How fast the skill starts, and what a turn costs: `python -m tests.benchmarks.start`.

Compares whole processes in alternating runs: the Lambda entry with its first answer beside
`import ask_sdk_core.skill_builder` alone (limits: 1.3 times the time, 1.2 times the memory),
then turns with ten times the topics beside turns with the topics as they are (1.1 times).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from msgspec.structs import replace

from skill.builder import build_skill, respond
from skill.content import Content, load
from tests.requests import envelope, intent_request

RUNS = 40
TURNS = 2000
EVENT = envelope(intent_request("TrialIntent"))
ALONE = "import ask_sdk_core.skill_builder"
OURS = (
    "import json; from skill.lambda_function import handler; "
    f"handler(json.loads({json.dumps(json.dumps(EVENT))}), None)"
)


def main() -> None:
    """Print both comparisons."""
    figures: dict[str, list[tuple[float, float, int]]] = {ALONE: [], OURS: []}
    for _ in range(RUNS):
        for program, runs in figures.items():
            runs.append(run(program))
    for name, unit, place in (("wall", "s", 0), ("processor", "s", 1), ("memory", "KB", 2)):
        alone, ours = (median(run[place] for run in runs) for runs in figures.values())
        print(f"{name}: {ours:.3f} {unit}, alone {alone:.3f} {unit}: {ours / alone:.2f} times")
    once, tenfold = (turn_time(content) for content in (load(), multiplied(load(), 10)))
    print(f"a turn: {once * 1e6:.0f} us, with 10 times the topics {tenfold * 1e6:.0f} us: ", end="")
    print(f"{tenfold / once:.2f} times")


def run(program: str) -> tuple[float, float, int]:
    """Run a program; return wall seconds, processor seconds and peak memory in KB."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program])  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def multiplied(content: Content, times: int) -> Content:
    """Return the content with copies of every topic under other ids."""
    copies = {
        f"{key}-{number}": replace(entry, id=f"{entry.id}-{number}")
        for key, entry in content.entries.items()
        for number in range(times - 1)
    }
    intents = {
        f"{name}{number}": f"{key}-{number}"
        for name, key in content.intents.items()
        for number in range(times - 1)
    }
    return replace(
        content, entries={**content.entries, **copies}, intents={**content.intents, **intents}
    )


def turn_time(content: Content) -> float:
    """Return the seconds of a turn, the best of five batches."""
    skill = build_skill(content=content)
    turn: Callable[[], object] = lambda: respond(skill, EVENT)  # noqa: E731
    return min(batch(turn) for _ in range(5)) / TURNS


def batch(turn: Callable[[], object]) -> float:
    """Return the seconds of a batch of turns."""
    begun = time.perf_counter()
    for _ in range(TURNS):
        turn()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
