"""`pain-pump package`: a whole ASK CLI v2 project, the same each time, over nobody's work."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from skill.cli import main
from skill.content import FOLDER, load
from skill.content.compiled import digest_of, read_compiled, read_data_files
from skill.model.amazon import FILE
from skill.model.manifest import ICONS
from skill.publish.folder import RECORD, PackageError
from skill.publish.hooks import build
from skill.publish.lambda_code import HANDLER, REQUIREMENTS, RUNTIME
from skill.publish.options import Options
from skill.publish.package import write_package
from skill.render.pages import privacy_page, terms_page

ROOT = Path(__file__).parents[2]
SKILL_ID = "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc"
SERVER = Options(endpoint="https://pump.example/alexa", skill_id=SKILL_ID)
METADATA = {
    RECORD,
    "ask-resources.json",
    "pages/privacy.html",
    "pages/terms.html",
    "skill-package/assets/images/en-US_largeIcon.png",
    "skill-package/assets/images/en-US_smallIcon.png",
    "skill-package/interactionModels/custom/en-US.json",
    "skill-package/skill.json",
}
STATES = ".ask/ask-states.json"
LAMBDA_ARN = "arn:aws:lambda:us-east-1:123456789012:function:ask-pain-pump"


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file under `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def read(file: Path) -> Any:
    """Return the JSON in `file`."""
    return json.loads(file.read_bytes())


def profile_of(folder: Path) -> dict[str, Any]:
    """Return the only profile in ask-resources.json."""
    resources = read(folder / "ask-resources.json")
    assert "2020-03-31" == resources["askcliResourcesVersion"]
    assert ["default"] == list(resources["profiles"])
    profile: dict[str, Any] = resources["profiles"]["default"]
    return profile


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest in a project's skill.json."""
    manifest: dict[str, Any] = read(folder / "skill-package" / "skill.json")["manifest"]
    return manifest


def deploy(folder: Path, **endpoint: str) -> None:
    """Leave what `ask deploy` leaves: the skill's id, and the endpoint in its own layout."""
    skill_json = read(folder / "skill-package" / "skill.json")
    skill_json["manifest"]["apis"]["custom"]["endpoint"] = endpoint
    (folder / "skill-package" / "skill.json").write_text(json.dumps(skill_json, indent=4))
    states = {"profiles": {"default": {"skillId": SKILL_ID, "code": {}}}}
    (folder / ".ask" / "lambda").mkdir(parents=True, exist_ok=True)
    (folder / STATES).write_text(json.dumps(states))
    (folder / ".ask" / "lambda" / "build.zip").write_bytes(b"zip")


def test_lambda_project_file_by_file(project: Path) -> None:
    """A project for Lambda has the ASK CLI's layout, and of the code only what Lambda runs."""
    written = files_in(project)
    code = {path for path in written if path.startswith("lambda/skill/")}
    assert {
        *METADATA,
        "hooks/build.ps1",
        "hooks/build.py",
        "hooks/build.sh",
        "lambda/lambda_function.py",
        "lambda/requirements.txt",
    } == written.keys() - code
    rooms = {path.split("/")[2] for path in code}
    assert {"content", "handlers", "render", "builder.py", "lambda_function.py"} <= rooms
    assert not rooms & {"web", "simulator", "publish", "cli.py", "__main__.py", "__pycache__"}
    for path in code - {"lambda/skill/content/en-US.msgpack"}:
        assert (ROOT / path.removeprefix("lambda/")).read_bytes() == written[path], path


def test_lambda_project_says_how_to_run(project: Path) -> None:
    """The ASK CLI finds package, code, handler, runtime and region where it looks for them."""
    assert {
        "skillMetadata": {"src": "./skill-package"},
        "code": {"default": {"src": "./lambda"}},
        "skillInfrastructure": {
            "type": "@ask-cli/lambda-deployer",
            "userConfig": {
                "runtime": RUNTIME,
                "handler": HANDLER,
                "awsRegion": "us-east-1",
                "lambda": {"memorySize": 1024, "timeout": 8},
            },
        },
    } == profile_of(project)
    assert "endpoint" not in manifest_of(project)["apis"]["custom"]
    assert (project / "hooks/build.sh").stat().st_mode & 0o111


def test_lambda_starts_from_compiled_content(project: Path) -> None:
    """The function's content is packed ready to read, and current."""
    copy = project / "lambda" / "skill" / "content" / FOLDER.name
    assert load() == read_compiled(copy, digest_of(read_data_files(copy)))


