"""Writes a folder of files again and again, never over a file that it didn't write itself."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RECORD = ".pain-pump-package.json"
"""Lists what was written, each with its digest, so that a later run knows its own files."""
RUNNABLE = 0o755
READABLE = 0o644


class PackageError(Exception):
    """The project can't be written; the message says why and what to do."""


@dataclass(frozen=True)
class File:
    """The bytes of one file to write, and whether it is a program.

    `theirs`: keys of a JSON file, as a dotted path each, that the ASK CLI fills in after us.
    """

    data: bytes
    runnable: bool = False
    theirs: tuple[str, ...] = ()


Files = Mapping[str, File]
"""Files by their path in the folder, with forward slashes."""


def write_folder(folder: Path, files: Files) -> None:
    """Make `folder` hold `files`, and none that an earlier run wrote beside them.

    Raises PackageError, with nothing written, where that would touch anybody else's work.
    """
    earlier = _read_record(folder)
    _refuse_others_work(folder, files, earlier)
    record = {path: digest(file.data, file.theirs) for path, file in sorted(files.items())}
    _write(folder / RECORD, File(json_bytes({"files": record})))
    for path in sorted(earlier.keys() - files.keys()):
        _remove(folder, path)
    for path, file in sorted(files.items()):
        _write(folder / path, file)


def json_bytes(data: object) -> bytes:
    """Return JSON as the project's files have it."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def digest(data: bytes, theirs: tuple[str, ...] = ()) -> str:
    """Return the digest by which a later run knows `data` again.

    JSON counts by what it says, less the keys of `theirs`: the ASK CLI rewrites its files.
    """
    try:
        said = json.loads(data)
    except ValueError:
        return hashlib.sha256(data).hexdigest()
    for path in theirs:
        _drop(said, path.split("."))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _drop(data: object, keys: list[str]) -> None:
    for key in keys[:-1]:
        data = data.get(key) if isinstance(data, dict) else None
    if isinstance(data, dict):
        data.pop(keys[-1], None)


def _read_record(folder: Path) -> Mapping[str, str]:
    """Return what an earlier run wrote; refuse a folder that holds something else."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        message = f"{folder} is not a folder"
        raise PackageError(message)
    try:
        record: Mapping[str, str] = json.loads((folder / RECORD).read_text())["files"]
        if all(_inside(path) for path in record):
            return record
    except FileNotFoundError:
        if any(folder.iterdir()):
            message = f"{folder} holds files that this command didn't write; name a new folder"
            raise PackageError(message) from None
        return {}
    except (ValueError, KeyError, TypeError):
        pass
    message = f"{folder / RECORD} was changed by hand; name a new folder"
    raise PackageError(message)


def _inside(path: str) -> bool:
    """Whether a path of the record stays in the folder."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _refuse_others_work(folder: Path, files: Files, earlier: Mapping[str, str]) -> None:
    changed = [
        path
        for path in sorted({*earlier, *files})
        if (folder / path).exists()
        and _digest_of(folder / path, files.get(path)) != earlier.get(path)
    ]
    if changed:
        message = (
            f"in {folder}, these were changed or added by somebody else: {', '.join(changed)}. "
            "Move them away, or name a new folder."
        )
        raise PackageError(message)


def _digest_of(path: Path, file: File | None) -> str:
    return digest(path.read_bytes(), file.theirs if file else ()) if path.is_file() else ""


def _write(path: Path, file: File) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.data)
    path.chmod(RUNNABLE if file.runnable else READABLE)


def _remove(folder: Path, path: str) -> None:
    """Remove a file that is no longer part of the project, and the folders it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
