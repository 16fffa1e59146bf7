"""The sheet of facts: claims that one cell cannot hold, about things on any sheet of any file read together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from regie.landscape import NOUN_BY_NAME, Field, fields
from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.records.cells import is_unknown, understand
from regie.readers.records.raw import Line, Raw, RawClaim, RawFact, RawRow, as_typed, at_line
from regie.readers.records.values import fold
from regie.readers.workbook.layout import noun_headings

_ID_FIELD = fields(NOUN_BY_NAME["application"])[0]


def add_facts(raw: Raw) -> None:
    """Claims of the sheets of facts take the place of the cell, unless the cell says something else."""
    rows: dict[str, RawRow] = {}
    for row in raw.rows if raw.facts else ():
        rows.setdefault(as_typed(row.plain.get("id", "")), row)
    ids: dict[object, str] = {}
    # of many things of one noun the same is said: they share the list with that one claim
    shared: dict[tuple[str, RawFact], tuple[str, list[RawClaim]]] = {}
    besides: list[tuple[RawRow, str, Sequence[RawClaim]]] = []
    for line, cell, fact in raw.facts:
        target = rows.get(_id(cell, ids))
        if target is None:
            raw.faults.append(_fault(at_line(line, "id"), "fact_id", id="" if cell is None else str(cell)))
            continue
        found = shared.get((target.noun, fact))
        if found is None:
            heading = "" if fact.field is None else str(fact.field)
            one = _fact_field(target.noun, heading)
            if one is None:
                raw.faults.append(_fault(at_line(line, "field"), "fact_field", field=heading))
                continue
            found = shared[target.noun, fact] = one.name, [_claim(one, fact)]
        name, claims = found
        if name in target.elsewhere:
            _add(target, name, claims, line)
            continue
        if own := _own(target, name, claims[0]):
            besides.append((target, name, own))
        target.claims[name], target.elsewhere[name] = claims, [line]
    for row, name, own in besides:
        claims = row.claims[name]
        row.claims[name] = [*claims, *(claim for claim in own if not _among(claim.value, claims))]
    raw.facts.clear()


def _add(row: RawRow, name: str, claims: Sequence[RawClaim], line: Line) -> None:
    """Add what is said besides; the first claim stands in a list that is shared."""
    if len(row.elsewhere[name]) == 1:
        row.claims[name] = list(row.claims[name])
    row.claims[name].extend(claims)
    row.elsewhere[name].append(line)


def _fault(place: Place, key: str, /, **values: object) -> Fault:
    return Fault(place, Message(f"workbook.fault.{key}", **values), Message(f"workbook.mend.{key}"))


def _id(cell: object, understood: dict[object, str]) -> str:
    """The id that a cell means; a thing has many rows of facts, and its id is worked out once."""
    if not isinstance(cell, str):
        return "" if cell is None else as_typed(cell)
    found = understood.get(cell)
    if found is None:
        found = understood[cell] = as_typed(understand(_ID_FIELD, cell))
    return found


@lru_cache(maxsize=1024)
def _fact_field(noun: str, heading: str) -> Field | None:
    """The field that a heading names, when it is one that holds a fact."""
    column = noun_headings(noun).get(fold(heading))
    return None if column is None or column.field is None or column.field.plain else column.field


def _claim(one: Field, fact: RawFact) -> RawClaim:
    value = None if is_unknown(fact.value) else understand(one, fact.value)
    reason = "" if fact.overruled is None else str(understand(_ID_FIELD, fact.overruled))
    return RawClaim(value, fact.source, overruled=reason)


def _own(row: RawRow, name: str, claim: RawClaim) -> Sequence[RawClaim]:
    """What the row itself says of a field, unless its cell repeats the claim, as it mostly does."""
    value = row.cells.pop(name, None)
    if value is None:
        return row.claims.get(name, ())
    return () if value == claim.value and not claim.overruled else [RawClaim(value, row.source)]


def _among(value: object, claims: Sequence[RawClaim]) -> bool:
    return any((value == claim.value or str(value) == str(claim.value)) and not claim.overruled for claim in claims)