def test_server_project_file_by_file(tmp_path: Path) -> None:
    """A project for an own server has the listing alone; the store is told where it runs."""
    write_package(tmp_path / "new", SERVER)
    assert {*METADATA, STATES} == files_in(tmp_path / "new").keys()
    assert {"skillMetadata": {"src": "./skill-package"}} == profile_of(tmp_path / "new")
    manifest = manifest_of(tmp_path / "new")
    endpoint = {"uri": "https://pump.example/alexa", "sslCertificateType": "Trusted"}
    assert endpoint == manifest["apis"]["custom"]["endpoint"]
    assert {
        "privacyPolicyUrl": "https://pump.example/privacy",
        "termsOfUseUrl": "https://pump.example/terms",
    } == manifest["privacyAndCompliance"]["locales"]["en-US"]


def test_project_has_model_icons_and_pages(project: Path) -> None:
    """Model and icons are byte for byte ours, and the pages are what the web app serves."""
    package = project / "skill-package"
    assert FILE.read_bytes() == (package / "interactionModels/custom/en-US.json").read_bytes()
    for uri, icon in ICONS.items():
        assert icon.read_bytes() == (package / uri).read_bytes()
    assert privacy_page() == (project / "pages/privacy.html").read_text()
    assert terms_page() == (project / "pages/terms.html").read_text()


def test_icons_stand_where_the_listing_looks(project: Path) -> None:
    """Each icon address in skill.json leads to a file of the skill package."""
    manifest = manifest_of(project)
    listing = manifest["publishingInformation"]["locales"]["en-US"]
    for uri in (listing["smallIconUri"], listing["largeIconUri"]):
        assert (project / "skill-package" / uri.removeprefix("file://")).is_file()


def test_pages_hosted_elsewhere_are_linked(tmp_path: Path) -> None:
    """With --pages, a Lambda skill's listing links to the two pages there."""
    write_package(tmp_path / "new", Options(pages="https://pages.example/pump/"))
    manifest = manifest_of(tmp_path / "new")
    assert {
        "privacyPolicyUrl": "https://pages.example/pump/privacy.html",
        "termsOfUseUrl": "https://pages.example/pump/terms.html",
    } == manifest["privacyAndCompliance"]["locales"]["en-US"]


@pytest.mark.parametrize("options", [Options(skill_id=SKILL_ID), SERVER])
def test_output_is_the_same_each_time(options: Options, tmp_path: Path) -> None:
    """Two runs into two folders, and a third into the first again, write the same bytes."""
    for name in ("one", "two", "one"):
        write_package(tmp_path / name, options)
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_requirements_are_the_projects_own() -> None:
    """Lambda gets two requirements, at the versions that pyproject.toml names."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {"ask-sdk-core", "msgspec"} == {line.split(">")[0] for line in REQUIREMENTS}
    assert set(REQUIREMENTS) <= set(declared)


def test_build_script_serves_the_runtime() -> None:
    """The packages are chosen for the Python that Lambda is told to run."""
    assert f"python{build.PYTHON}" == RUNTIME


def test_region_and_skill_id_arrive(tmp_path: Path) -> None:
    """--region reaches the ASK CLI; --skill-id reaches it and the function's own code."""
    write_package(tmp_path / "new", Options(region="eu-west-1", skill_id=SKILL_ID))
    user = profile_of(tmp_path / "new")["skillInfrastructure"]["userConfig"]
    assert "eu-west-1" == user["awsRegion"]
    assert SKILL_ID == read(tmp_path / "new" / STATES)["profiles"]["default"]["skillId"]
    assert SKILL_ID in (tmp_path / "new/lambda/lambda_function.py").read_text()


def test_packaging_again_after_deployment(project: Path) -> None:
    """What `ask deploy` wrote stays: the endpoint, the id (now in the code too), the build."""
    deploy(project, uri=LAMBDA_ARN)
    states = (project / STATES).read_bytes()
    write_package(project, Options())
    manifest = manifest_of(project)
    assert {"uri": LAMBDA_ARN} == manifest["apis"]["custom"]["endpoint"]
    assert states == (project / STATES).read_bytes()
    assert SKILL_ID in (project / "lambda/lambda_function.py").read_text()
    assert b"zip" == (project / ".ask/lambda/build.zip").read_bytes()


