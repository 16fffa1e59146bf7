"""What is added up: applications, the critical processes that need them, their cost and their data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regie.analyses.concentration.results import Measure
from regie.landscape import Application, Chain, Dataset, Landscape, LinkKind, Process, criticality


@dataclass(frozen=True, slots=True)
class Amount:
    """One thing to add up: how much (None when unknown), and the applications and platforms by which it surely touches
    suppliers. `whole` says whether there are no others."""

    id: str
    amount: float | None
    through: tuple[str, ...]
    whole: bool = True


def amounts(landscape: Landscape, at: date, measure: Measure) -> tuple[Amount, ...]:
    """All things to add up by a measure."""
    applications = landscape.all(Application)
    match measure:
        case Measure.APPLICATIONS:
            return tuple(Amount(one.id, 1.0, (one.id,)) for one in applications)
        case Measure.COST:
            return tuple(Amount(one.id, one.yearly_cost.value_or(None), (one.id,)) for one in applications)
        case Measure.CRITICAL_PROCESSES:
            return _critical_processes(landscape, at)
        case Measure.VOLUME:
            return _volumes(landscape, at)


def critical_processes_by_application(landscape: Landscape, at: date) -> Mapping[str, tuple[str, ...]]:
    """The processes on the list of critical ones that need an application, directly or not."""
    listed = {process.id for process in landscape.all(Process) if process.critical.every(bool)}
    inherited = criticality(landscape, at)
    found = {}
    for application in landscape.all(Application):
        if application.id in inherited:
            found[application.id] = tuple(id_ for id_ in inherited[application.id].processes if id_ in listed)
    return found


def _critical_processes(landscape: Landscape, at: date) -> tuple[Amount, ...]:
    needed: dict[str, list[str]] = {
        process.id: [] for process in landscape.all(Process) if process.critical.every(bool)
    }
    for application, processes in critical_processes_by_application(landscape, at).items():
        for process in processes:
            needed[process].append(application)
    unknown = [process.id for process in landscape.all(Process) if process.critical.every(bool) is None]
    return (
        *(Amount(process, 1.0, tuple(applications), bool(applications)) for process, applications in needed.items()),
        *(Amount(process, None, ()) for process in unknown),
    )


def _volumes(landscape: Landscape, at: date) -> tuple[Amount, ...]:
    """Data lies with whoever is behind the applications and platforms that keep it."""
    keeping = Chain.of(landscape, at, (LinkKind.STORED_IN,))

    def amount(dataset: Dataset) -> Amount:
        kept_in = keeping.needs.get(dataset.id, ())
        sure = tuple(dict.fromkeys(link.provider for link in kept_in if link.sure))
        whole = "stored_in" not in keeping.open_ends.get(dataset.id, ()) and all(link.sure for link in kept_in)
        return Amount(dataset.id, dataset.volume.value_or(None), sure, whole)

    return tuple(map(amount, landscape.all(Dataset)))
