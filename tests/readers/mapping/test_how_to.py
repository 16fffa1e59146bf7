"""The commands of the how-to run, in order, on the files it speaks of."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from readers.mapping.test_proposal import CONTRACTS, write
from readers.mapping.topdesk_book import write_topdesk
from regie.cli.main import regie as program
from regie.mappings import shipped

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "read-any-table.md"


def test_the_commands_run_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_topdesk(tmp_path / "cmdb.xlsx")
    write(tmp_path / "contracten.xlsx", Blad1=CONTRACTS)
    commands = re.findall(
        r"^regie ((?:check|convert|map|check-mapping) .+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(commands) >= 5
    for command in commands:
        result = CliRunner().invoke(program, shlex.split(command), catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)
    assert (tmp_path / "cmdb" / "application.yaml").is_file()


def test_every_shipped_mapping_is_named():
    assert [name for name in shipped() if f"`{name}`" not in PAGE.read_text(encoding="utf-8")] == []
