"""What was learned is kept for the next process, and only what is whole and current is used."""

from pathlib import Path

import pytest

from skill.model.amazon import (
    Intent,
    LanguageModel,
    ModelConfiguration,
    Sensitivity,
)
from skill.simulator import Understanding

SAMPLES: dict[str, tuple[str, ...]] = {
    "SwimIntent": ("can i swim", "is swimming fine", "may i go to the pool"),
    "DriveIntent": ("can i drive", "is driving fine", "may i take the car"),
}


def model_of(samples: dict[str, tuple[str, ...]]) -> LanguageModel:
    """Return a model with these samples."""
    return LanguageModel(
        invocation_name="small guide",
        intents=tuple(Intent(name, (), said) for name, said in samples.items()),
        types=(),
        model_configuration=ModelConfiguration(Sensitivity("LOW")),
    )


class Learner:
    """Understands by a model with a cache folder, and counts how often it had to learn."""

    def __init__(self, folder: Path, samples: dict[str, tuple[str, ...]] = SAMPLES) -> None:
        """Make an understanding as a new process would."""
        self.times = 0
        self.understanding = Understanding(model_of(samples), folder, self.count)

    def count(self) -> None:
        """Note that learning begins."""
        self.times += 1

    def hears(self, said: str) -> str:
        """Return the intent of what is said."""
        return self.understanding.understand(said).intent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cache folder in which something is kept already."""
    assert Learner(tmp_path / "cache").hears("so can i swim now") == "SwimIntent"
    return tmp_path / "cache"


def test_the_next_process_neednt_learn(folder: Path) -> None:
    """What is kept understands the same, without learning."""
    learner = Learner(folder)
    assert "SwimIntent" == learner.hears("so can i swim now")
    assert "DriveIntent" == learner.hears("well may i drive the car")
    assert 0 == learner.times


def test_one_file_is_kept(folder: Path) -> None:
    """Other samples are learned anew, and take the place of the old ones."""
    (before,) = folder.iterdir()
    learner = Learner(folder, {**SAMPLES, "RideIntent": ("can i ride", "is riding fine")})
    assert "RideIntent" == learner.hears("so is riding fine today")
    (after,) = folder.iterdir()
    assert 1 == learner.times
    assert before != after


@pytest.mark.parametrize("damage", ["torn", "flipped", "foreign", "empty"])
def test_a_damaged_file_is_learned_anew(folder: Path, damage: str) -> None:
    """A file that isn't whole counts as absent, and is replaced."""
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    place = len(whole) // 2
    flipped = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    kept.write_bytes(
        {"torn": whole[:place], "flipped": flipped, "foreign": b"x" * 99, "empty": b""}[damage]
    )
    learner = Learner(folder)
    assert "SwimIntent" == learner.hears("so can i swim now")
    assert 1 == learner.times
    assert whole == kept.read_bytes()


def test_a_folder_that_cant_be_written_costs_nothing(tmp_path: Path) -> None:
    """Where nothing can be kept, each process learns for itself."""
    (tmp_path / "cache").write_text("a file, no folder")
    learner = Learner(tmp_path / "cache")
    assert "SwimIntent" == learner.hears("so can i swim now")
    assert "a file, no folder" == (tmp_path / "cache").read_text()


def test_an_exact_sample_needs_no_learning(tmp_path: Path) -> None:
    """What is a sample to the letter is understood at once."""
    learner = Learner(tmp_path / "cache")
    assert "SwimIntent" == learner.hears("Can I swim?")
    assert 0 == learner.times
    assert not (tmp_path / "cache").exists()