def test_moving_from_lambda_to_a_server(project: Path) -> None:
    """The code and scripts that a server project doesn't have go, with their folders."""
    deploy(project, uri=LAMBDA_ARN)
    write_package(project, SERVER)
    assert {*METADATA, STATES, ".ask/lambda/build.zip"} == files_in(project).keys()
    assert not (project / "lambda").exists()
    write_package(project, Options())
    assert "endpoint" not in manifest_of(project)["apis"]["custom"]


@pytest.mark.parametrize(
    "path",
    [
        "lambda/skill/builder.py",
        "skill-package/skill.json",
        "ask-resources.json",
        "pages/terms.html",
    ],
)
@pytest.mark.parametrize("options", [Options(), SERVER])
def test_changed_file_is_not_overwritten(path: str, options: Options, project: Path) -> None:
    """A file that somebody changed stops the command, which names it and writes nothing."""
    text = (project / path).read_text()
    (project / path).write_text(text.replace("a", "b"))
    before = files_in(project)
    with pytest.raises(PackageError, match=path):
        write_package(project, options)
    assert before == files_in(project)


def test_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """A folder with anybody else's file in it is refused, and so is a file."""
    (tmp_path / "notes.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(PackageError):
            write_package(folder, Options())
    assert {"notes.txt": b"mine"} == files_in(tmp_path)


def test_empty_folder_is_fine(tmp_path: Path) -> None:
    """A folder that exists and is empty is written into."""
    write_package(tmp_path, Options())
    assert METADATA <= files_in(tmp_path).keys()


@pytest.mark.parametrize(
    "record", ["{", "[]", '{"files": 3}', '{"files": {"../x": ""}}', '{"files": {"/etc/x": ""}}']
)
def test_broken_record_is_refused(record: str, project: Path) -> None:
    """A record that was tampered with leads neither to a traceback nor out of the folder."""
    (project / RECORD).write_text(record)
    with pytest.raises(PackageError, match="changed by hand"):
        write_package(project, Options())


def test_another_skills_folder_is_refused(tmp_path: Path) -> None:
    """A folder that belongs to one skill isn't given to another."""
    write_package(tmp_path, Options(skill_id=SKILL_ID))
    with pytest.raises(PackageError, match=SKILL_ID):
        write_package(tmp_path, Options(skill_id="amzn1.ask.skill.other"))


@pytest.mark.parametrize(
    "options",
    [
        {"endpoint": "http://pump.example/alexa"},
        {"endpoint": "https://pump.example:8443/alexa"},
        {"endpoint": "https:///alexa"},
        {"endpoint": "https://user@pump.example/alexa"},
        {"endpoint": "https://pump.example/alexa?x=1"},
        {"endpoint": "https://pump.example/al exa"},
        {"endpoint": "https://[pump.example/alexa"},
        {"endpoint": "https://pump.example:port/alexa"},
        {"pages": "ftp://pump.example"},
        {"skill_id": "pain-pump"},
        {"skill_id": "amzn1.ask.skill.'); import os #"},
        {"region": "Virginia"},
    ],
)
def test_wrong_options_are_refused(options: dict[str, str]) -> None:
    """What Amazon would refuse later, or what would break the project, is refused at once."""
    with pytest.raises(PackageError):
        Options(**options)


def test_command_writes_and_says_what_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes the project, names the next step, and notes a missing privacy link."""
    assert 0 == main(["package", str(tmp_path / "new"), "--skill-id", SKILL_ID])
    said = capsys.readouterr()
    assert f"cd {tmp_path / 'new'} && ask deploy" in said.out
    assert "--pages" in said.err
    assert METADATA <= files_in(tmp_path / "new").keys()
    assert 0 == main(["package", str(tmp_path / "own"), "--endpoint", SERVER.endpoint])
    assert "" == capsys.readouterr().err


def test_command_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal is one message and exit status 1; options that exclude each other, 2."""
    (tmp_path / "notes.txt").write_text("mine")
    assert 1 == main(["package", str(tmp_path)])
    assert "notes.txt" not in capsys.readouterr().out
    assert 1 == main(["package", str(tmp_path / "notes.txt" / "below")])
    assert "can't be written" in capsys.readouterr().err
    both = ["--lambda", "--endpoint", SERVER.endpoint]
    assert 2 == main(["package", str(tmp_path / "x"), *both])
