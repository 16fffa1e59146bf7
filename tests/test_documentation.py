"""Documents that fail the build when they lie: every documented command runs, every command is documented."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from regie.cli.commands import COMMANDS
from regie.cli.main import regie as program
from regie.locale import LANGUAGES

ROOT = Path(__file__).parents[1]
WITH_COMMANDS = [page for page in sorted((ROOT / "docs").glob("**/*.md")) if "\n$ regie " in page.read_text("utf-8")]


@pytest.mark.slow
@pytest.mark.parametrize("tutorial", WITH_COMMANDS, ids=lambda path: path.stem)
def test_the_commands_of_a_document_run_in_order(tutorial, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ regie (.+)$", tutorial.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands
    for command in commands:
        result = CliRunner().invoke(program, shlex.split(command), catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"`regie {command} " not in readme] == []


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_a_picture_is_there_is_small_and_says_what_it_shows(page):
    for words, place in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        assert len(words) > 40, f"{place}: the text beside a picture says what it shows"
        assert (page.parent / place).stat().st_size < 120_000, f"{place} is too large"


def test_publiccode_has_what_the_standard_asks():
    """publiccode.yml 0.4, the keys that must be there; https://yml.publiccode.tools/schema.core.html"""
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    required = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description")
    assert [key for key in (*required, "legal", "maintenance", "localisation") if not code.get(key)] == []
    assert code["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    kinds = {"mobile", "iot", "desktop", "web", "backend", "other"}
    assert code["softwareType"] in {f"standalone/{kind}" for kind in kinds} | {"addon", "library", "configurationFiles"}
    assert all(one == one.lower() and len(one) == 2 for one in code["intendedAudience"]["countries"])
    assert code["legal"]["license"] == "EUPL-1.2"
    assert code["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in code["maintenance"]["contacts"])
    assert code["localisation"]["localisationReady"] is True
    assert set(code["localisation"]["availableLanguages"]) == set(code["description"]) == set(LANGUAGES)
    for words in code["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert code["softwareVersion"] == version
