"""A new topic is data: a table in a file and an intent in the model, and it can be asked."""

import shutil
from pathlib import Path

from msgspec.structs import replace

from skill.builder import build_skill, respond
from skill.content import FOLDER, read
from skill.handlers import handled_intents
from skill.model import LanguageModel
from skill.model.language_model import Intent
from skill.model.language_model_checks import check_model
from skill.simulator import Device, Understanding
from tests.content.test_faults import TOPIC

SAMPLES = (
    "where do i park",
    "is there parking at the clinic",
    "tell me about parking",
    "how do i find a parking spot",
    "parking garage",
)


def test_a_topic_added_by_data_is_answered(tmp_path: Path, model: LanguageModel) -> None:
    """It is understood beyond its samples, answered from its file, and nothing else changes."""
    folder = shutil.copytree(FOLDER, tmp_path / "en-US")
    (folder / "topics" / "visit.toml").write_text(TOPIC, encoding="utf-8")
    content = read(folder)
    grown = replace(model, intents=(*model.intents, Intent("ParkingIntent", SAMPLES)))
    skill = build_skill(content=content)
    device = Device(lambda event: respond(skill, event), Understanding(grown))

    heard = device.say("where is the parking garage")

    assert [] == check_model(grown, content, handled_intents(content))
    assert "parking" == heard.topic
    assert heard.speech.startswith("Ask the clinic where to park.")
