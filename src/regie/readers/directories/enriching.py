"""What a directory adds to a landscape: claims with their source, owners and sub-processors; nothing is replaced."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from regie.landscape import (
    Dependency,
    Fact,
    FactRef,
    Kind,
    Landscape,
    Organisation,
    Ownership,
    Record,
    fact_fields,
)
from regie.landscape.vocabulary import DependencyKind
from regie.readers.directories.directory import Directory
from regie.readers.directories.matching import Ambiguous, Match, match
from regie.readers.directories.names import name_key


@dataclass(frozen=True, slots=True)
class Enrichment:
    """A landscape with what directories know, and what changed: facts that were unknown and now are known, facts on
    which landscape and directory differ, and records that came along (owners, sub-processors, who owns whom)."""

    landscape: Landscape
    matches: tuple[Match, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    unmatched: tuple[str, ...] = ()
    filled: tuple[FactRef, ...] = ()
    contested: tuple[FactRef, ...] = ()
    added: tuple[str, ...] = ()


def enrich_from(landscape: Landscape, directories: Iterable[Directory]) -> Enrichment:
    """Add what these directories know of the landscape's organisations, one directory after the other.

    A fact that is unknown becomes known; a claim that differs is put beside the ones that are there. A claim that says
    the same, or that was overruled before, adds nothing.
    """
    given = {one.id for one in landscape.all(Organisation)}
    steps = [Enrichment(landscape)]
    for directory in directories:
        steps.append(_Enriching(steps[-1].landscape, directory).run())
    matches = tuple(one for step in steps for one in step.matches if one.organisation in given)
    named = {one.organisation for one in matches}
    return Enrichment(
        steps[-1].landscape,
        matches,
        tuple(one for step in steps for one in step.ambiguous if one.organisation in given),
        tuple(id_ for id_ in steps[-1].unmatched if id_ in given - named),
        tuple(ref for step in steps for ref in step.filled),
        tuple(ref for step in steps for ref in step.contested),
        tuple(id_ for step in steps for id_ in step.added),
    )


class _Enriching:
    def __init__(self, landscape: Landscape, directory: Directory) -> None:
        self._landscape, self._directory = landscape, directory
        self._matches = match(landscape, directory)
        self._here = {one.entry: one.organisation for one in reversed(self._matches.found)}
        self._records: dict[str, Record] = {record.id: record for record in landscape.records}
        self._filled: list[FactRef] = []
        self._contested: list[FactRef] = []
        self._added: list[str] = []

    def run(self) -> Enrichment:
        for one in self._matches.found:
            self._claims(one.organisation, self._entry(one.entry))
        self._relations({one.entry for one in self._matches.found})
        return Enrichment(
            Landscape(self._landscape.name, self._landscape.as_of, tuple(self._records.values())),
            self._matches.found,
            self._matches.ambiguous,
            self._matches.unmatched,
            tuple(self._filled),
            tuple(self._contested),
            tuple(self._added),
        )

    def _entry(self, id_: str) -> Organisation:
        entry = self._directory.landscape[id_]
        if not isinstance(entry, Organisation):
            raise TypeError(f"{id_!r} of a directory is no organisation")
        return entry

    def _relations(self, entries: set[str]) -> None:
        """Owners and sub-processors of the matched entries, and of those in turn."""
        done: set[str] = set()
        while waiting := sorted(entries - done):
            done |= entries
            for ownership in self._directory.landscape.all(Ownership):
                if ownership.organisation in waiting:
                    self._owned(ownership)
                    entries.add(ownership.owner)
            for dependency in self._directory.landscape.all(Dependency):
                if dependency.target in waiting:
                    self._sub_processor(dependency)
                    entries.add(dependency.subject)

    def _local(self, entry: str) -> str:
        """The id in the landscape of an entry, which comes along when the landscape has no such organisation."""
        if entry not in self._here:
            id_ = entry if entry not in self._records else f"{entry} ({self._directory.landscape.name})"
            self._here[entry] = id_
            known = self._entry(entry)
            self._records[id_] = dataclasses.replace(known, id=id_, sub_processors=self._referred(known))
            self._added.append(id_)
        return self._here[entry]

    def _referred(self, entry: Organisation) -> Fact[tuple[str, ...]]:
        claims = tuple(
            dataclasses.replace(claim, value=tuple(self._local(id_) for id_ in claim.value))
            for claim in entry.sub_processors.claims
        )
        return Fact(claims)

    def _owned(self, one: Ownership) -> None:
        organisation, owner = self._local(one.organisation), self._local(one.owner)
        same = [
            record.id
            for record in self._records.values()
            if isinstance(record, Ownership) and (record.organisation, record.owner) == (organisation, owner)
        ]
        if len(same) == 1:
            self._claims(same[0], one)
        elif not same:
            self._add(dataclasses.replace(one, id=self._free(one.id), organisation=organisation, owner=owner))

    def _sub_processor(self, one: Dependency) -> None:
        moved = dataclasses.replace(
            one, id=self._free(one.id), subject=self._local(one.subject), target=self._local(one.target)
        )
        said = {_said(record) for record in self._records.values() if isinstance(record, Dependency)}
        if _said(moved) not in said:
            self._add(moved)

    def _free(self, id_: str) -> str:
        return id_ if id_ not in self._records else f"{id_} ({self._directory.landscape.name})"

    def _add(self, record: Record) -> None:
        self._records[record.id] = record
        self._added.append(record.id)

    def _claims(self, id_: str, entry: Record) -> None:
        changed: dict[str, Fact[Any]] = {}
        record = self._records[id_]
        for field in fact_fields(type(entry)):
            held: Fact[Any] = getattr(record, field.name)
            said: Fact[Any] = getattr(entry, field.name)
            if field.name == "kind":  # what it is to this municipality is for the municipality to say
                continue
            if field.kind is Kind.REFERENCE and isinstance(entry, Organisation):
                said = self._referred(entry)
            new = with_claims(held, said)
            if new != held:
                changed[field.name] = new
                (self._contested if held.claims else self._filled).append(FactRef(id_, field.name))
        if changed:
            replaced: Any = changed
            self._records[id_] = dataclasses.replace(record, **replaced)


def _said(one: Dependency) -> tuple[str, DependencyKind, str]:
    return one.subject, one.kind, one.target


def with_claims(held: Fact[Any], said: Fact[Any]) -> Fact[Any]:
    """A fact with the claims of another that say something else than what it holds, or overruled, already."""
    for claim in said.claims:
        overruled = any((one.value, one.source) == (claim.value, claim.source) for one in held.overruled)
        if not overruled and not any(_same(one.value, claim.value) for one in held.claims):
            held = held.also(claim.value, claim.source)
    return held


def _same(first: object, second: object) -> bool:
    """Whether two values say the same; texts do when only case, accents, points or the form of an address differ."""
    if isinstance(first, str) and isinstance(second, str):
        return _text_key(first) == _text_key(second)
    if isinstance(first, tuple) and isinstance(second, tuple):
        return set(first) == set(second)
    return first == second


def _text_key(text: str) -> str:
    return name_key(text.removeprefix("https://").removeprefix("http://").removeprefix("www."))
