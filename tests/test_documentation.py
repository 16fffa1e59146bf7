"""Documents that fail the build when they lie: every documented command runs, every command is documented."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from regie.cli.commands import COMMANDS
from regie.cli.main import regie as program

ROOT = Path(__file__).parents[1]
TUTORIALS = sorted((ROOT / "docs" / "tutorial").glob("*.md"))


@pytest.mark.slow
@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_the_commands_of_a_tutorial_run_in_order(tutorial, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ regie (.+)$", tutorial.read_text(encoding="utf-8"), re.MULTILINE)
    assert commands
    for command in commands:
        result = CliRunner().invoke(program, shlex.split(command), catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command.name for command in COMMANDS if f"`regie {command.name} " not in readme] == []


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if not (page.parent / link).exists()] == []
