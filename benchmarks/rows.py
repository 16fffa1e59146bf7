"""100,000 rows of one sheet, as XLSX and as CSV: the memory that `regie check` takes. The bar is 500 MB."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.assess import run

ROWS = 100_000
BAR_MEGABYTES = 500.0
COLUMNS = ("id", "name", "cluster", "owner", "service_model", "users", "lifecycle", "yearly_cost")
COLUMNS += ("open_source", "locations", "description", "source", "date")


def main() -> bool:
    """Print the figures; whether both stay within the bar."""
    with TemporaryDirectory() as folder:
        book, table = Path(folder) / "large.xlsx", Path(folder) / "application.csv"
        with xlsxwriter.Workbook(str(book), {"constant_memory": True}) as made:
            sheet = made.add_worksheet("application")
            for number, row in enumerate(rows()):
                sheet.write_row(number, 0, row)
        with table.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(rows())
        met = [checked(folder, one) for one in (book, table)]
    return all(met)


def rows() -> Iterator[tuple[str | float, ...]]:
    """A heading and the applications."""
    yield COLUMNS
    for at in range(ROWS):
        names = (f"APP-{at:06}", f"Application {at}", f"Cluster {at % 12}", f"department {at % 40}")
        facts = ("saas", at % 5_000, "in_production", 100.0 * (at % 900), "yes" if at % 2 else "no", "NL; IE")
        yield (*names, *facts, f"Supports process {at % 700} of the municipality", "CMDB", "2026-10-01")


def checked(folder: str, file: Path) -> bool:
    """One file through `regie check`, in a process of its own."""
    seconds, megabytes = run(
        [sys.executable, "-c", "from regie.cli.main import main; main()", "check", file.name], folder
    )
    print(f"  {file.suffix:<6} {file.stat().st_size / 1e6:>5.1f} MB on disk {seconds:>7.1f} s {megabytes:>6.0f} MB")
    return megabytes <= BAR_MEGABYTES
