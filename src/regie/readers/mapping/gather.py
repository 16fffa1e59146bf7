"""From rows to raw records: one row may make several, several rows may speak of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from regie.landscape import NOUN_BY_NAME, Field, Kind, Source, fields
from regie.locale import Message
from regie.readers.mapping.form import Condition, RecordRule, Table
from regie.readers.mapping.identity import value_key
from regie.readers.mapping.origins import Given, given
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.rows import Row
from regie.readers.records.assemble import RawClaim, RawRow

_ID = Field("id", Kind.TEXT, plain=True)
_DAY = Field("date", Kind.DATE)


@dataclass(slots=True)
class Gathered:
    """The records so far. `order` is the sheet each comes from, the first being the one that wins."""

    source: Source
    remarks: Remarks
    records: list[RawRow] = field(default_factory=list)
    read: int = 0
    _by_id: dict[str, RawRow] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)

    def add_rows(self, table: Table, rows: Iterable[Row], order: int) -> None:
        """Everything the rows of one sheet make."""
        for row in rows:
            self.read += 1
            rules = [rule for rule in table.records if _applies(rule, row)]
            ids = self._ids(rules, row)
            for rule in rules:
                if rule.name in ids:
                    self._add(rule, self._record(rule, row, ids), order)

    def _ids(self, rules: Iterable[RecordRule], row: Row) -> dict[str, str]:
        ids: dict[str, str] = {}
        for rule in rules:
            if rule.id is None:
                ids[rule.name] = ""  # of a noun without a name: `assemble` derives it
            elif found := given(_ID, rule.id, row, ids, self.remarks):
                ids[rule.name] = " ".join(str(value) for value in found.values)
        return ids

    def _record(self, rule: RecordRule, row: Row, ids: Mapping[str, str]) -> RawRow:
        day = given(_DAY, rule.date, row, dict(ids), self.remarks) if rule.date else None
        source = Source(self.source.name, _day(day) or self.source.date)
        record = RawRow(rule.noun, row.place, source)
        known = {one.name: one for one in fields(NOUN_BY_NAME[rule.noun])}
        for name, origin in rule.fields:
            found = given(known[name], origin, row, dict(ids), self.remarks)
            if found is None:
                continue
            if known[name].plain:
                record.plain[name] = found.values[0]
            elif known[name].many:
                record.claims[name] = [RawClaim(list(found.values), source, found.place)]
            else:
                record.claims[name] = [RawClaim(value, source, found.place) for value in found.values]
        if ids[rule.name]:
            record.plain["id"] = ids[rule.name]
        return record

    def _add(self, rule: RecordRule, record: RawRow, order: int) -> None:
        id_ = str(record.plain.get("id", ""))
        first = self._by_id.get(id_) if id_ else None
        if first is None:
            self.records.append(record)
            if id_:
                self._by_id[id_], self._order[id_] = record, order
        elif first.noun == record.noun and rule.shared:
            _unite(first, record, self.remarks)
        elif first.noun == record.noun and self._order[id_] != order:
            where = record.place.sheet or record.place.file
            reason = Message("mapping.left_out.twice", id=id_, sheet=first.place.sheet, row=first.place.row)
            self.remarks.leave(where, id_, reason)
        else:
            self.records.append(record)  # twice on one sheet: `assemble` says so, with both places


def _applies(rule: RecordRule, row: Row) -> bool:
    if rule.when_filled and not any(name in row.cells for name in rule.when_filled):
        return False
    return rule.only_when is None or _says(rule.only_when, row)


def _says(condition: Condition, row: Row) -> bool:
    cell = row.cells.get(condition.column)
    items = cell if isinstance(cell, list) else [cell]
    return bool({value_key(item) for item in items} & {value_key(text) for text in condition.says})


def _day(found: Given | None) -> date | None:
    return found.values[0] if found and isinstance(found.values[0], date) else None


def _unite(first: RawRow, record: RawRow, remarks: Remarks) -> None:
    """What another row says of the same thing: more of what it holds many of, other values beside the first."""
    names = (str(first.plain.get("name", "")), str(record.plain.get("name", "")))
    if names[1] and names[0] != names[1]:
        reason = Message("mapping.left_out.spelling", name=names[0])
        remarks.leave(record.place.sheet or record.place.file, names[1], reason)
    for name, claims in record.claims.items():
        held = first.claims.setdefault(name, [])
        for claim in claims:
            if isinstance(claim.value, list) and held:
                known = held[0].value
                assert isinstance(known, list)
                known.extend(value for value in claim.value if value not in known)
            elif all(claim.value != one.value for one in held):
                held.append(claim)
