"""XLSX out: styled, with help in each heading and drop-downs for choices. In: by `spreadsheet`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from regie.landscape import NOUN_BY_NAME, Field, Kind
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message, say
from regie.readers.records.cells import WORDS, as_text
from regie.readers.records.values import choice_label
from regie.readers.workbook.layout import ABOUT_COLUMNS, ABOUT_SHEET, FACT_COLUMNS, FACTS_SHEET, Column
from regie.readers.workbook.rows import CellSheet

_ROWS_WITH_CHOICES = 5000
_FIRST_EXCEL_DAY = date(1900, 3, 1)
_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - the same landscape gives the same file, whenever it is written
_WIDTHS = {Kind.YES_NO: 12, Kind.DATE: 13, Kind.COUNT: 12, Kind.COUNTRY: 14, Kind.MONEY: 14, Kind.HOURS: 14}


def write_xlsx(path: Path, sheets: Iterable[CellSheet], language: Language) -> None:
    """Write the sheets; cells are written as text, number or date, never as formula."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, {**options, "constant_memory": True}) as book:
        book.set_properties({"created": _NO_MOMENT})
        styles = {
            "heading": book.add_format(
                {"bold": True, "bg_color": "#13293D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
            ),
            "identity": book.add_format(
                {"bold": True, "bg_color": "#00539F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
            ),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "money": book.add_format({"num_format": "#,##0"}),
        }
        for sheet in sheets:
            _sheet(book, styles, sheet, language)


def _sheet(book: Any, styles: Any, sheet: CellSheet, language: Language) -> None:
    page = book.add_worksheet(sheet.title[:31])
    page.freeze_panes(1, 2 if len(sheet.columns) > 2 else 0)
    page.set_row(0, 32)
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, _width(column))
        plain = column.field is not None and column.field.plain
        page.write_string(0, index, column.label[language], styles["identity" if plain else "heading"])
        note = _help(sheet, column, language)
        if note:
            page.write_comment(0, index, note, {"x_scale": 2.5, "y_scale": 1.5})
        allowed = _allowed(column.field, language)
        if allowed:
            page.data_validation(
                1, index, _ROWS_WITH_CHOICES, index, {"validate": "list", "source": allowed, "error_type": "warning"}
            )
    for number, row in enumerate(sheet.rows, start=1):
        for index, cell in enumerate(row):
            if cell is not None:
                _cell(page, styles, number, index, cell)


def _cell(page: Any, styles: Any, row: int, column: int, cell: object) -> None:
    if isinstance(cell, date) and cell >= _FIRST_EXCEL_DAY:
        page.write_datetime(row, column, cell, styles["date"])
    elif isinstance(cell, int | float) and float(f"{cell:.16G}") == cell:
        page.write_number(row, column, cell)
    elif page.write_string(row, column, as_text(cell)) != 0:
        fault = Fault(
            Place(page.get_name(), "", row + 1), Message("workbook.fault.long"), Message("workbook.mend.long")
        )
        raise InputFaults([fault])


def _width(column: Column) -> float:
    if column.name in ("description", "name"):
        return 36
    return _WIDTHS.get(column.field.kind, 22) if column.field else 20


def _help(sheet: CellSheet, column: Column, language: Language) -> str:
    if column.field is None and column.name not in (*FACT_COLUMNS, *ABOUT_COLUMNS):
        return ""  # something computed, in an exported list
    if sheet.name in (ABOUT_SHEET, FACTS_SHEET) or column.field is None:
        return say(Message(f"workbook.help.{column.name}"), language)
    noun = NOUN_BY_NAME[sheet.name].noun
    return say(Message(f"landscape.field.{noun}.{column.name}.help"), language)


def _allowed(field: Field | None, language: Language) -> list[str]:
    """The drop-down of a column; Excel holds at most 255 characters of choices."""
    if field is None or field.many:
        return []
    if field.kind is Kind.YES_NO:
        return [WORDS[language]["yes"], WORDS[language]["no"]]
    if field.kind is Kind.CHOICE and field.choices is not None:
        labels = [choice_label(member, language) for member in field.choices]
        return labels if len(",".join(labels)) <= 255 and not any("," in label for label in labels) else []
    return []
