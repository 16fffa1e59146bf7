"""What is added up: applications, the critical processes that need them, their cost and their data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from regie.analyses.concentration.results import Measure
from regie.landscape import Application, Chain, Dataset, Landscape, LinkKind, Process, criticality, each


class Things(NamedTuple):
    """Things to add up: per thing the applications and platforms by which it surely touches suppliers, and whether
    there are no others."""

    ids: Sequence[str]
    through: Sequence[tuple[str, ...]]
    whole: Sequence[bool]


class Amounts(NamedTuple):
    """Things, and how much there is of each: None when unknown."""

    things: Things
    amounts: Sequence[float | None]


def amounts(landscape: Landscape, at: date, measure: Measure) -> Amounts:
    """All things to add up by a measure."""
    match measure:
        case Measure.APPLICATIONS:
            things = _applications(landscape)
            return Amounts(things, [1.0] * len(things.ids))
        case Measure.COST:
            costs = map(attrgetter("yearly_cost"), landscape.all(Application))
            return Amounts(_applications(landscape), each(costs, lambda fact: fact.value_or(None)))
        case Measure.CRITICAL_PROCESSES:
            return _critical_processes(landscape, at)
        case Measure.VOLUME:
            return _volumes(landscape, at)


def _applications(landscape: Landscape) -> Things:
    def things() -> Things:
        ids = [one.id for one in landscape.all(Application)]
        return Things(ids, [(id_,) for id_ in ids], [True] * len(ids))

    return landscape.remembered("things: applications", things)


def critical_processes_by_application(landscape: Landscape, at: date) -> Mapping[str, tuple[str, ...]]:
    """The processes on the list of critical ones that surely need an application, directly or not."""
    listed = {process.id for process in landscape.all(Process) if process.critical.every(bool)}
    inherited = criticality(landscape, at)
    found = {}
    for application in landscape.all(Application):
        if application.id in inherited:
            found[application.id] = tuple(id_ for id_ in inherited[application.id].processes if id_ in listed)
    return found


def _critical_processes(landscape: Landscape, at: date) -> Amounts:
    needed: dict[str, list[str]] = {
        process.id: [] for process in landscape.all(Process) if process.critical.every(bool)
    }
    for application, processes in critical_processes_by_application(landscape, at).items():
        for process in processes:
            needed[process].append(application)
    unknown = [process.id for process in landscape.all(Process) if process.critical.every(bool) is None]
    needing = [*map(tuple, needed.values()), *[()] * len(unknown)]
    open_ = _of_open_needs(landscape, at)
    whole = [id_ not in open_ for id_ in [*needed, *unknown]]
    things = Things([*needed, *unknown], needing, whole)
    return Amounts(things, [*[1.0] * len(needed), *[None] * len(unknown)])


def _of_open_needs(landscape: Landscape, at: date) -> frozenset[str]:
    """The processes that may need more than is known: nobody says what, or sources differ."""
    said_nothing = [id_ for id_, names in Chain.of(landscape, at).open_ends.items() if "applications" in names]
    differ = [process for one in criticality(landscape, at).values() for process in one.perhaps]
    return frozenset([*said_nothing, *differ])


def _volumes(landscape: Landscape, at: date) -> Amounts:
    """Data lies with whoever is behind the applications and platforms that keep it."""
    keeping = Chain.of(landscape, at, (LinkKind.STORED_IN,))
    datasets = landscape.all(Dataset)
    ids = [one.id for one in datasets]
    kept_in = [keeping.needs.get(id_, ()) for id_ in ids]
    through = [tuple(dict.fromkeys([link.provider for link in links if link.sure])) for links in kept_in]
    whole = [
        "stored_in" not in keeping.open_ends.get(id_, ()) and all(link.sure for link in links)
        for id_, links in zip(ids, kept_in, strict=True)
    ]
    return Amounts(Things(ids, through, whole), [one.volume.value_or(None) for one in datasets])
