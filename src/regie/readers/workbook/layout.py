"""The sheets and columns of the workbook, in Dutch and English; the reader accepts either, and the technical name."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from regie.landscape import NOUN_BY_NAME, NOUNS, Field, Record, fields
from regie.locale import LANGUAGES, Language, Message, say
from regie.readers.records.values import fold

SOURCE, DATE = "source", "date"
ABOUT_SHEET, FACTS_SHEET = "about", "facts"
OVERRULED = "overruled"
FACT_COLUMNS = ("noun", "id", "field", "value", SOURCE, DATE, OVERRULED)
ABOUT_COLUMNS = ("key", "value")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: a field of the noun, or the row's source or date (field None)."""

    name: str
    field: Field | None
    label: Mapping[Language, str] = dataclasses.field(hash=False)


def sheet_title(name: str, language: Language) -> str:
    """The title of a sheet: of a noun (plural), of the facts, or about the landscape."""
    key = f"workbook.sheet.{name}" if name in (ABOUT_SHEET, FACTS_SHEET) else f"landscape.noun.{name}.other"
    return say(Message(key), language)


def columns(noun: type[Record]) -> tuple[Column, ...]:
    """The columns of a noun's sheet, its fields first, then the source and date of the row."""
    return _columns(noun.noun)


@cache
def _columns(name: str) -> tuple[Column, ...]:
    noun = NOUN_BY_NAME[name]
    own = tuple(
        Column(field.name, field, _labels(f"landscape.field.{noun.noun}.{field.name}.label")) for field in fields(noun)
    )
    return (*own, *(Column(name, None, _labels(f"workbook.column.{name}")) for name in (SOURCE, DATE)))


def plain_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of the sheet of facts, or of the sheet about the landscape."""
    names = FACT_COLUMNS if sheet == FACTS_SHEET else ABOUT_COLUMNS
    return tuple(Column(name, None, _labels(f"workbook.column.{name}")) for name in names)


@cache
def sheet_names() -> Mapping[str, str]:
    """Every way to write a sheet's title, folded, to what it holds."""
    found = {}
    for name in (*(noun.noun for noun in NOUNS), ABOUT_SHEET, FACTS_SHEET):
        found[fold(name)] = name
        for language in LANGUAGES:
            found[fold(sheet_title(name, language))] = name
    return found


def is_known_sheet(title: str) -> bool:
    """Whether a sheet with this title is part of a landscape; others are not read."""
    return fold(title) in sheet_names()


@cache
def noun_headings(noun: str) -> Mapping[str, Column]:
    """Every way to write the heading of a column of a noun's sheet, folded."""
    return by_heading(_columns(noun))


def by_heading(found: Sequence[Column]) -> Mapping[str, Column]:
    """Every way to write a column's heading, folded."""
    headings = {fold(column.name): column for column in found}
    headings.update((fold(label), column) for column in found for label in column.label.values())
    return headings


def _labels(key: str) -> Mapping[Language, str]:
    return {language: say(Message(key), language) for language in LANGUAGES}
