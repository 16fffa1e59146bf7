"""Faults in words, and equal ones taken together, for terminal and workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from regie.landscape import NOUN_BY_NAME
from regie.landscape.faults import Fault, Place
from regie.locale import Language, Message, say
from regie.readers.records.values import fold
from regie.readers.workbook.layout import ABOUT_SHEET, FACTS_SHEET, columns, plain_columns, sheet_names


def grouped(faults: Sequence[Fault]) -> list[list[Fault]]:
    """Faults of the same kind in the same column together, in the order in which each kind comes up first."""
    groups: dict[tuple[str, str, str, str], list[Fault]] = {}
    for fault in faults:
        place = fault.place
        # what is wrong with a heading is of its own: the columns differ by nature
        column = "" if place.row == 1 else place.column
        groups.setdefault((place.file, place.sheet, column, fault.what.key), []).append(fault)
    return list(groups.values())


def column_in_words(place: Place, language: Language) -> str:
    """A column as a workbook calls it; as the place itself does when it is no column of a landscape's sheet."""
    name = sheet_names().get(fold(place.sheet or Path(place.file).stem), "")
    if name in (ABOUT_SHEET, FACTS_SHEET):
        known = plain_columns(name)
    else:
        known = columns(NOUN_BY_NAME[name]) if name in NOUN_BY_NAME else ()
    return next((one.label[language] for one in known if one.name == place.column), place.column)


def where(place: Place, language: Language) -> str:
    """A place in words: file, sheet, row and column, as far as they apply."""
    row = say(Message("terminal.faults.row", row=str(place.row)), language) if place.row else ""
    parts = [place.file, place.sheet, row, column_in_words(place, language) if place.column else ""]
    return " · ".join(part for part in parts if part)
