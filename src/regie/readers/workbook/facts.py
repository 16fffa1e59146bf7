"""The sheet of facts: claims that one cell cannot hold, about things on any sheet of any file read together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.records.assemble import Raw, RawClaim, RawFact, RawRow, as_typed
from regie.readers.records.cells import is_unknown, understand
from regie.readers.records.values import fold
from regie.readers.workbook.layout import OVERRULED, noun_headings

_ID_FIELD = fields(NOUN_BY_NAME["application"])[0]


def add_facts(raw: Raw) -> None:
    """Claims of the sheets of facts take the place of the cell, unless the cell says something else."""
    rows: dict[str, RawRow] = {}
    for row in raw.rows if raw.facts else ():
        rows.setdefault(as_typed(row.plain.get("id", "")), row)
    claims: dict[tuple[str, str], list[RawClaim]] = {}
    understood: dict[tuple[Kind, bool, str], object] = {}
    ids: dict[str, str] = {}
    for fact in raw.facts:
        id_ = _id(fact.cells.get("id", ""), ids)
        one = _field(raw, fact, rows.get(id_))
        if one is not None:
            value = _value(one, fact.cells.get("value"), understood)
            claim = RawClaim(value, fact.source, fact.place, _reason(fact.cells.get(OVERRULED)), "value")
            claims.setdefault((id_, one.name), []).append(claim)
    for (id_, name), found in claims.items():
        row = rows[id_]
        inline: Sequence[RawClaim] = row.claims.get(name, [])
        if name in row.cells:
            inline = [RawClaim(row.cells.pop(name), row.source, row.place, column=name)]
        row.claims[name] = found + [claim for claim in inline if not _among(claim.value, found)]
    raw.facts.clear()


def _id(cell: object, understood: dict[str, str]) -> str:
    """The id that a cell means; a thing has many rows of facts, and its id is worked out once."""
    if not isinstance(cell, str):
        return as_typed(understand(_ID_FIELD, cell))
    if cell not in understood:
        understood[cell] = as_typed(understand(_ID_FIELD, cell))
    return understood[cell]


def _value(one: Field, cell: object, understood: dict[tuple[Kind, bool, str], object]) -> object:
    """The cell as raw value, None when it says nothing; what was said of a field before is not worked out again."""
    if not isinstance(cell, str):
        return None if cell is None else understand(one, cell)
    key = (one.kind, one.many, cell)
    if key not in understood:
        understood[key] = None if is_unknown(cell) else understand(one, cell)
    return understood[key]


def _field(raw: Raw, fact: RawFact, target: RawRow | None) -> Field | None:
    """The field a row of facts speaks of, or None after saying why there is none."""
    if target is None:
        what = Message("workbook.fault.fact_id", id=str(fact.cells.get("id", "")))
        raw.faults.append(Fault(_at(fact, "id"), what, Message("workbook.mend.fact_id")))
        return None
    field = _fact_field(target.noun, str(fact.cells.get("field", "")))
    if field is None:
        what = Message("workbook.fault.fact_field", field=str(fact.cells.get("field", "")))
        raw.faults.append(Fault(_at(fact, "field"), what, Message("workbook.mend.fact_field")))
        return None
    return field


@lru_cache(maxsize=1024)
def _fact_field(noun: str, heading: str) -> Field | None:
    """The field that a heading names, when it is one that holds a fact."""
    column = noun_headings(noun).get(fold(heading))
    return None if column is None or column.field is None or column.field.plain else column.field


def _reason(cell: object) -> str:
    return "" if cell is None else str(understand(_ID_FIELD, cell))


def _at(fact: RawFact, column: str) -> Place:
    return Place(fact.place.file, fact.place.sheet, fact.place.row, column)


def _among(value: Any, found: Sequence[RawClaim]) -> bool:
    return any(value == claim.value or str(value) == str(claim.value) for claim in found if not claim.overruled)
