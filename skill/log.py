"""Log lines: one JSON object each, and never an answer lost to them."""

import contextlib
from logging import Logger
from traceback import walk_tb

import msgspec


def log_line(logger: Logger, level: int, record: object) -> None:
    """Log `record` as one line of JSON at a level of `logging`.

    Whatever a handler raises is dropped: a listener waits for an answer, not for the log.
    """
    with contextlib.suppress(Exception):
        logger.log(level, msgspec.json.encode(record).decode())


def origin_of(error: BaseException) -> str:
    """Return the module and line where an error arose, in place of a traceback.

    Message and traceback could hold what a listener or a stranger said.
    """
    frames = walk_tb(error.__traceback__)
    places = [f"{frame.f_globals.get('__name__')}:{line}" for frame, line in frames]
    return (places or ["nowhere"])[-1]
