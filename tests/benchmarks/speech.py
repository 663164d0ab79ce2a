"""How long answers take to hear: `python -m tests.benchmarks.speech`, with espeak-ng installed.

Every answer is asked for in a fresh conversation and spoken at 160 words a minute: when its
first fact begins, when the answer proper ends, and when the turn ends with the disclaimer and
the offer after it. Limits: 2 s; the answer's median 20 s and 95th percentile 30 s.
"""

import subprocess
import tempfile
import wave
from pathlib import Path
from statistics import median, quantiles

from skill.builder import build_skill, respond
from skill.content import load
from skill.content.text import WORDS_A_MINUTE
from tests.requests import envelope
from tests.screens.requests import answer_request
from tests.voice_lint import plain


def main() -> None:
    """Print a table of seconds."""
    skill = build_skill()
    rows = []
    for address, answer in load().answers.items():
        speech = plain(
            respond(skill, envelope(answer_request(address)))["response"]["outputSpeech"]["ssml"]
        )
        before, said, _ = speech.partition(answer.text)
        rows.append((seconds(before), seconds(said), seconds(speech)))
    print(f"{len(rows)} answers    median    95 %   longest  (seconds)")
    for name, column in zip(
        ("first fact begins", "answer ends", "turn ends"), zip(*rows, strict=True), strict=True
    ):
        print(f"{name:18}{median(column):8.1f}{quantiles(column, n=20)[-1]:8.1f}{max(column):8.1f}")


def seconds(text: str) -> float:
    """Return how long espeak-ng speaks `text`."""
    if not text.strip():
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        command = ["espeak-ng", "-v", "en-us", "-s", str(WORDS_A_MINUTE), "-w", str(file), text]
        subprocess.run(command, check=True)  # noqa: S603
        with wave.open(str(file)) as sound:
            return float(sound.getnframes() / sound.getframerate())


if __name__ == "__main__":
    main()
