"""Writes the ASK CLI v2 project that takes the skill to Lambda, or to an own server."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill.model.amazon import FILE
from skill.model.manifest import ICONS, MANIFEST
from skill.publish.folder import File, Files, PackageError, json_bytes, write_folder
from skill.publish.lambda_code import HANDLER, RUNTIME, lambda_files
from skill.publish.options import Options
from skill.render.pages import privacy_page, terms_page

PROFILE = "default"
STATES = ".ask/ask-states.json"
"""Where the ASK CLI keeps the skill's id and what it has deployed."""
SKILL_JSON = "skill-package/skill.json"
MEMORY = 1024
"""Megabytes of memory; Lambda gives processor time in proportion, which shortens a cold start."""
TIMEOUT = 8
"""Seconds that a call may take: Alexa waits no longer."""
_ENDPOINT = "manifest.apis.custom.endpoint"
_HOOKS = Path(__file__).with_name("hooks")


def write_package(folder: Path, options: Options) -> Files:
    """Write the project into `folder` and return its files.

    `folder` is new, empty, or a project that this function wrote earlier: what the ASK CLI
    added to it stays. Raises PackageError, with nothing written, in any other case.
    """
    skill_id = _agreed_id(folder, options.skill_id)
    files = _files(options, skill_id, _deployed_endpoint(folder))
    try:
        write_folder(folder, files)
        if skill_id and not (folder / STATES).exists():
            (folder / STATES).parent.mkdir(exist_ok=True)
            (folder / STATES).write_bytes(json_bytes(_states(skill_id)))
    except OSError as error:
        message = f"{folder} can't be written: {error}"
        raise PackageError(message) from error
    return files


def _files(options: Options, skill_id: str, deployed: object) -> Files:
    """Return the project's files; `deployed` is the endpoint that the ASK CLI entered, if any."""
    files = {
        "ask-resources.json": File(json_bytes(_resources(options))),
        SKILL_JSON: File(json_bytes(_manifest(options, deployed)), theirs=(_ENDPOINT,)),
        "skill-package/interactionModels/custom/en-US.json": File(FILE.read_bytes()),
        "pages/privacy.html": File(privacy_page().encode()),
        "pages/terms.html": File(terms_page().encode()),
        **{f"skill-package/{path}": File(icon.read_bytes()) for path, icon in ICONS.items()},
    }
    if options.endpoint:
        return files
    code = {f"lambda/{path}": file for path, file in lambda_files(skill_id).items()}
    return {**files, **code, **_hooks()}


def _hooks() -> Files:
    """Return the scripts by which the ASK CLI builds the function's zip file."""
    return {
        f"hooks/{name}": File((_HOOKS / name).read_bytes(), runnable=name.endswith(".sh"))
        for name in ("build.ps1", "build.py", "build.sh")
    }


def _resources(options: Options) -> dict[str, Any]:
    """Return `ask-resources.json`."""
    profile: dict[str, Any] = {"skillMetadata": {"src": "./skill-package"}}
    if not options.endpoint:
        profile["code"] = {"default": {"src": "./lambda"}}
        profile["skillInfrastructure"] = {
            "type": "@ask-cli/lambda-deployer",
            "userConfig": {
                "runtime": RUNTIME,
                "handler": HANDLER,
                "awsRegion": options.region,
                "lambda": {"memorySize": MEMORY, "timeout": TIMEOUT},
            },
        }
    return {"askcliResourcesVersion": "2020-03-31", "profiles": {PROFILE: profile}}


def _states(skill_id: str) -> dict[str, Any]:
    """Return `ask-states.json` for a skill that exists already."""
    return {"askcliStatesVersion": "2020-03-31", "profiles": {PROFILE: {"skillId": skill_id}}}


def _manifest(options: Options, deployed: object) -> dict[str, Any]:
    """Return `skill.json` with what depends on where the skill runs."""
    data: dict[str, Any] = json.loads(MANIFEST.read_bytes())
    custom = data["manifest"]["apis"]["custom"]
    if options.endpoint:
        custom["endpoint"] = {"uri": options.endpoint, "sslCertificateType": "Trusted"}
    elif deployed:
        custom["endpoint"] = deployed
    if addresses := options.page_addresses():
        privacy, terms = addresses
        links = {"privacyPolicyUrl": privacy, "termsOfUseUrl": terms}
        data["manifest"]["privacyAndCompliance"]["locales"] = {"en-US": links}
    return data


def _deployed_endpoint(folder: Path) -> object:
    """Return the Lambda endpoint that the ASK CLI entered in an earlier project, or None."""
    endpoint = _path(_read(folder / SKILL_JSON), "manifest", "apis", "custom", "endpoint")
    uri = endpoint.get("uri") if isinstance(endpoint, Mapping) else None
    return endpoint if isinstance(uri, str) and uri.startswith("arn:") else None


def _agreed_id(folder: Path, given: str) -> str:
    """Return the skill id, given or known to the ASK CLI; refuse two that differ."""
    known = _path(_read(folder / STATES), "profiles", PROFILE, "skillId")
    if not isinstance(known, str):
        return given
    if given not in {"", known}:
        message = f"{folder} belongs to the skill {known}; name a new folder"
        raise PackageError(message)
    return known


def _read(file: Path) -> object:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def _path(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data
