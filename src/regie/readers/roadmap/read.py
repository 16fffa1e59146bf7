"""A file about the route, as a workbook or as YAML, to values: all of it, or every fault in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regie.landscape import Source
from regie.landscape.faults import Fault, InputFaults, Place, Severity, in_order
from regie.locale import Message
from regie.readers.mapping.marked_yaml import Marked, read_marked
from regie.readers.opening import FileKind, decode_text, kind_of, read_bytes
from regie.readers.records.values import UnfitValueError, parse
from regie.readers.roadmap.checking import check
from regie.readers.roadmap.layout import TABLES, Table, column_named, table_named
from regie.readers.roadmap.values import (
    NOTHING,
    Budget,
    Capacity,
    Estimate,
    Freeze,
    Given,
    Group,
    Happened,
    Landing,
    MostMoves,
    Option,
    Order,
    Room,
    Strategy,
)
from regie.readers.workbook.spreadsheet import read_spreadsheet

_EMPTY = (None, "")
Cells = Mapping[str, Any]


@dataclass
class _Rows:
    """Rows by table, each with its place; and what is wrong. Only `wanted` tables may be there."""

    wanted: Collection[str]
    rows: dict[str, list[tuple[Place, Cells]]] = field(default_factory=lambda: {name: [] for name in TABLES})
    faults: list[Fault] = field(default_factory=list)


def read_roadmap(path: Path, things: Iterable[str] = (), tables: Collection[str] = frozenset(TABLES)) -> Given:
    """What a file says of the route of `things` (any, when none are given), in these tables.

    Raises InputFaults with every fault: cells that cannot be, ranges that do not ascend, things that are not there,
    orders that run in a circle, a thing in two groups, another table than these.
    """
    found = _Rows(tables)
    kind = kind_of(path)
    if kind in (FileKind.XLSX, FileKind.ODS):
        for sheet in read_spreadsheet(read_bytes(path), path.name):
            _sheet(found, path.name, sheet.title, sheet.rows)
    else:
        _texts(found, path.name, read_marked(decode_text(read_bytes(path), path.name).text, path.name))
    given = _given(found)
    faults = [*found.faults, *check(given, frozenset(things))]
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise InputFaults(in_order(faults))
    return given


def _fault(place: Place, key: str, **values: object) -> Fault:
    return Fault(place, Message(f"roadmap.fault.{key}", **values), Message(f"roadmap.mend.{key}"))


def _unwanted(found: _Rows, table: Table, place: Place) -> bool:
    """Whether a table is of another file; that is a fault."""
    if table.name in found.wanted:
        return False
    names = tuple(Message(f"roadmap.sheet.{name}") for name in TABLES if name in found.wanted)
    what = Message("roadmap.fault.elsewhere", table=Message(f"roadmap.sheet.{table.name}"))
    found.faults.append(Fault(place, what, Message("roadmap.mend.elsewhere", tables=names)))
    return True


def _sheet(found: _Rows, file: str, title: str, rows: Sequence[Sequence[object]]) -> None:
    table = table_named(title)
    if table is None:
        found.faults.append(_fault(Place(file, title), "table", table=title))
        return
    beyond_headings = sum(any(cell not in _EMPTY for cell in row) for row in rows) > 1
    if beyond_headings and _unwanted(found, table, Place(file, title)):
        return
    headings: list[str] | None = None
    for number, row in enumerate(rows, start=1):
        cells = list(row)
        if all(cell in _EMPTY for cell in cells):
            continue
        if headings is None:
            headings = [str(cell or "") for cell in cells]
            continue
        pairs = ((heading, cell) for heading, cell in zip(headings, cells, strict=False) if cell not in _EMPTY)
        _row(found, table, Place(file, title, number), pairs)


def _texts(found: _Rows, file: str, root: Marked) -> None:
    for key, value in root.pairs or ():
        title = key.text or ""
        table = table_named(title)
        if table is None or value.items is None:
            found.faults.append(_fault(Place(file, row=key.line), "table", table=title))
            continue
        if value.items and _unwanted(found, table, Place(file, table.name, key.line)):
            continue
        for item in value.items:
            pairs = ((one.text or "", cell.plain) for one, cell in item.pairs or () if not cell.empty)
            _row(found, table, Place(file, table.name, item.line), pairs)
    if not root.pairs:
        found.faults.append(_fault(Place(file), "table", table=""))


def _row(found: _Rows, table: Table, place: Place, pairs: Iterable[tuple[str, object]]) -> None:
    cells: dict[str, Any] = {}
    wrong = False
    for heading, cell in pairs:
        at = Place(place.file, place.sheet, place.row, heading)
        column = column_named(table, heading)
        if column is None:
            found.faults.append(_fault(at, "column", column=heading))
            continue
        try:
            cells[column.name] = parse(column, cell)
        except UnfitValueError as unfit:
            wrong = True
            found.faults.append(Fault(at, unfit.what, unfit.mend))
    missing = [name for name in table.required if name not in cells]
    if missing and not wrong:
        found.faults.extend(
            _fault(Place(place.file, place.sheet, place.row, name), "missing", column=Message(f"roadmap.column.{name}"))
            for name in missing
        )
    elif not wrong:
        found.rows[table.name].append((place, cells))


def _given(found: _Rows) -> Given:
    places: dict[object, Place] = {}

    def each(table: str, make: Callable[[Cells], Any]) -> tuple[Any, ...]:
        made = []
        for place, cells in found.rows[table]:
            made.append(make(cells))
            places[made[-1]] = place
        return tuple(made)

    work = _work(found)
    return Given(
        options=each("options", lambda cells: _option(cells, work)),
        landings=each("landings", lambda cells: _landing(cells, work)),
        orders=each("orders", lambda cells: Order(cells["thing"], cells["after"], cells.get("years", 0))),
        groups=tuple(_groups(found, places)),
        budgets=each("budgets", lambda cells: Budget(cells["year"], cells["amount"], cells.get("cluster", ""))),
        capacities=each(
            "capacities",
            lambda cells: Capacity(cells["skill"], cells["days"], cells.get("year"), cells.get("cluster", "")),
        ),
        freezes=each("freezes", lambda cells: Freeze(cells["first"], cells["last"], cells.get("cluster", ""))),
        limits=each("limits", lambda cells: MostMoves(cells["moves"], cells.get("cluster", ""))),
        actuals=each(
            "actuals",
            lambda cells: Happened(
                cells["thing"], cells.get("finished"), cells.get("spent"), cells.get("dropped", False)
            ),
        ),
        rooms=each("rooms", lambda cells: Room(cells["platform"], cells["moves"])),
        places=places,
    )


Work = Mapping[tuple[str, Strategy | None, str], tuple[tuple[str, float], ...]]


def _work(found: _Rows) -> Work:
    made: dict[tuple[str, Strategy | None, str], tuple[tuple[str, float], ...]] = {}
    for _, cells in found.rows["work"]:
        key = (cells["thing"], cells.get("strategy"), cells.get("target", ""))
        made[key] = (*made.get(key, ()), (cells["skill"], cells["days"]))
    return made


def _option(cells: Cells, work: Work) -> Option:
    thing, strategy, target = cells["thing"], cells["strategy"], cells.get("target", "")
    return Option(
        thing,
        strategy,
        target,
        _estimate(cells, "once"),
        _estimate(cells, "running") if "running" in cells else None,
        _estimate(cells, "years") if "years" in cells else Estimate.exactly(1),
        work.get((thing, strategy, target), work.get((thing, None, ""), ())),
        frozenset(word.strip() for word in cells.get("meets", "").split(",") if word.strip()),
        cells.get("supplier", target),
    )


def _landing(cells: Cells, work: Work) -> Landing:
    return Landing(
        cells["id"],
        cells.get("name", cells["id"]),
        _estimate(cells, "once"),
        _estimate(cells, "running"),
        _estimate(cells, "years") if "years" in cells else Estimate.exactly(1),
        work.get((cells["id"], None, ""), ()),
        cells.get("earliest"),
    )


def _estimate(cells: Cells, name: str) -> Estimate:
    likely = cells.get(name)
    if likely is None:
        return NOTHING
    source = Source(cells.get("source", ""), cells.get("date"))
    return Estimate(cells.get(f"{name}_low", likely), likely, cells.get(f"{name}_high", likely), source)


def _groups(found: _Rows, places: dict[object, Place]) -> Iterator[Group]:
    members: dict[str, list[str]] = {}
    for place, cells in found.rows["groups"]:
        members.setdefault(cells["group"], []).append(cells["thing"])
        places[cells["group"], cells["thing"]] = place
    for name, things in members.items():
        yield Group(name, tuple(things))
