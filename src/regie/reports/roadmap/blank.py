"""Workbooks to begin with: the tables of a file about the route, with their headings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from io import BytesIO

from regie.locale import Language, Message, say
from regie.readers.roadmap import TABLES
from regie.reports.sheets import SAFE, Row, write_sheet


def blank_route(tables: Collection[str], language: Language, rows: Mapping[str, Iterable[Row]] | None = None) -> bytes:
    """A workbook with a sheet for each of these tables, in the order and with the columns that are read back; `rows` by
    table are filled in already."""
    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {**SAFE, "in_memory": True}) as book:
        for name in tables:
            columns = [(one.name, say(Message(f"roadmap.column.{one.name}"), language)) for one in TABLES[name].columns]
            title = say(Message(f"roadmap.sheet.{name}"), language)
            write_sheet(book, title, columns, (rows or {}).get(name, ()))
    return made.getvalue()
