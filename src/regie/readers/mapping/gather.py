"""From rows to raw records: one row may make several, several rows may speak of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from regie.landscape import NOUN_BY_NAME, Field, Kind, Source, fields
from regie.locale import Message
from regie.readers.mapping.form import Condition, Origin, RecordRule, Table
from regie.readers.mapping.identity import value_key
from regie.readers.mapping.origins import Given, Ids, given, items
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.rows import Row
from regie.readers.records.raw import RawClaim, RawRow, as_line

_ID = Field("id", Kind.TEXT, plain=True)
_DAY = Field("date", Kind.DATE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A record a row makes: its id, the row as it sees it, and which of the other records of the row are its own."""

    id: str
    row: Row
    only: Ids


@dataclass(slots=True)
class Gathered:
    """The records so far, of all files; `read` is how many rows they come from."""

    remarks: Remarks
    records: list[RawRow] = field(default_factory=list)
    read: int = 0
    _sheets: int = 0
    _by_id: dict[str, RawRow] = field(default_factory=dict)
    _first_on: dict[str, int] = field(default_factory=dict)

    def add_rows(self, table: Table, rows: Iterable[Row], source: Source) -> None:
        """Everything the rows of one sheet make. What an earlier sheet holds already stays as it is."""
        self._sheets += 1
        for row in rows:
            self.read += 1
            rules = [rule for rule in table.records if _applies(rule, row)]
            named: dict[str, list[_Named]] = {}
            for rule in rules:
                named[rule.name] = list(self._named(rule, row, named))
            ids = _ids(named)
            for rule in rules:
                for one in named[rule.name]:
                    self._add(rule, self._record(rule, one, {**ids, **one.only}, source))

    def _named(self, rule: RecordRule, row: Row, earlier: Mapping[str, list[_Named]]) -> Iterator[_Named]:
        """The ids a rule gives in a row. A cell with several values makes several records, and so does a record that
        is made for each of others."""
        if rule.each:
            for one in earlier.get(rule.each, ()):
                yield from self._of_row(rule, one.row, earlier, {**one.only, rule.each: (one.id,)})
        else:
            yield from self._of_row(rule, row, earlier, {})

    def _of_row(self, rule: RecordRule, row: Row, earlier: Mapping[str, list[_Named]], only: Ids) -> Iterator[_Named]:
        if rule.id is None:
            yield _Named("", row, only)  # of a noun without a name: `assemble` derives the id
            return
        for part in self._parts(rule.id, row):
            found = given(_ID, rule.id, part, {**_ids(earlier), **only}, self.remarks)
            if found is not None:
                yield _Named(" ".join(str(value) for value in found.values), part, only)

    def _parts(self, origin: Origin, row: Row) -> Iterable[Row]:
        if not origin.column or origin.column not in row.cells:
            return (row,)
        cells = items(origin, row.cells[origin.column], row.at(origin.column), self.remarks)
        return (Row(row.place, {**row.cells, origin.column: item}) for item in cells)

    def _record(self, rule: RecordRule, named: _Named, ids: Ids, file: Source) -> RawRow:
        row = named.row
        day = given(_DAY, rule.date, row, ids, self.remarks) if rule.date else None
        source = Source(file.name, _day(day) or file.date)
        record = RawRow(rule.noun, as_line(row.place), source)
        known = {one.name: one for one in fields(NOUN_BY_NAME[rule.noun])}
        for name, origin in rule.fields:
            found = given(known[name], origin, row, ids, self.remarks)
            if found is None:
                continue
            if known[name].plain:
                record.plain[name] = found.values[0]
            elif known[name].many:
                record.claims[name] = [RawClaim(list(found.values), source, found.place)]
            else:
                record.claims[name] = [RawClaim(value, source, found.place) for value in found.values]
        if named.id:
            record.plain["id"] = named.id
        return record

    def _add(self, rule: RecordRule, record: RawRow) -> None:
        id_ = str(record.plain.get("id", "")) or (_said(record) if rule.shared else "")
        first = self._by_id.get(id_) if id_ else None
        if first is None:
            self.records.append(record)
            if id_:
                self._by_id[id_], self._first_on[id_] = record, self._sheets
        elif first.noun == record.noun and rule.shared:
            _unite(first, record, self.remarks)
        elif first.noun == record.noun and self._first_on[id_] != self._sheets:
            where = record.place.sheet or record.place.file
            reason = Message(
                "mapping.left_out.twice", id=id_, sheet=first.place.sheet or first.place.file, row=first.place.row
            )
            self.remarks.leave(where, id_, reason)
        else:
            self.records.append(record)  # twice on one sheet: `assemble` says so, with both places


def _ids(named: Mapping[str, list[_Named]]) -> Ids:
    return {
        name: tuple(dict.fromkeys(one.id for one in found))
        for name, found in named.items()
        if any(one.id for one in found)
    }


def _applies(rule: RecordRule, row: Row) -> bool:
    if rule.when_filled and not any(name in row.cells for name in rule.when_filled):
        return False
    return rule.only_when is None or _says(rule.only_when, row)


def _says(condition: Condition, row: Row) -> bool:
    cell = row.cells.get(condition.column)
    items = cell if isinstance(cell, list) else [cell]
    return bool({value_key(item) for item in items} & {value_key(text) for text in condition.says})


def _said(record: RawRow) -> str:
    """What a record without an id of its own is about, to know it again."""
    return "\n".join((record.noun, *(f"{name} {value}" for name, value in sorted(record.plain.items()))))


def _day(found: Given | None) -> date | None:
    return found.values[0] if found and isinstance(found.values[0], date) else None


def _unite(first: RawRow, record: RawRow, remarks: Remarks) -> None:
    """What another row says of the same thing: more of what it holds many of, other values beside the first."""
    names = (str(first.plain.get("name", "")), str(record.plain.get("name", "")))
    if names[1] and names[1] not in (names[0], str(record.plain.get("id", ""))):
        reason = Message("mapping.left_out.spelling", name=names[0])
        remarks.leave(record.place.sheet or record.place.file, names[1], reason)
    for name, claims in record.claims.items():
        held = [*first.claims.get(name, ())]
        first.claims[name] = held
        for claim in claims:
            if isinstance(claim.value, list) and held:
                known = held[0].value
                assert isinstance(known, list)
                known.extend(value for value in claim.value if value not in known)
            elif all(claim.value != one.value for one in held):
                held.append(claim)
