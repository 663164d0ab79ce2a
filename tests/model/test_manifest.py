"""The store listing: by Amazon's own schema, by our lints, and true to the skill."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from skill.model import LanguageModel
from skill.model.amazon import FILE
from skill.model.manifest import ICONS, MANIFEST, load_manifest
from skill.model.manifest_checks import check_listing
from skill.publish.options import Options
from skill.publish.package import write_package
from skill.simulator import FALLBACK, Device

ENVELOPE = "v1.skill.Manifest.SkillManifestEnvelope"
APL = "v1.skill.Manifest.AlexaPresentationAplInterface"
INTERACTION_MODEL = "v1.skill.interactionModel.InteractionModelData"
SAID = re.compile(r'"([^"]+)"')
Change = Callable[[dict[str, Any]], object]


def complaints(spec: dict[str, Any], name: str, data: object) -> list[str]:
    """Return what Amazon's schema `name` has against `data`."""
    schema = {"$ref": f"#/definitions/{name}", "definitions": spec}
    return [error.message for error in Draft4Validator(schema).iter_errors(data)]


def listing_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return the English listing in a manifest."""
    listing: dict[str, Any] = data["manifest"]["publishingInformation"]["locales"]["en-US"]
    return listing


def change_phrase(data: dict[str, Any], number: int, phrase: str) -> None:
    """Put another example phrase into a manifest, counted from nought."""
    listing_of(data)["examplePhrases"][number] = phrase


def interfaces_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the interfaces in a manifest."""
    interfaces: list[dict[str, Any]] = data["manifest"]["apis"]["custom"]["interfaces"]
    return interfaces


def test_listing_is_in_order(model: LanguageModel) -> None:
    """Our lints find nothing in the listing and the icons."""
    assert [] == check_listing(model)


@pytest.mark.parametrize("options", [Options(), Options(endpoint="https://pump.example/alexa")])
def test_manifest_is_valid_by_amazons_schema(
    spec: dict[str, Any], options: Options, tmp_path: Path
) -> None:
    """The packaged skill.json, for Lambda and for an own server, has Amazon's form."""
    write_package(tmp_path / "new", options)
    data = json.loads((tmp_path / "new" / "skill-package" / "skill.json").read_bytes())
    assert [] == complaints(spec, ENVELOPE, data)
    for interface in interfaces_of(data):
        assert [] == complaints(spec, APL, interface)


def test_model_is_valid_by_amazons_schema(spec: dict[str, Any]) -> None:
    """The interaction model has Amazon's form."""
    assert [] == complaints(spec, INTERACTION_MODEL, json.loads(FILE.read_bytes()))


def test_amazons_schema_sees_faults(spec: dict[str, Any]) -> None:
    """The schema check can fail: a summary too long and a viewport without a shape."""
    data = json.loads(MANIFEST.read_bytes())
    listing_of(data)["summary"] = "x" * 161
    interface = interfaces_of(data)[0]
    del interface["supportedViewports"][0]["shape"]
    assert 1 == len(complaints(spec, ENVELOPE, data))
    assert ["'shape' is a required property"] == complaints(spec, APL, interface)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda data: listing_of(data).update(summary="x" * 161), "summary"),
        (lambda data: listing_of(data).update(keyWords=["pump"]), "locales"),
        (lambda data: listing_of(data).update(name="Pump Guide"), "name"),
        (
            lambda data: listing_of(data).update(description="Educational. Not a substitute."),
            "desc",
        ),
        (lambda data: listing_of(data).update(summary="The official guide"), "summary"),
        (lambda data: listing_of(data).update(keywords=["pump", "pump"]), "keywords"),
        (lambda data: listing_of(data).update(smallIconUri="file://assets/other.png"), "size"),
        (lambda data: listing_of(data)["examplePhrases"].append("Alexa, stop"), "examplePhrases"),
        (lambda data: change_phrase(data, 0, "what is a pain pump"), "examplePhrases"),
        (lambda data: change_phrase(data, 1, "Alexa, open pain pump guide"), "examplePhrases"),
        (
            lambda data: data["manifest"]["privacyAndCompliance"].update(usesPersonalInfo=True),
            "privacyAndCompliance.uses_personal_info",
        ),
        (
            lambda data: data["manifest"]["privacyAndCompliance"].update(usesHealthInfo=False),
            "privacyAndCompliance",
        ),
        (lambda data: data["manifest"].update(permissions=[]), "manifest"),
    ],
)
def test_lints_name_each_fault(
    change: Change, field: str, model: LanguageModel, tmp_path: Path
) -> None:
    """A listing that Amazon would turn down is found, with its file and field."""
    data = json.loads(MANIFEST.read_bytes())
    change(data)
    file = tmp_path / "skill.json"
    file.write_text(json.dumps(data))
    faults = check_listing(model, file)
    assert {True} == {field in fault.field for fault in faults}


