"""The interaction model and the skill's manifest: records of Amazon's formats, and their checks."""

from skill.model.amazon import LanguageModel, ModelError
from skill.model.samples import load_model

__all__ = ["LanguageModel", "ModelError", "load_model"]
