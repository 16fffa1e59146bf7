"""What one field of one record gets from a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from regie.landscape import Field, Kind
from regie.landscape.faults import Place
from regie.locale import Message
from regie.readers.mapping.changes import CHANGES
from regie.readers.mapping.form import Origin
from regie.readers.mapping.identity import as_written, value_key
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.rows import Row
from regie.readers.records.values import UnfitValueError, parse, plain

Ids = Mapping[str, tuple[str, ...]]
"""The ids of the records one row makes, by what the mapping calls them."""

UNKNOWN = "unknown"
"""In a table of values: this value says nothing about the field."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives for a field: values in the form `assemble` takes, and where they stand."""

    values: tuple[object, ...]
    place: Place


def given(field: Field, origin: Origin, row: Row, ids: Ids, remarks: Remarks) -> Given | None:
    """The values for a field; None when the row says nothing. What cannot be used is remarked, and left unknown.

    `ids` holds the records this row makes.
    """
    if origin.constant:
        return Given((origin.constant,), row.place)
    if origin.record:
        found = tuple(f"{origin.prefix}{id_}" for id_ in ids.get(origin.record, ()))
        return Given(found, row.place) if found else None
    if origin.first_of:
        parts = (given(field, one, row, ids, remarks) for one in origin.first_of)
        return next((one for one in parts if one is not None), None)
    if origin.all_of:
        return _all(field, origin, row, ids, remarks)
    if origin.describe:
        return _described(field, origin, row, remarks)
    return _from_column(field, origin, row, remarks)


def _all(field: Field, origin: Origin, row: Row, ids: Ids, remarks: Remarks) -> Given | None:
    found = [one for part in origin.all_of if (one := given(field, part, row, ids, remarks)) is not None]
    if not found:
        return None
    values = tuple(dict.fromkeys(value for one in found for value in one.values))
    if origin.prefix or origin.join:
        return _joined(origin.join or " ", values, found[0].place, origin.prefix)
    return Given(values, found[0].place)


def _described(field: Field, origin: Origin, row: Row, remarks: Remarks) -> Given | None:
    """Columns without a field of their own, as text: each filled one with its heading."""
    found = []
    for part in origin.describe:
        one = _from_column(field, part, row, remarks)
        if one is not None and one.values:
            found.append(f"{part.column}: {', '.join(str(value) for value in one.values)}")
    return Given(("; ".join(found),), row.place) if found else None


def _from_column(field: Field, origin: Origin, row: Row, remarks: Remarks) -> Given | None:
    if origin.column not in row.cells:
        return None
    place = row.at(origin.column)
    found: list[object] = []
    said_none = False
    for item in items(origin, row.cells[origin.column], place, remarks):
        values = _understood(field, origin, item, place, remarks)
        said_none = said_none or values is None
        found.extend(value for value in values or () if value not in found)
    if not found:
        return Given((), place) if said_none else None
    return _joined(origin.join, found, place) if origin.join else Given(tuple(found), place)


def _joined(join: str, values: Sequence[object], place: Place, prefix: str = "") -> Given:
    """Several values as one text."""
    return Given((prefix + join.join(as_written(value) for value in values),), place)


def items(origin: Origin, cell: object, place: Place, remarks: Remarks) -> Iterator[object]:
    """The one or several values in a cell."""
    if "json_list" in origin.change:
        try:
            cell = CHANGES["json_list"](cell)
        except UnfitValueError as unfit:
            remarks.count(place, unfit.what, unfit.mend)
            return
    parts = cell if isinstance(cell, list) else [cell]
    for mark in origin.split:
        parts = [piece for part in parts for piece in (part.split(mark) if isinstance(part, str) else (part,))]
    for part in parts:
        if not isinstance(part, str) or part.strip():
            yield part.strip() if isinstance(part, str) else part


def _understood(
    field: Field, origin: Origin, item: object, place: Place, remarks: Remarks
) -> tuple[object, ...] | None:
    """One value of a cell as values of the field; several when the mapping says it may be any of them.

    None when the value says that there is none, in a field that holds many.
    """
    try:
        item = _changed(origin, item)
        if item is None:
            return ()
        return _translated(field, origin, item, place, remarks)
    except UnfitValueError as unfit:
        remarks.count(place, unfit.what, unfit.mend)
        return ()


def _changed(origin: Origin, item: object) -> object:
    """The value after every change; None when it stands for unknown, before or after."""
    if origin.unknown and value_key(item) in origin.unknown_keys:
        return None
    for prefix in origin.remove_prefix:
        if isinstance(item, str) and item.casefold().startswith(prefix.casefold()):
            item = item[len(prefix) :].strip()
            break
    for name in origin.change:
        if name != "json_list":
            item = CHANGES[name](item)
    return None if origin.unknown and value_key(item) in origin.unknown_keys else item


def _translated(
    field: Field, origin: Origin, item: object, place: Place, remarks: Remarks
) -> tuple[object, ...] | None:
    words = origin.table.get(value_key(item)) if origin.values else None
    if words == (UNKNOWN,):
        reason = Message("mapping.left_out.value", value=as_written(item))
        remarks.leave(place.column, as_written(item), reason)
        return ()
    if words == ("none",) and field.many:
        return None
    if words is None and origin.values and field.kind is Kind.TEXT:
        known = tuple(value for value, _ in origin.values)
        raise UnfitValueError(
            Message("mapping.fault.value", value=as_written(item)), Message("mapping.mend.value", values=known)
        )
    return tuple(_fitting(field, origin, word) for word in words or (item,))


def _fitting(field: Field, origin: Origin, value: object) -> object:
    """A value of the field in the form `assemble` takes. Raises UnfitValueError."""
    if field.kind is Kind.REFERENCE or field.kind is Kind.TEXT:
        value = f"{origin.prefix}{as_written(value)}"
    return plain(parse(field, value))
