"""Which entry of a directory an organisation of a landscape is: by number, by legal name, by another name.

Only exact ways: names are compared without case, accents, points and legal form, and two that fit make it ambiguous.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from regie.landscape import Fact, Landscape, Organisation
from regie.landscape.vocabulary import OrganisationKind
from regie.readers.directories.directory import Directory
from regie.readers.directories.names import core_key, legal_form, name_key

_NOT_LISTED = (OrganisationKind.MUNICIPALITY, OrganisationKind.GOVERNMENT, OrganisationKind.SERVICE_ORGANISATION)


class By(Enum):
    """What two organisations have in common, the surest first."""

    LEI = "lei"
    KVK = "kvk"
    LEGAL_NAME = "legal_name"
    NAME = "name"
    SHORT_NAME = "short_name"


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation of the landscape, the entry it is, and how that shows."""

    organisation: str
    entry: str
    by: By


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An organisation that may be any of several entries; nothing is added to it."""

    organisation: str
    entries: tuple[str, ...]
    by: By


@dataclass(frozen=True, slots=True)
class Matches:
    """Every organisation of a landscape that a directory can hold: matched, ambiguous or not found."""

    found: tuple[Match, ...]
    ambiguous: tuple[Ambiguous, ...]
    unmatched: tuple[str, ...]


def match(landscape: Landscape, directory: Directory) -> Matches:
    """Match every supplier and holding of a landscape; governments are no entries of a directory."""
    index = _Index(directory)
    found: list[Match] = []
    ambiguous: list[Ambiguous] = []
    unmatched: list[str] = []
    for organisation in landscape.all(Organisation):
        if organisation.kind.value_or(None) in _NOT_LISTED:
            continue
        by, entries = index.entries(organisation)
        if len(entries) == 1:
            found.append(Match(organisation.id, entries[0], by))
        elif entries:
            ambiguous.append(Ambiguous(organisation.id, entries, by))
        else:
            unmatched.append(organisation.id)
    return Matches(tuple(found), tuple(ambiguous), tuple(unmatched))


class _Index:
    """The entries of a directory by everything they can be found by."""

    def __init__(self, directory: Directory) -> None:
        self._entries = {one.id: one for one in directory.landscape.all(Organisation)}
        self._by: dict[By, dict[str, dict[str, None]]] = {by: defaultdict(dict) for by in By}
        for one in self._entries.values():
            others = (one.name, one.id, *directory.names.get(one.id, ()))
            for by, key in _keys(one, others):
                self._by[by][key][one.id] = None

    def entries(self, organisation: Organisation) -> tuple[By, tuple[str, ...]]:
        """The entries that fit in the surest way that any does."""
        by = By.LEI
        for by, key in sorted(_keys(organisation, (organisation.name,)), key=lambda pair: _SUREST[pair[0]]):
            fitting = tuple(id_ for id_ in self._by[by].get(key, ()) if _may_be(organisation, self._entries[id_], by))
            if organisation.id in fitting:  # it came from this directory before
                return by, (organisation.id,)
            if fitting:
                return by, fitting
        return by, ()


_SUREST: Mapping[By, int] = {by: number for number, by in enumerate(By)}


def _keys(one: Organisation, names: Iterable[str]) -> Iterator[tuple[By, str]]:
    """Everything an organisation can be found by. What it is called may be its legal name, so it is tried as both."""
    for lei in one.lei.candidates or ():
        yield By.LEI, _number(lei)
    for kvk in one.kvk.candidates or ():
        yield By.KVK, _number(kvk).zfill(8)
    legal = one.legal_name.candidates or ()
    for name in legal:
        yield By.LEGAL_NAME, name_key(name)
    for name in (*names, *legal):
        yield By.NAME, name_key(name)
        yield By.SHORT_NAME, core_key(name)


def _number(written: str) -> str:
    """A number as it is, whatever blanks and points people put in it."""
    return re.sub(r"[\s.]", "", written).upper()


def _numbers(fact: Fact[str]) -> set[str]:
    return {_number(written).zfill(8) for written in fact.candidates or ()}


def _may_be(one: Organisation, entry: Organisation, by: By) -> bool:
    """Whether nothing surer contradicts: another LEI, another trade register number, or another legal form."""
    for mine, theirs in ((one.lei, entry.lei), (one.kvk, entry.kvk)):
        if mine.claims and theirs.claims and not _numbers(mine) & _numbers(theirs):
            return False
    if by is not By.SHORT_NAME:
        return True
    forms = {legal_form(name) for name in (one.name, *(one.legal_name.candidates or ()))} - {""}
    theirs_forms = {legal_form(name) for name in (entry.name, *(entry.legal_name.candidates or ()))} - {""}
    return not forms or not theirs_forms or bool(forms & theirs_forms)
