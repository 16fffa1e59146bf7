"""A landscape: all things of one or more municipalities at a date, as one value."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar, cast

from regie.landscape.fact import Fact
from regie.landscape.nouns import NOUNS
from regie.landscape.organisation import Organisation
from regie.landscape.reason import FactRef
from regie.landscape.record import NamedRecord, Record
from regie.landscape.vocabulary import OrganisationKind

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_ORDER = {noun: number for number, noun in enumerate(NOUNS)}


@dataclass(frozen=True, slots=True)
class Change:
    """A named change over a landscape: a what-if, a correction, a delivery.

    `remove` holds ids, `put` whole records (added, or replacing the one with the same id), `facts` single
    facts by id and field. Applied in that order.
    """

    name: str
    remove: tuple[str, ...] = ()
    put: tuple[Record, ...] = ()
    facts: tuple[tuple[FactRef, Fact[Any]], ...] = ()


@dataclass(frozen=True)
class Landscape:
    """All things by noun in the order of `NOUNS`, and within a noun in the order they were given.

    Ids are unique over all nouns together. Raises ValueError on a second record with the same id; what else
    may be wrong is for `problems` to say.
    """

    name: str
    as_of: date | None = None
    records: tuple[Record, ...] = ()
    _by_id: Mapping[str, Record] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.records, key=lambda record: _ORDER[type(record)]))
        object.__setattr__(self, "records", ordered)
        by_id: dict[str, Record] = {}
        for record in self.records:
            if record.id in by_id:
                raise ValueError(f"two records share the id {record.id!r}")
            by_id[record.id] = record
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))

    def __getstate__(self) -> tuple[str, date | None, tuple[Record, ...]]:
        return self.name, self.as_of, self.records

    def __setstate__(self, state: tuple[str, date | None, tuple[Record, ...]]) -> None:
        for name, value in zip(("name", "as_of", "records"), state, strict=True):
            object.__setattr__(self, name, value)
        self.__post_init__()

    def remembered(self, key: object, compute: Callable[[], T]) -> T:
        """What `compute` gives, computed once for this landscape; a landscape never changes, so neither does it."""
        memory: dict[object, Any] = self.__dict__.setdefault("_memory", {})
        if key not in memory:
            memory[key] = compute()
        return cast(T, memory[key])

    def __contains__(self, id: object) -> bool:  # noqa: A002 - the field's own word
        return id in self._by_id

    def __getitem__(self, id: str) -> Record:  # noqa: A002 - the field's own word
        """The thing with this id. Raises KeyError."""
        return self._by_id[id]

    def get(self, id: str) -> Record | None:  # noqa: A002 - the field's own word
        """The thing with this id, or None."""
        return self._by_id.get(id)

    def all(self, noun: type[R]) -> tuple[R, ...]:
        """All things of one noun, in order."""
        return cast(tuple[R, ...], self._by_noun.get(noun, ()))

    @cached_property
    def _by_noun(self) -> Mapping[type[Record], tuple[Record, ...]]:
        grouped: dict[type[Record], list[Record]] = {noun: [] for noun in NOUNS}
        for record in self.records:
            grouped[type(record)].append(record)
        return {noun: tuple(records) for noun, records in grouped.items()}

    def name_of(self, id: str) -> str:  # noqa: A002 - the field's own word
        """The name people use for a thing; its id when it has no name."""
        record = self._by_id.get(id)
        return record.name if isinstance(record, NamedRecord) else id

    def fact(self, ref: FactRef) -> Fact[Any]:
        """The fact a reason points at. Raises KeyError, or AttributeError for a field the noun lacks."""
        return cast(Fact[Any], getattr(self._by_id[ref.id], ref.field))

    @cached_property
    def municipalities(self) -> tuple[Organisation, ...]:
        """The municipalities whose things are in here: those that things are said to be of, or all when none says so.

        Another municipality may be here as a supplier or an owner only.
        """
        found = tuple(
            organisation
            for organisation in self.all(Organisation)
            if organisation.kind.value_or(None) is OrganisationKind.MUNICIPALITY
        )
        if len(found) < 2:
            return found
        named = set(chain.from_iterable(map(_municipalities_of, self.records)))
        return tuple(one for one in found if one.id in named) or found

    def home_of(self, record: Record) -> frozenset[str]:
        """The municipality a thing is of; every municipality in here when it does not say."""
        if len(self._homes) < 2:
            return self._homes
        named = frozenset(_municipalities_of(record)) & self._homes
        return named or self._homes

    @cached_property
    def _homes(self) -> frozenset[str]:
        return frozenset([municipality.id for municipality in self.municipalities])

    def with_change(self, change: Change) -> Landscape:
        """This landscape with a named change; this one stays as it is. Raises KeyError for an id it lacks."""
        by_id = dict(self._by_id)
        for removed in change.remove:
            del by_id[removed]
        by_id.update((record.id, record) for record in change.put)
        for ref, fact in change.facts:
            by_id[ref.id] = _with_fact(by_id[ref.id], ref.field, fact)
        return Landscape(self.name, self.as_of, tuple(by_id.values()))

    def of_municipality(self, id: str) -> Landscape:  # noqa: A002 - the field's own word
        """The part that belongs to one municipality: its own things and everything that is nobody's in particular.

        In a landscape with one municipality everything is its.
        """
        if len(self.municipalities) < 2:
            return self
        others = {organisation.id for organisation in self.municipalities} - {id}
        kept = (record for record in self.records if not _belongs_to(record, others))
        return Landscape(self.name, self.as_of, _without_dangling_relations(tuple(kept)))


def _with_fact(record: Record, name: str, fact: Fact[Any]) -> Record:
    changed: Any = {name: fact}
    return dataclasses.replace(record, **changed)


def _municipalities_of(record: Record) -> tuple[str, ...]:
    """Those a thing is said to be of; several when sources differ."""
    owner: Fact[str] | None = getattr(record, "municipality", None)
    return (owner.candidates or ()) if owner is not None else ()


def _belongs_to(record: Record, municipalities: set[str]) -> bool:
    owner: Fact[str] | None = getattr(record, "municipality", None)
    return owner is not None and owner.value_or(None) in municipalities


def _without_dangling_relations(records: tuple[Record, ...]) -> tuple[Record, ...]:
    ids = {record.id for record in records}
    ends = ("subject", "target", "about", "application", "organisation", "owner")
    return tuple(
        record
        for record in records
        if isinstance(record, NamedRecord)
        or all(getattr(record, end) in ids for end in ends if isinstance(getattr(record, end, None), str))
    )
