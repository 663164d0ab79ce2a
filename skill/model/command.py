"""The command `pain-pump model`: writes the interaction model, and takes an export back."""

from pathlib import Path

from skill.model.amazon import FILE, LanguageModel, encode_model, read_model
from skill.model.importing import import_model
from skill.model.samples import SAMPLES, build_model, read_samples


def write_model(file: Path = FILE, folder: Path = SAMPLES) -> int:
    """Write the model that the samples make; return how many bytes it has.

    Raises ModelError where the samples can't be read, OSError where the file can't be written.
    """
    data = encode_model(build_model(read_samples(folder)))
    file.write_bytes(data)
    return len(data)


def has_drifted(model: LanguageModel, file: Path = FILE) -> bool:
    """Whether what `file` holds isn't that model."""
    return not file.is_file() or file.read_bytes() != encode_model(model)


def take_back(export: Path, folder: Path = SAMPLES) -> list[str]:
    """Put an export of the developer console into the sample files; return those that changed.

    Raises ModelError, with nothing written, where the export holds what no sample file has.
    """
    changed = import_model(read_model(export), folder)
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    return [path.relative_to(folder).as_posix() for path in changed]
