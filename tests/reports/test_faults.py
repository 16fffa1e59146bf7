"""The list of faults as a user sees it: short enough to read, whole enough to work through."""

from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from rich.console import Console

from regie.cli.main import regie as program
from regie.landscape.faults import Fault, Place, Severity, in_order
from regie.locale import Language, Message
from regie.reports import show_faults


def fault(row: int, column: str = "users", severity: Severity = Severity.ERROR, sheet: str = "Applicaties") -> Fault:
    place = Place("stad.xlsx", sheet, row, column)
    return Fault(place, Message("records.fault.number", value="veel"), Message("records.mend.number"), severity)


def shown(faults: list[Fault], language: Language = "nl") -> str:
    out = StringIO()
    show_faults(faults, Console(file=out, width=160), language)
    return out.getvalue()


def test_errors_come_before_warnings_and_rows_in_the_order_of_the_file() -> None:
    warning = fault(2, severity=Severity.WARNING)
    mixed = [warning, fault(9), fault(3, sheet="Processen"), fault(4), fault(9)]
    assert in_order(mixed) == (fault(4), fault(9), fault(3, sheet="Processen"), warning)


@pytest.mark.parametrize(("language", "words"), [("nl", "regel 7 · gebruikers"), ("en", "row 7 · users")])
def test_a_column_is_called_as_the_workbook_calls_it(language: Language, words: str) -> None:
    assert f"stad.xlsx · Applicaties · {words}" in shown([fault(7)], language)


def test_forty_faults_are_shown_one_by_one() -> None:
    text = shown([fault(row) for row in range(2, 42)])
    assert text.count("stad.xlsx") == 40
    assert "--xlsx" not in text


def test_five_thousand_faults_fit_on_a_screen_and_are_counted() -> None:
    columns = ("users", "yearly_cost", "owner", "platform", "cluster")
    text = shown([fault(row, column) for row in range(2, 1002) for column in columns])
    assert "5.000 fouten" in text
    assert text.count("Nog 997 keer") == 5
    assert "tot en met regel 1001" in text
    assert len(text.splitlines()) < 40
    assert "--xlsx" in text


def test_check_writes_every_fault_on_its_own_row(tmp_path: Path) -> None:
    rows = "".join(f"a{number};A{number};veel\n" for number in range(100))
    (tmp_path / "applicaties.csv").write_text(f"id;name;users\n{rows}b;B;3\n", encoding="utf-8")
    target = tmp_path / "fouten.xlsx"
    result = CliRunner().invoke(program, ["check", str(tmp_path / "applicaties.csv"), "--xlsx", str(target)])
    assert result.exit_code == 1
    sheet = openpyxl.load_workbook(target)["Fouten"]
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(found) == 100
    assert found[0][:6] == ("fout", "applicaties.csv", "applicaties", 2, "gebruikers", "veel is geen getal.")
