"""A compiled copy of a folder of data files, so that the skill starts without parsing them.

`en-US.msgpack` beside `en-US/` holds what the files said when they last passed every check. It
proves itself: a SHA-256 over its own bytes, and one over the data files and over the code that
checks them. Whatever doesn't fit, for any reason, is no copy: the files are read. It is written
where that is possible, and safe to delete at any time, as Python's own `__pycache__` is.
"""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from skill.content.checksum import LENGTH, checksum
from skill.content.content import Content

_CODE = Path(__file__).parent


def read_data_files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every data file under `folder` by its path there, in order."""
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.toml")):
        with contextlib.suppress(OSError):  # what is missing is named when the files are parsed
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def digest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the checksum of data files, their names, and the code that reads and checks them."""
    return checksum(_made_from(files))


def _made_from(files: Mapping[str, bytes]) -> Iterator[bytes]:
    yield msgspec.__version__.encode()
    code = {path.name: path.read_bytes() for path in sorted(_CODE.glob("*.py"))}
    for name, data in (*files.items(), *code.items()):
        yield f"{name} {len(data)}\n".encode()
        yield data


def read_compiled(folder: Path, digest: bytes) -> Content | None:
    """Return the content from the compiled copy beside `folder`.

    None where there is no copy, or one that isn't whole or wasn't made from what `digest`
    stands for.
    """
    try:
        copy = _file(folder).read_bytes()
    except OSError:
        return None
    proof, made_from, body = copy[:LENGTH], copy[LENGTH : 2 * LENGTH], copy[2 * LENGTH :]
    if made_from != digest or proof != checksum([made_from, body]):
        return None
    try:
        return msgspec.msgpack.decode(body, type=Content)
    except (msgspec.DecodeError, RecursionError):
        return None


def write_compiled(folder: Path, digest: bytes, content: Content) -> None:
    """Keep `content`, which was made from what `digest` stands for, where that can be."""
    body = msgspec.msgpack.encode(content)
    # Written whole and then renamed, so that a process starting meanwhile reads old or new.
    part = _file(folder).with_suffix(".part")
    with contextlib.suppress(OSError):
        part.write_bytes(b"".join([checksum([digest, body]), digest, body]))
        part.replace(_file(folder))


def _file(folder: Path) -> Path:
    return folder.with_suffix(".msgpack")
