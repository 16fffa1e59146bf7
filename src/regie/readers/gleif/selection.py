"""The records that matter for the organisations asked for, in passes: the files are too large to hold.

Ancestors are found by reading the relationships again until nothing new turns up. Files are read in the order
given: a later record replaces an earlier one of the same key, so a delta after its golden copy brings it up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from regie.landscape import Landscape, Organisation
from regie.landscape.faults import Place
from regie.readers.directories.names import name_key
from regie.readers.gleif.flat import Flat, Level, flat_records
from regie.readers.gleif.records import (
    CHAMBER_OF_COMMERCE,
    Entity,
    Relationship,
    ReportingException,
    entity,
    exception,
    is_deleted,
    relationship,
)
from regie.readers.opening.streams import open_stream

T = TypeVar("T")
K = TypeVar("K")
_AUTHORITY = "entity.registrationauthority.registrationauthorityid"
_NUMBER = "entity.registrationauthority.registrationauthorityentityid"
PARENTS = ("IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY", "IS_INTERNATIONAL_BRANCH_OF")
"""The kinds of relationship that lead to who is in control; funds and their managers are none of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The organisations asked for: by LEI, by number in the Dutch trade register, or by legal name (as name keys)."""

    leis: frozenset[str] = frozenset()
    kvk: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, landscapes: Iterable[Landscape]) -> Wanted:
        """Every organisation of these landscapes."""
        organisations = [one for landscape in landscapes for one in landscape.all(Organisation)]

        def said(name: str) -> frozenset[str]:
            return frozenset(claim.value for one in organisations for claim in getattr(one, name).claims)

        names = {one.name for one in organisations} | said("legal_name")
        return cls(said("lei"), said("kvk"), frozenset(name_key(name) for name in names) - {""})


@dataclass(frozen=True, slots=True)
class Selection:
    """What was kept, by key, and how many records of each kind the files hold."""

    roots: frozenset[str]
    entities: Mapping[str, Entity]
    relationships: Mapping[tuple[str, str, str], Relationship]
    exceptions: Mapping[tuple[str, str], ReportingException]
    read: Mapping[Level, int]


def select(paths: Sequence[Path], wanted: Wanted) -> Selection:
    """The entities asked for, their ancestors and successors, and the relationships and exceptions of all these.

    Raises InputFaults when a file is no GLEIF file, or is damaged.
    """
    return _Passes(paths, wanted).run()


class _Passes:
    def __init__(self, paths: Sequence[Path], wanted: Wanted) -> None:
        levels = {path: _level_of(path) for path in paths}
        self._files = {level: [path for path in paths if levels[path] is level] for level in Level}
        self._wanted = wanted
        self._read: dict[Level, int] = {}

    def run(self) -> Selection:
        roots = self._wanted.leis | self._resolved()
        kept, before = roots, None
        while kept != before:
            before = kept
            relationships, kept = self._ancestors(kept)
            entities = self._latest(Level.ENTITIES, kept, entity, lambda one: one.lei)
            kept |= {lei for one in entities.values() for lei in one.successors}
        exceptions = self._latest(Level.EXCEPTIONS, kept, exception, lambda one: (one.lei, one.category))
        return Selection(roots, entities, relationships, exceptions, self._read)

    def _resolved(self) -> frozenset[str]:
        """The LEIs of those asked for by number or name, as their last record has it."""
        if not (self._wanted.kvk or self._wanted.names):
            return frozenset()
        found: set[str] = set()
        for path in self._files[Level.ENTITIES]:
            for _, flat in _records(path, None):
                lei = flat.get("lei", "")
                found.add(lei) if self._is_wanted(flat) else found.discard(lei)
        return frozenset(found)

    def _is_wanted(self, flat: Flat) -> bool:
        by_kvk = flat.get(_AUTHORITY) == CHAMBER_OF_COMMERCE and flat.get(_NUMBER) in self._wanted.kvk
        return by_kvk or name_key(flat.get("entity.legalname", "")) in self._wanted.names

    def _ancestors(self, kept: frozenset[str]) -> tuple[Mapping[tuple[str, str, str], Relationship], frozenset[str]]:
        while True:
            found = self._latest(Level.RELATIONSHIPS, kept, relationship, lambda one: (one.child, one.parent, one.kind))
            reached = kept | {one.parent for one in found.values() if one.kind in PARENTS}
            if reached == kept:
                return found, kept
            kept = reached

    def _latest(
        self, level: Level, leis: frozenset[str], parse: Callable[[Flat, Place], T], key: Callable[[T], K]
    ) -> Mapping[K, T]:
        """The last record of every key, of these LEIs; without those that were taken away."""
        kept: dict[K, T] = {}
        self._read[level] = 0
        for path in self._files[level]:
            for place, flat in _records(path, leis):
                self._read[level] += 1
                if flat:
                    one = parse(flat, place)
                    kept.pop(key(one), None)
                    if not is_deleted(flat):
                        kept[key(one)] = one
        return kept


def _level_of(path: Path) -> Level | None:
    with open_stream(path) as stream:
        return next((level for level, _, _ in flat_records(stream, path.name, None)), None)


def _records(path: Path, leis: frozenset[str] | None) -> Iterator[tuple[Place, Flat]]:
    """Every record of a file; without values when it is of another LEI."""
    with open_stream(path) as stream:
        for _, number, flat in flat_records(stream, path.name, leis):
            yield Place(path.name, "", number), flat
