"""A folder of CSV files, one a sheet, separated by semicolons as Dutch spreadsheets expect; UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from regie.locale import Language
from regie.readers.records.cells import as_text
from regie.readers.workbook.rows import CellSheet
from regie.readers.workbook.sheet import Sheet

_LIMIT = 10_000_000


def read_csv_sheets(files: Mapping[str, str]) -> list[Sheet]:
    """Sheets from texts by file name; the separator is the one the heading uses most. Raises csv.Error."""
    csv.field_size_limit(_LIMIT)
    return [Sheet(Path(name).stem, _rows(text)) for name, text in files.items()]


def write_csv_folder(path: Path, sheets: Iterable[CellSheet], language: Language) -> None:
    """Write one file a sheet. Numbers and dates are written so that they read back the same anywhere."""
    path.mkdir(exist_ok=True)
    for sheet in sheets:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow([column.label[language] for column in sheet.columns])
        writer.writerows([as_text(cell) for cell in row] for row in sheet.rows)
        (path / f"{sheet.title}.csv").write_text(text.getvalue(), encoding="utf-8-sig", newline="")


def _rows(text: str) -> Sequence[Sequence[object]]:
    heading = text.partition("\n")[0]
    separator = max(";,\t", key=heading.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
