"""An interaction model, as the developer console exports it, back into the sample files."""

import re
from pathlib import Path

from skill.model.amazon import LanguageModel, ModelError, SlotValue
from skill.model.samples import SAMPLES, Samples, read_samples

_SAYS = re.compile(
    r'(?m)^\[(?P<table>[^\[\]\n]+)\]\n(?P<head>says = """\n)(?P<lines>.*?)(?P<end>""")', re.DOTALL
)
_VALUES = re.compile(r"(?ms)^\[\[value\]\]\n.*?(?=^\[(?!\[value)|\Z)")
_SETTING = 'invocation_name = "{}"'


def import_model(model: LanguageModel, folder: Path = SAMPLES) -> dict[Path, str]:
    """Return the new text of each sample file that the model changes; comments stay.

    Raises ModelError where the model has an intent or slot type that no sample file has, or
    lacks one: nothing may get lost on the way.
    """
    samples = read_samples(folder)
    _refuse_strangers(model, samples)
    changed = {}
    for file in dict.fromkeys(block.file for block in samples.blocks):
        path = folder / file
        before = path.read_text(encoding="utf-8")
        after = _with_values(_with_samples(before, file, model, samples), model)
        after = _with_settings(after, model, samples)
        if after != before:
            changed[path] = after
    return changed


def _refuse_strangers(model: LanguageModel, samples: Samples) -> None:
    ours = {block.intent for block in samples.blocks}
    theirs = {intent.name for intent in model.intents}
    our_types = {slot.upper() for slot in samples.values}
    for names, problem in (
        (theirs - ours, "has no table in the sample files"),
        (ours - theirs, "is missing from the export"),
        ({type_.name for type_ in model.types} ^ our_types, "is a slot type of one side alone"),
    ):
        if names:
            message = f"import: {', '.join(sorted(names))}: {problem}"
            raise ModelError(message)


def _with_samples(text: str, file: str, model: LanguageModel, samples: Samples) -> str:
    """Return a sample file's text with the model's samples in each of its tables."""
    intents = {block.place: block.intent for block in samples.blocks if block.file == file}
    said = {intent.name: intent.samples for intent in model.intents}

    def filled(match: re.Match[str]) -> str:
        lines = "".join(f"{sample}\n" for sample in said[intents[match["table"].strip('"')]])
        return f"[{match['table']}]\n{match['head']}{lines}{match['end']}"

    return _SAYS.sub(filled, text)


def _with_values(text: str, model: LanguageModel) -> str:
    """Return a sample file's text with the model's slot values, where the file has values."""
    if not (first := _VALUES.search(text)):
        return text
    slot = re.search(r"\{(\w+)\}", text)
    values = next(type_.values for type_ in model.types if slot and type_.name == slot[1].upper())
    rest = _VALUES.sub("", text[first.end() :])
    return text[: first.start()] + "\n".join(map(_value_table, values)) + rest


def _value_table(value: SlotValue) -> str:
    synonyms = "".join(f'    "{name}",\n' for name in value.name.synonyms)
    listed = f"synonyms = [\n{synonyms}]\n" if synonyms else ""
    return f'[[value]]\nid = "{value.id}"\nvalue = "{value.name.value}"\n{listed}'


def _with_settings(text: str, model: LanguageModel, samples: Samples) -> str:
    before = _SETTING.format(samples.settings.invocation_name)
    text = text.replace(before, _SETTING.format(model.invocation_name))
    level = model.model_configuration.fallback_intent_sensitivity.level
    return re.sub(r'fallback_sensitivity = "\w+"', f'fallback_sensitivity = "{level}"', text)
