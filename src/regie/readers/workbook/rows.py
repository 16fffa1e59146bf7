"""A landscape as sheets of cells, the same for XLSX, ODS and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regie.landscape import NO_SOURCE, NOUNS, Fact, Landscape, Record, Source, fields
from regie.locale import Language, Message, say
from regie.readers.records.cells import protect, show, show_fact
from regie.readers.workbook.layout import (
    ABOUT_SHEET,
    FACTS_SHEET,
    Column,
    columns,
    plain_columns,
    sheet_title,
)


@dataclass(slots=True)
class CellSheet:
    """A sheet to write: what it holds, its title, its columns, and rows of cells (None is empty)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[list[object]] = field(default_factory=list)


def cell_sheets(landscape: Landscape, language: Language) -> list[CellSheet]:
    """All sheets, also those without rows: about, one a noun, the facts that do not fit in one cell."""
    facts = CellSheet(FACTS_SHEET, sheet_title(FACTS_SHEET, language), plain_columns(FACTS_SHEET))
    about = CellSheet(ABOUT_SHEET, sheet_title(ABOUT_SHEET, language), plain_columns(ABOUT_SHEET))
    about.rows = [
        [say(Message("workbook.about.name"), language), protect(landscape.name) if landscape.name else None],
        [say(Message("workbook.about.as_of"), language), landscape.as_of],
    ]
    sheets = [about]
    for noun in NOUNS:
        sheet = CellSheet(noun.noun, sheet_title(noun.noun, language), columns(noun))
        for record in landscape.all(noun):
            sheet.rows.append(_row(record, language))
            facts.rows.extend(_facts(record, language))
        sheets.append(sheet)
    return [*sheets, facts]


def _row(record: Record, language: Language) -> list[object]:
    cells: list[object] = []
    for one in fields(type(record)):
        held = getattr(record, one.name)
        if one.plain:
            cells.append(show(one, held, language) if held != "" else None)
        else:
            cells.append(show_fact(one, held, language))
    return [*cells, *_source(record.source)]


def _source(source: Source) -> list[object]:
    return [protect(source.name) if source.name else None, source.date]


def _facts(record: Record, language: Language) -> Iterator[list[object]]:
    """The rows of facts whose claims one cell and the row's source cannot hold."""
    for one in fields(type(record)):
        held = getattr(record, one.name)
        if one.plain or _fits_in_a_cell(held, record.source):
            continue
        field = say(Message(f"landscape.field.{record.noun}.{one.name}.label"), language)
        noun = say(Message(f"landscape.noun.{record.noun}.one"), language)
        start: list[object] = [noun, protect(record.id), field]
        for claim in held.claims:
            yield [*start, show(one, claim.value, language), *_source(claim.source), None]
        for claim in held.overruled:
            yield [*start, show(one, claim.value, language), *_source(claim.source), protect(claim.reason)]
        if held.asked != NO_SOURCE:
            yield [*start, None, *_source(held.asked), None]


def _fits_in_a_cell(fact: Fact[Any], source: Source) -> bool:
    if fact.overruled:
        return False
    if not fact.claims:
        return fact.asked == NO_SOURCE
    return len(fact.claims) == 1 and fact.claims[0].source == source and fact.asked == NO_SOURCE
