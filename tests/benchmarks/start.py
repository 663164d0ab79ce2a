"""How fast the skill starts, and what a turn costs: `python -m tests.benchmarks.start`.

Compares whole processes in alternating runs: the Lambda entry with its first answer beside
`import ask_sdk_core.skill_builder` alone (limits: 1.35 times the time, 1.25 times the memory),
then turns with ten times the content beside turns with the content as it is (1.1 times), the
median and the best of alternating batches. Exits with 1 where a median is over its limit.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from msgspec.structs import replace

from skill.builder import build_skill, respond
from skill.content import Content, load
from tests.requests import envelope, intent_request

RUNS = 40
BATCHES = 60
TURNS = 100
START_TIME, START_MEMORY, TENFOLD_TURN = 1.35, 1.25, 1.1
"""The limits, as multiples."""
EVENT = envelope(intent_request("TrialIntent"))
Measure = Callable[[], Any]
ALONE = "import ask_sdk_core.skill_builder\n"
OURS = (
    "import json; from skill.lambda_function import handler; "
    f"handler(json.loads({json.dumps(json.dumps(EVENT))}), None)\n"
)
# The process tells its peak itself: what `wait4` knows begins at the size of the parent that
# the process was forked from.
REPORT = 'print(dict(line.split(":") for line in open("/proc/self/status"))["VmHWM"].split()[0])'


def main() -> int:
    """Print the comparisons; return 0 where every median is within its limit."""
    starts = alternate(RUNS, lambda: run(OURS), lambda: run(ALONE))
    within = [
        compare("start, wall clock", "ms", START_TIME, *column(starts, 0)),
        compare("start, processor", "ms", START_TIME, *column(starts, 1)),
        compare("start, peak memory", "MB", START_MEMORY, *column(starts, 2)),
    ]
    tenfold, once = (turns(content) for content in (multiplied(load(), 10), load()))
    within.append(
        compare(
            "turn, 10 times the content", "us", TENFOLD_TURN, *alternate(BATCHES, tenfold, once)
        )
    )
    return 0 if all(within) else 1


def alternate(rounds: int, first: Measure, second: Measure) -> tuple[list[Any], list[Any]]:
    """Return both measures' values, taken in turns: a busy machine slows both alike."""
    pairs = [(first(), second()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def column(
    runs: tuple[list[tuple[float, ...]], list[tuple[float, ...]]], place: int
) -> tuple[list[float], list[float]]:
    """Return one of the figures of all runs of both programs."""
    return [run[place] for run in runs[0]], [run[place] for run in runs[1]]


def compare(
    what: str, unit: str, limit: float, ours: Sequence[float], other: Sequence[float]
) -> bool:
    """Print medians and bests side by side; return whether the medians are within the limit."""
    times = median(ours) / median(other)
    print(
        f"{what:26} {median(ours):8.1f} {unit} to {median(other):8.1f} {unit}: {times:.2f} times, "
        f"best {min(ours):8.1f} to {min(other):8.1f}: {min(ours) / min(other):.2f} (limit {limit})"
    )
    return times <= limit


def run(program: str) -> tuple[float, float, float]:
    """Run a program; return wall and processor milliseconds, and peak memory in MB."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", program + REPORT]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        peak = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    wall = time.perf_counter() - begun
    return wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, int(peak) / 1024


def multiplied(content: Content, times: int) -> Content:
    """Return the content with copies of every entry under other ids."""
    copies = (
        replace(entry, id=f"{entry.id}-{number}")
        for number in range(times - 1)
        for entry in content.entry_list
    )
    return replace(content, entry_list=(*content.entry_list, *copies))


def turns(content: Content) -> Measure:
    """Return what answers a batch of turns and returns the processor microseconds of one."""
    skill = build_skill(content=content)

    def batch() -> float:
        begun = time.process_time()
        for _ in range(TURNS):
            respond(skill, EVENT)
        return (time.process_time() - begun) / TURNS * 1e6

    return batch


if __name__ == "__main__":
    sys.exit(main())
