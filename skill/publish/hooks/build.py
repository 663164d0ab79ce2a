"""Builds the zip file that AWS Lambda runs: `build.py ZIP`, run in a copy of `lambda/`.

Left alone, the ASK CLI takes packages made for the computer that it runs on; these are the
ones for Lambda's, whatever that computer is. Needs Python 3 with pip, nothing else.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PYTHON = "3.12"
"""The Python that Lambda runs the function with."""
PLATFORM = "manylinux2014_x86_64"
DATE = (1990, 1, 1, 0, 0, 0)
"""Every file's date in the zip file, so that the same code makes the same file."""
READABLE = 0o100644 << 16


def main(target: Path) -> None:
    """Install what the code in the current folder requires into it, and zip the whole."""
    install()
    shutil.rmtree("bin", ignore_errors=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(Path().rglob("*")):
            if path.is_file() and path.resolve() != target and "__pycache__" not in path.parts:
                entry = zipfile.ZipInfo(path.as_posix(), DATE)
                entry.external_attr = READABLE
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())


def install() -> None:
    """Install the requirements for Lambda's platform; raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-warn-conflicts", "--no-compile", "--target", "."]
    command += ["--requirement", "requirements.txt"]
    command += ["--platform", PLATFORM, "--python-version", PYTHON, "--only-binary", ":all:"]
    subprocess.run(command, check=True)  # noqa: S603 - fixed words


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
