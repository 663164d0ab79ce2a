"""The interaction model and the skill's manifest: records of Amazon's formats, and their checks."""

from skill.model.language_model import LanguageModel, ModelError, load_model

__all__ = ["LanguageModel", "ModelError", "load_model"]
