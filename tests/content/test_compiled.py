"""The compiled copy: whatever is wrong with it, the answers are the files'."""

from pathlib import Path

import pytest

from skill.content import read
from skill.content.compiled import digest_of, read_compiled, read_data_files, write_compiled
from tests.content.small import write_small

STRIDE = 7
"""Every so many bytes of the copy one is flipped, which meets every kind of place."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder of data files with its compiled copy."""
    folder = write_small(tmp_path / "en-US")
    write_compiled(folder, digest_of(read_data_files(folder)), read(folder))
    return folder


def compiled_of(folder: Path) -> object:
    """Return what a start would take from the compiled copy now."""
    return read_compiled(folder, digest_of(read_data_files(folder)))


def test_the_copy_says_what_the_files_say(folder: Path) -> None:
    """A copy that fits is taken, and is the same content."""
    assert read(folder) == compiled_of(folder)


def test_a_flipped_byte_is_no_copy(folder: Path) -> None:
    """Wherever a byte differs, the copy is left alone."""
    copy = folder.with_suffix(".msgpack")
    whole = copy.read_bytes()
    for place in range(0, len(whole), STRIDE):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert compiled_of(folder) is None, place


def test_edited_words_are_no_copy(folder: Path) -> None:
    """Words changed in the copy alone are never spoken."""
    copy = folder.with_suffix(".msgpack")
    copy.write_bytes(copy.read_bytes().replace(b"Lunch is soup", b"Lunch is cake"))
    assert compiled_of(folder) is None


@pytest.mark.parametrize("kept", [0, 10, 64, 200])
def test_a_torn_copy_is_no_copy(folder: Path, kept: int) -> None:
    """A copy that was cut off is left alone."""
    copy = folder.with_suffix(".msgpack")
    copy.write_bytes(copy.read_bytes()[:kept])
    assert compiled_of(folder) is None


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("topics/visit.toml", "Lunch is soup", "Lunch is rice"),
        ("wording.toml", "Goodbye", "Good-by"),
    ],
)
def test_a_copy_of_other_files_is_no_copy(folder: Path, file: str, old: str, new: str) -> None:
    """Once a data file changes, the copy is left alone, whatever its date."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert compiled_of(folder) is None


def test_a_renamed_file_is_another_folder(folder: Path) -> None:
    """The names of the files count, too."""
    (folder / "topics/visit.toml").rename(folder / "topics/other.toml")
    assert compiled_of(folder) is None


def test_a_copy_is_of_the_files_that_were_read(folder: Path) -> None:
    """Files edited while the copy was being made are another folder to the next start."""
    files = read_data_files(folder)
    path = folder / "topics/visit.toml"
    content = read(folder)
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    write_compiled(folder, digest_of(files), content)
    assert compiled_of(folder) is None


def test_a_folder_that_cant_be_written_costs_nothing(tmp_path: Path) -> None:
    """Where no copy can be kept, nothing is raised."""
    folder = write_small(tmp_path / "en-US")
    folder.with_suffix(".part").mkdir()
    write_compiled(folder, b"", read(folder))
    assert not folder.with_suffix(".msgpack").exists()
