"""What is wrong in a data file: where, which entry, which field."""

import re
from collections.abc import Sequence

import msgspec


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing wrong in one field of one entry of one file."""

    file: str
    entry: str
    field: str
    problem: str

    def __str__(self) -> str:
        """Name file, entry and field, then the problem."""
        where = [self.file, *(part for part in (self.entry, self.field) if part)]
        return f"{': '.join(where)}: {self.problem}"


def problem_and_place(error: Exception) -> tuple[str, str]:
    """Return what an error of msgspec's says, and the dotted path of where, if it names one."""
    problem, _, path = str(error).partition(" - at ")
    field = re.search(r"field `([^`]+)`", problem)
    places = (path.strip("`$."), field[1] if field else "")
    return problem, ".".join(filter(None, places))


class ContentError(Exception):
    """The data files can't be used; `faults` says why, each fault with its place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults in the order of their places."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