@pytest.mark.parametrize(
    "phrase",
    [
        "Alexa, ask pain pump guide what's a pain pump?",
        "Alexa, open the pain pump guide",
        "Alexa, ask pain pump guide what is {medication}",
        "Alexa, open Pain Pump Guide",
    ],
)
def test_example_phrases_are_samples_to_the_letter(
    phrase: str, model: LanguageModel, tmp_path: Path
) -> None:
    """A phrase that is nearly a sample is refused: the most frequent reason for rejection."""
    data = json.loads(MANIFEST.read_bytes())
    change_phrase(data, 1, phrase)
    file = tmp_path / "skill.json"
    file.write_text(json.dumps(data))
    assert ["examplePhrases"] == [fault.field for fault in check_listing(model, file)]


def test_example_phrase_may_fill_a_slot(model: LanguageModel, tmp_path: Path) -> None:
    """A sample with a slot counts once a listed value stands in it."""
    intent = next(intent for intent in model.intents if intent.name == "MedicationIntent")
    sample = next(sample for sample in intent.samples if "{medication}" in sample)
    said = sample.replace("{medication}", "morphine")
    data = json.loads(MANIFEST.read_bytes())
    change_phrase(data, 1, f"Alexa, ask pain pump guide {said}")
    file = tmp_path / "skill.json"
    file.write_text(json.dumps(data))
    assert [] == check_listing(model, file)


def test_example_phrases_get_an_answer(device: Device) -> None:
    """Each example phrase, said to the device, is welcomed or answered."""
    for phrase in load_manifest().publishing_information.locales["en-US"].example_phrases:
        heard = device.say(phrase.replace(",", ""))
        device.end()
        assert heard.listening, phrase
        assert heard.topic or "open" in phrase


def test_reviewer_hears_what_the_instructions_say(device: Device) -> None:
    """Every phrase that the testing instructions tell to say is understood, in their order."""
    steps = load_manifest().publishing_information.testing_instructions.partition("One-shot")[0]
    outcomes = {}
    for phrase in SAID.findall(steps):
        heard = device.say(phrase.replace(",", ""))
        outcomes[phrase] = (heard.understood.intent, heard.listening)
    missed = {phrase for phrase, (intent, _) in outcomes.items() if intent == FALLBACK}
    assert 16 == len(outcomes)
    assert {"who won the super bowl"} == missed
    assert ("EmergencyIntent", False) == outcomes["i can't breathe"]
    assert ("PersonalAdviceIntent", True) == outcomes["should i get a pain pump"]
    assert (FALLBACK, True) == outcomes["who won the super bowl"]
    assert ("AMAZON.StopIntent", False) == outcomes["stop"]


def test_description_says_what_must_be_said() -> None:
    """The description has the disclaimer's four parts, the emergency and whose it isn't."""
    description = load_manifest().publishing_information.locales["en-US"].description
    for words in (
        "does not provide medical advice",
        "informational and educational purposes only",
        "not a substitute for professional advice, diagnosis or treatment",
        "call your doctor or 911",
        "not made by, affiliated with, sponsored by or endorsed by UK HealthCare, Veritas Health",
    ):
        assert words in description


def test_icons_have_a_source() -> None:
    """Both icons are drawn from the one SVG file beside them."""
    folder = next(iter(ICONS.values())).parent
    assert {"icon-108.png", "icon-512.png", "icon.svg"} == {file.name for file in folder.iterdir()}
    assert "<svg" in (folder / "icon.svg").read_text()


def test_missing_listing_is_a_fault(model: LanguageModel, tmp_path: Path) -> None:
    """A listing that isn't there, or isn't JSON, is a fault and no traceback."""
    (tmp_path / "skill.json").write_text("{")
    assert 1 == len(check_listing(model, tmp_path / "skill.json"))
    assert 1 == len(check_listing(model, tmp_path / "none.json"))


def test_icon_of_another_size_is_a_fault(
    model: LanguageModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An icon that isn't a PNG of the size that the store wants is found."""
    large = next(icon for icon in ICONS.values() if "512" in icon.name)
    wrong = tmp_path / "icon-108.png"
    wrong.write_bytes(large.read_bytes())
    text = tmp_path / "icon-512.png"
    text.write_text("no picture")
    for uri, icon in zip(list(ICONS), (wrong, text), strict=True):
        monkeypatch.setitem(ICONS, uri, icon)
    assert ["icon-108.png", "icon-512.png"] == [fault.file for fault in check_listing(model)]
