"""The endpoint's configuration, read and checked once at the start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import certifi

from skill.alexa import is_skill_id
from skill.verification.download import download_chain
from skill.verification.errors import StartError

SKILL_ID_VARIABLE = "ALEXA_SKILL_ID"
# Where gunicorn's workers share their numbers; the metrics client's own variable.
METRICS_FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"

FetchChain = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the endpoint needs to know; nothing in it can turn a check off."""

    skill_id: str
    trust_roots: Path
    fetch_chain: FetchChain


def read_settings(config: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
    """Read the settings; only the skill id may come from the environment.

    Raises `StartError` where a setting is missing or malformed.
    """
    return Settings(
        skill_id=read_skill_id(config, environ),
        trust_roots=_trust_roots(config.get("TRUST_ROOTS")),
        fetch_chain=_fetch_chain(config.get("FETCH_CHAIN")),
    )


def read_skill_id(config: Mapping[str, object], environ: Mapping[str, str]) -> str:
    """Return the id of this skill.

    Raises `StartError` where it is missing or doesn't look like a skill's id.
    """
    given = config.get("SKILL_ID")
    skill_id = environ.get(SKILL_ID_VARIABLE, "").strip() if given is None else given
    if isinstance(skill_id, str) and is_skill_id(skill_id):
        return skill_id
    fault = "is malformed" if skill_id else "is missing"
    message = (
        f"The skill id {fault}. Set the environment variable {SKILL_ID_VARIABLE} to "
        "the id that the Alexa developer console shows under View Skill ID, such as "
        "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc."
    )
    raise StartError(message)


def _trust_roots(given: object) -> Path:
    if given is None:
        return Path(certifi.where())
    if isinstance(given, str | Path):
        return Path(given)
    message = "TRUST_ROOTS must be the path of a PEM bundle."
    raise StartError(message)


def _fetch_chain(given: object) -> FetchChain:
    if given is None:
        return download_chain
    if callable(given):
        return given
    message = "FETCH_CHAIN must be callable: certificate URL in, PEM bytes out."
    raise StartError(message)
