"""Rows of one noun to things, all at once: what a column says again and again is understood once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from types import NoneType
from typing import Any, NamedTuple

from regie.landscape import (
    NO_SOURCE,
    NOUN_BY_NAME,
    UNKNOWN,
    Claim,
    Fact,
    Field,
    Kind,
    NamedRecord,
    Overruled,
    Record,
    Source,
    by_column,
    fields,
)
from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.records.names import Names
from regie.readers.records.raw import RawClaim, RawRow
from regie.readers.records.values import Complaint, UnfitValueError, parse

_TEXT = frozenset({str, NoneType})
_ONE_OF = (bool, int, float, date)
"""Kinds of cell that can be looked up, as long as a column has one of them: to Python 1.0, 1 and True are equal."""


class Numbered(NamedTuple):
    """A row that becomes a thing: its number among all rows that do, and its id."""

    number: int
    id: str
    row: RawRow


class Understanding:
    """Makes things of rows. `replaced` are things that are there already, and that rows say more of."""

    def __init__(self, names: Names, told: Iterable[Place], replaced: Mapping[str, Record]) -> None:
        self._names, self._told, self._replaced = names, frozenset(told), replaced
        self._shared: dict[tuple[str, int], Fact[Any]] = {}
        self._found: list[tuple[tuple[int, int, int], Fault]] = []

    def faults(self) -> list[Fault]:
        """What did not fit so far, row by row."""
        return [fault for _, fault in sorted(self._found, key=itemgetter(0))]

    def things(self, noun: str, numbered: Sequence[Numbered]) -> list[Record]:
        """A thing for each row, save for relations that lack what they are or what they are between: that has been
        said, and nothing refers to them."""
        # what one source says of a field is the same fact, so rows of one source are looked at together
        rows = sorted(numbered, key=lambda one: id(one.row.source))
        parts = _parts([one.row.source for one in rows])
        columns: dict[str, Sequence[Any]] = {
            "id": [one.id for one in rows],
            "source": [one.row.source for one in rows],
        }
        own = [one for one in fields(NOUN_BY_NAME[noun]) if one.plain and one.name != "id"]
        for position, one in enumerate(own):
            columns[one.name] = self._plain(rows, position, one)
        facts = {one.name: one for one in fields(NOUN_BY_NAME[noun]) if not one.plain}
        cells = [one.row.cells for one in rows]
        there = frozenset(chain.from_iterable(cells))
        said = {
            name: self._cells(rows, cells, parts, one) if name in there else [UNKNOWN] * len(rows)
            for name, one in facts.items()
        }
        self._claims(rows, facts, said)
        self._contested(rows, said)
        made = by_column(NOUN_BY_NAME[noun], {**columns, **said})
        torn = set() if issubclass(NOUN_BY_NAME[noun], NamedRecord) else _torn(own, columns)
        in_order = sorted(range(len(rows)), key=lambda at: rows[at].number)
        return [made[at] for at in in_order if at not in torn]

    def _plain(self, rows: Sequence[Numbered], position: int, one: Field) -> list[Any]:
        """What things are: a field that must be there."""
        raws = [each.row.plain.get(one.name) for each in rows]
        keys = _keys(raws)
        values, wrong = self._meanings(one, keys, raws)
        for at, raw in enumerate(raws) if None in values or "" in values else ():
            if raw is None or raw == "":
                self._missing(rows[at], position, one)
        for at, complaint in _all(keys, wrong):
            self._say((rows[at].number, 0, position), rows[at].row.at(one.name), complaint)
        values.update({None: "", "": ""})
        return list(map(values.__getitem__, keys))

    def _missing(self, numbered: Numbered, position: int, one: Field) -> None:
        if one.name == "group":
            return
        at = numbered.row.at(one.name)
        if at not in self._told:  # a cell with the error of a formula is not missing as well
            complaint = Message("records.fault.missing"), Message("records.mend.missing")
            self._say((numbered.number, 0, position), at, complaint)

    def _cells(
        self,
        rows: Sequence[Numbered],
        cells: Iterable[Mapping[str, object]],
        parts: Iterable[tuple[slice, Source]],
        one: Field,
    ) -> list[Fact[Any]]:
        """The facts that stand in the rows themselves."""
        raws = [held.get(one.name) for held in cells]
        keys = _keys(raws)
        values, wrong = self._meanings(one, keys, raws)
        facts: list[Fact[Any]] = []
        for part, source in parts:
            of_source = keys[part]
            # what did not fit has been said; what else is wrong can still be found
            known = {
                key: UNKNOWN if values[key] is None else Fact((Claim(values[key], source),)) for key in set(of_source)
            }
            facts += map(known.__getitem__, of_source)
        for at, complaint in _all(keys, wrong):
            row = rows[at].row
            self._say((rows[at].number, 1, list(row.cells).index(one.name)), row.at(one.name), complaint)
        return facts

    def _claims(
        self, rows: Sequence[Numbered], facts: Mapping[str, Field], said: Mapping[str, list[Fact[Any]]]
    ) -> None:
        """The facts that are said elsewhere take the place of those in the row."""
        shared = self._shared
        for at, numbered in enumerate(rows):
            for name, claims in numbered.row.claims.items():
                known = shared.get((name, id(claims)))
                said[name][at] = self._claimed(numbered, facts[name], claims) if known is None else known

    def _claimed(self, numbered: Numbered, one: Field, said: Sequence[RawClaim]) -> Fact[Any]:
        """The fact of claims that were not understood before."""
        claims: list[Claim[Any]] = []
        overruled: list[Overruled[Any]] = []
        asked = NO_SOURCE
        fits = True
        for number, raw in enumerate(said):
            if raw.value is None:
                asked = raw.source
                continue
            value, complaints = self._meaning(one, raw.value)
            for complaint in complaints:
                fits = False
                order = numbered.number, 2, list(numbered.row.claims).index(one.name)
                self._say(order, numbered.row.where(one.name, number), complaint)
            if value is None:  # it did not fit, which has been said; what else is wrong can still be found
                continue
            if raw.overruled:
                overruled.append(Overruled(value, raw.source, raw.overruled))
            else:
                claims.append(Claim(value, raw.source))
        fact = Fact(tuple(claims), asked, tuple(overruled)) if claims or overruled or asked != NO_SOURCE else UNKNOWN
        if fits:
            # rows of which the same is said share the list that holds it, and it lives as long as they do
            self._shared[one.name, id(said)] = fact
        return fact

    def _contested(self, rows: Sequence[Numbered], said: Mapping[str, Sequence[Fact[Any]]]) -> None:
        """What is called contested has claims that differ."""
        complaint = Message("records.fault.contested"), Message("records.mend.contested")
        for at, numbered in enumerate(rows):
            row = numbered.row
            for position, (name, place) in enumerate(row.contested.items()):
                held = said[name][at]
                if row.cells.get(name) is None and name not in row.claims:
                    # who says of a thing that is there that it is contested, repeats what is there
                    held = getattr(self._replaced.get(numbered.id), name, UNKNOWN)
                if len(held.candidates or ()) < 2:
                    self._say((numbered.number, 3, position), place, complaint)

    def _meanings(
        self, one: Field, keys: Sequence[object], raws: Sequence[object]
    ) -> tuple[dict[object, Any], dict[object, Sequence[Complaint]]]:
        """By key what it means, None when that is nothing, and what does not fit about it."""
        values: dict[object, Any] = {}
        wrong: dict[object, Sequence[Complaint]] = {}
        distinct = {key: key for key in set(keys)} if keys is raws else dict(zip(keys, raws, strict=True))
        for key, raw in distinct.items():
            if raw is None or (one.plain and raw == ""):
                values[key] = None
                continue
            values[key], complaints = self._meaning(one, raw)
            if complaints:
                wrong[key] = complaints
        return values, wrong

    def _meaning(self, one: Field, raw: object) -> tuple[Any, Sequence[Complaint]]:
        """A value, None when it does not fit, and what does not fit; of many values those that do."""
        if not one.many:
            return self._value(one, raw)
        found = [self._value(one, item) for item in (raw if isinstance(raw, list | tuple) else [raw])]
        return (
            tuple([value for value, _ in found if value is not None]),
            [complaint for _, complaints in found for complaint in complaints],
        )

    def _value(self, one: Field, raw: object) -> tuple[Any, Sequence[Complaint]]:
        try:
            value = parse(one, raw)
        except UnfitValueError as unfit:
            return None, [(unfit.what, unfit.mend)]
        return self._names.meant(one, value) if one.kind is Kind.REFERENCE else (value, ())

    def _say(self, order: tuple[int, int, int], place: Place, complaint: Complaint) -> None:
        self._found.append((order, Fault(place, *complaint)))


def _parts(sources: Sequence[Source]) -> list[tuple[slice, Source]]:
    """The stretches of one and the same source."""
    begins = [at for at, source in enumerate(sources) if not at or source is not sources[at - 1]]
    ends = [*begins[1:], len(sources)]
    return [(slice(begin, end), sources[begin]) for begin, end in zip(begins, ends, strict=True)]


def _keys(raws: Sequence[object]) -> Sequence[Any]:
    """Raw values of one field with the same key mean the same."""
    others = set(map(type, raws)) - _TEXT
    if not others or (len(others) == 1 and others.issubset(_ONE_OF)):
        return raws
    return list(map(_key, raws))


def _key(raw: object) -> object:
    """No text and no list of texts is equal to anything else; of the rest the kind is part of the key."""
    if raw is None or type(raw) is str:
        return raw
    if isinstance(raw, list | tuple | dict):
        return tuple(raw) if type(raw) is list and {str}.issuperset(map(type, raw)) else (type(raw), id(raw))
    return type(raw), raw


def _all(keys: Sequence[object], wrong: Mapping[object, Sequence[Complaint]]) -> Iterable[tuple[int, Complaint]]:
    """Each row of which something does not fit, by its number in the column."""
    if wrong:
        yield from ((at, complaint) for at, key in enumerate(keys) for complaint in wrong.get(key, ()))


def _torn(own: Iterable[Field], columns: Mapping[str, Sequence[Any]]) -> set[int]:
    return {
        at
        for one in own
        for at, value in enumerate(columns[one.name])
        if value is None or (value == "" and one.kind is Kind.CHOICE)
    }
