from pathlib import Path

from openpyxl import load_workbook

from regie.reports import report_xlsx
from reports.assessed import HOSTILE, american

QUALITY = ["quality versions", "quality fields", "quality clusters", "quality sources", "sources differ"]

CONTRACTS = ["Contracts", "Contracts too late", "Ending 2027–2028", "Lots 2027–2028"]
CONTRACTS += ["Questions on contracts", "Why (contracts)", "Clusters"]


def test_the_workbook_has_a_sheet_a_chapter(tmp_path: Path) -> None:
    report_xlsx(american(), tmp_path / "report.xlsx", "en")
    book = load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["goals", "applications", "concentration", "risks", *CONTRACTS, "unknowns", *QUALITY]


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    report_xlsx(american(), tmp_path / "report.xlsx", "nl")
    cell = load_workbook(tmp_path / "report.xlsx")["applicaties"]["B2"]
    assert (cell.value, cell.data_type) == (HOSTILE, "s")


def test_an_application_carries_its_verdict_and_its_chain(tmp_path: Path) -> None:
    report_xlsx(american(), tmp_path / "report.xlsx", "nl")
    row = next(load_workbook(tmp_path / "report.xlsx")["applicaties"].iter_rows(min_row=2, values_only=True))
    assert row[3] == "nee"
    assert "draait op Poldercloud" in str(row[6])


def test_shares_are_numbers(tmp_path: Path) -> None:
    report_xlsx(american(), tmp_path / "report.xlsx", "nl")
    rows = load_workbook(tmp_path / "report.xlsx")["concentratie"].iter_rows(min_row=2, values_only=True)
    shares = [(row[4], row[5]) for row in rows]
    assert shares
    assert all(isinstance(low, int | float) and 0 <= low <= high <= 1 for low, high in shares)  # type: ignore[operator]
