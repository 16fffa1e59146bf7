"""A record of any of the three forms as one flat mapping, keyed like GLEIF's CSV columns in lower case.

The three forms say the same in different ways: columns with numbers, nested elements, nested objects whose text
stands under `$`. Column names: golden copy CSV files of LEI-CDF 3.1, RR-CDF 2.1 and Reporting Exceptions 2.1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import IO, Any

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.opening.records import csv_records, json_records, xml_records
from regie.readers.opening.xml import Node

Flat = Mapping[str, str]


class Level(Enum):
    """What a file is about."""

    ENTITIES = "lei"
    RELATIONSHIPS = "rr"
    EXCEPTIONS = "repex"


_BY_COLUMN = {
    "entity.legalname": Level.ENTITIES,
    "relationship.startnode.nodeid": Level.RELATIONSHIPS,
    "exception.category": Level.EXCEPTIONS,
}
_KEY = {
    Level.ENTITIES: "lei",
    Level.RELATIONSHIPS: "relationship.startnode.nodeid",
    Level.EXCEPTIONS: "lei",
}
_NOTHING: Flat = {}
_BY_LIST = {"records": Level.ENTITIES, "relations": Level.RELATIONSHIPS, "exceptions": Level.EXCEPTIONS}
_BY_ELEMENT = {
    "LEIRecord": Level.ENTITIES,
    "RelationshipRecord": Level.RELATIONSHIPS,
    "Exception": Level.EXCEPTIONS,
}
# Elements that the columns call otherwise, or number: # stands for the number among its namesakes.
_STEPS = {
    "otherentityname": "otherentityname.#",
    "transliteratedotherentityname": "transliteratedotherentityname.#",
    "successorentity": "successorentity.#",
    "relationshipperiods": "period",
    "relationshipperiod": "#",
    "relationshipquantifiers": "quantifiers",
    "relationshipquantifier": "#",
    "exceptioncategory": "exception.category",
    "exceptionreason": "exception.reason.#",
    "exceptionreference": "exception.reference.#",
}


def flat_records(stream: IO[bytes], file: str, leis: frozenset[str] | None) -> Iterator[tuple[Level, int, Flat]]:
    """Every record of a GLEIF file: what it is about, its number (in CSV the row), and its values.

    The values of a record that is not of one of `leis` (the child's, in a relationship) are left out; None: of all.
    Raises InputFaults when it is none of the nine forms.
    """
    start = stream.peek(64).lstrip(b"\xef\xbb\xbf \r\n\t")[:1]  # type: ignore[attr-defined]
    if start == b"<":
        for number, node in xml_records(stream, file, frozenset(_BY_ELEMENT)):
            level = _BY_ELEMENT[node.name]
            yield level, number, _wanted(level, _of_node(node), leis)
    elif start == b"{":
        for number, name, record in json_records(stream, file):
            if name not in _BY_LIST:
                raise _not_gleif(Place(file))
            held = record.get("RelationshipRecord", record)
            if not isinstance(held, dict):
                raise _not_gleif(Place(file, "", number))
            level = _BY_LIST[name]
            yield level, number, _wanted(level, _of_object(held), leis)
    else:
        yield from _rows(stream, file, leis)


def _wanted(level: Level, tree: _Tree, leis: frozenset[str] | None) -> Flat:
    flat = dict(_leaves(tree))
    return flat if leis is None or flat.get(_KEY[level]) in leis else _NOTHING


def _rows(stream: IO[bytes], file: str, leis: frozenset[str] | None) -> Iterator[tuple[Level, int, Flat]]:
    rows = csv_records(stream, file)
    header = [column.strip().casefold() for column in next(rows, (0, []))[1]]
    level = next((level for column, level in _BY_COLUMN.items() if column in header), None)
    if level is None or _KEY[level] not in header:
        raise _not_gleif(Place(file))
    key = header.index(_KEY[level])
    for row, cells in rows:
        if len(cells) != len(header):
            place = Place(file, "", row)
            raise InputFaults([Fault(place, Message("gleif.fault.cells"), Message("gleif.mend.cut_off"))])
        if leis is not None and cells[key] not in leis:
            yield level, row, _NOTHING
        else:
            yield level, row, {column: cell for column, cell in zip(header, cells, strict=True) if cell}


def _not_gleif(place: Place) -> InputFaults:
    return InputFaults([Fault(place, Message("gleif.fault.not_gleif"), Message("gleif.mend.not_gleif"))])


_Tree = Iterable[tuple[str, "str | _Tree"]]


def _of_node(node: Node) -> _Tree:
    return [(child.name, _of_node(child) if child.children else child.text.strip()) for child in node.children]


def _of_object(value: Mapping[str, Any]) -> _Tree:
    return [
        (key.rpartition(":")[2], _of_value(item))
        for key, held in value.items()
        if not key.startswith("@")
        for item in (held if isinstance(held, list) else (held,))
    ]


def _of_value(value: Any) -> str | _Tree:
    if isinstance(value, Mapping):
        return _of_value(value["$"]) if "$" in value else _of_object(value)
    return "" if value is None or isinstance(value, list) else str(value)


def _leaves(tree: _Tree, path: str = "") -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for name, held in tree:
        folded = name.casefold()
        seen[folded] += 1
        step = _STEPS.get(folded, folded).replace("#", str(seen[folded]))
        if isinstance(held, str):
            if held:
                yield path + step, held
        else:
            yield from _leaves(held, f"{path}{step}.")
