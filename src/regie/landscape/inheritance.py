"""What applications and platforms inherit from the processes that need them and the data they hold.

An application is as critical as the most critical process that needs it, directly or through other things;
it needs the protection of the most sensitive dataset it stores or reads. A process or dataset on which sources differ
(`perhaps`) leaves both open: what it asks, and that it asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf
from typing import TypeVar

from regie.landscape.answer import Interval, Verdict
from regie.landscape.chain import Chain
from regie.landscape.dataset import Dataset
from regie.landscape.landscape import Landscape
from regie.landscape.links import LinkKind, undated_links
from regie.landscape.process import Process
from regie.landscape.protection import possible_bbn
from regie.landscape.reason import FactRef
from regie.landscape.vocabulary import Bbn, Privacy, SecrecyClass

T = TypeVar("T")

_PRIVACY = tuple(Privacy)
_SECRECY = tuple(SecrecyClass)
_BBN = tuple(Bbn)
_SCALE = (1, 2, 3)
_NEEDS = frozenset(LinkKind) - {LinkKind.STORED_IN, LinkKind.READS, LinkKind.OWNED_BY}


@dataclass(frozen=True, slots=True)
class Criticality:
    """How critical a thing is: shortest tolerable outage in hours, whether a critical process needs it, and which
    processes those are. Without any that surely needs it nothing is known: between, from 0 hours to infinity."""

    maximum_outage: Interval
    critical: Verdict
    processes: tuple[str, ...]
    perhaps: tuple[str, ...] = ()

    @property
    def all_processes(self) -> tuple[str, ...]:
        """Those that need it for sure, and perhaps."""
        return (*self.processes, *self.perhaps)


@dataclass(frozen=True, slots=True)
class Protection:
    """The classes a thing must meet: every value each may have, lowest first, and the datasets that ask for it."""

    bbn: tuple[Bbn, ...]
    privacy: tuple[Privacy, ...]
    secrecy: tuple[SecrecyClass, ...]
    confidentiality: tuple[int, ...]
    base_registry: Verdict
    datasets: tuple[str, ...]
    facts: tuple[FactRef, ...]
    perhaps: tuple[str, ...] = ()

    @property
    def all_datasets(self) -> tuple[str, ...]:
        """Those it holds for sure, and perhaps."""
        return (*self.datasets, *self.perhaps)


NO_PROCESS = Criticality(Interval(0, inf), Verdict.BETWEEN, ())
NO_DATA = Protection(_BBN, _PRIVACY, _SECRECY, _SCALE, Verdict.BETWEEN, (), ())


def criticality(landscape: Landscape, at: date) -> Mapping[str, Criticality]:
    """The criticality of everything some process needs; ask `.get(id, NO_PROCESS)`."""
    return landscape.remembered(("criticality", at), lambda: _inherited(landscape, at))


def _inherited(landscape: Landscape, at: date) -> Mapping[str, Criticality]:
    chain = Chain.of(landscape, at, _NEEDS)
    sure = tuple(link for link in chain.links if link.sure)
    surely = _needing(landscape, chain if len(sure) == len(chain.links) else Chain(sure, {}))
    needing = surely if len(sure) == len(chain.links) else _needing(landscape, chain)
    outages = {process.id: _outage(process) for process in landscape.all(Process)}
    lows, highs = ({id_: getattr(one, end) for id_, one in outages.items()} for end in ("low", "high"))
    critical = {process.id: Verdict.of(process.critical.every(bool)) for process in landscape.all(Process)}
    # many things are needed by the very same processes
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], Criticality] = {}
    found = {}
    for thing, needed in needing.items():
        every, processes = tuple(needed), tuple(surely.get(thing, ()))
        one = known.get((every, processes))
        if one is None:
            perhaps = tuple(process for process in every if process not in processes)
            if processes:
                outage = Interval(min(map(lows.__getitem__, every)), min(map(highs.__getitem__, processes)))
                verdict = _also(Verdict.some(map(critical.__getitem__, processes)), map(critical.__getitem__, perhaps))
            else:
                outage, verdict = NO_PROCESS.maximum_outage, NO_PROCESS.critical
            one = known[every, processes] = Criticality(outage, verdict, processes, perhaps)
        found[thing] = one
    return found


def _needing(landscape: Landscape, chain: Chain) -> Mapping[str, list[str]]:
    """Per thing the processes that need it."""
    found: dict[str, list[str]] = {}
    for process in landscape.all(Process):
        for thing in (process.id, *chain.closure(process.id)):
            found.setdefault(thing, []).append(process.id)
    return found


def _also(sure: Verdict, perhaps: Iterable[Verdict]) -> Verdict:
    """Whether one of several holds, when some perhaps do not count."""
    return Verdict.some((sure, *(Verdict.every((one, Verdict.BETWEEN)) for one in perhaps)))


def protection(landscape: Landscape) -> Mapping[str, Protection]:
    """The protection each application and platform needs for the data in it; ask `.get(id, NO_DATA)`.

    Data stored in an application is also on its platform, but there a platform's own measures count:
    only what is directly stored in or read by a thing is its.
    """
    return landscape.remembered("protection", lambda: _protected(landscape))


def _protected(landscape: Landscape) -> Mapping[str, Protection]:
    holding: dict[str, dict[str, Protection]] = {}
    perhaps: dict[str, dict[str, Protection]] = {}
    alone = {dataset.id: _asked_by(dataset) for dataset in landscape.all(Dataset)}
    # ownership is the only link that depends on the date, and no data flows along it
    for link in undated_links(landscape):
        stored = link.kind is LinkKind.STORED_IN
        if not stored and link.kind is not LinkKind.READS:
            continue
        data, holder = (link.dependant, link.provider) if stored else (link.provider, link.dependant)
        if data in alone:
            (holding if link.sure else perhaps).setdefault(holder, {})[data] = alone[data]
    found = {holder: _together(list(held.values())) for holder, held in holding.items()}
    for holder, held in perhaps.items():
        more = [one for data, one in held.items() if data not in holding.get(holder, ())]
        if more:
            found[holder] = _perhaps_with(found.get(holder, NO_DATA), more)
    return found


def _outage(process: Process) -> Interval:
    hours = process.maximum_outage.candidates
    return Interval(min(hours), max(hours)) if hours else Interval(0.0, inf)


def _asked_by(dataset: Dataset) -> Protection:
    """The protection one dataset asks for."""
    return Protection(
        bbn=_highest(_BBN, possible_bbn(dataset)),
        privacy=_highest(_PRIVACY, dataset.privacy.candidates or _PRIVACY),
        secrecy=_highest(_SECRECY, dataset.secrecy.candidates or _SECRECY),
        confidentiality=_highest(_SCALE, dataset.confidentiality.candidates or _SCALE),
        base_registry=Verdict.of(dataset.base_registry.every(bool)),
        datasets=(dataset.id,),
        facts=tuple(FactRef(dataset.id, name) for name in ("bbn", "confidentiality", "privacy", "secrecy")),
    )


def _together(several: Sequence[Protection]) -> Protection:
    """What several datasets ask for."""
    if len(several) == 1:
        return several[0]
    return Protection(
        bbn=_highest(_BBN, *[one.bbn for one in several]),
        privacy=_highest(_PRIVACY, *[one.privacy for one in several]),
        secrecy=_highest(_SECRECY, *[one.secrecy for one in several]),
        confidentiality=_highest(_SCALE, *[one.confidentiality for one in several]),
        base_registry=Verdict.some([one.base_registry for one in several]),
        datasets=tuple([id_ for one in several for id_ in one.datasets]),
        facts=tuple([fact for one in several for fact in one.facts]),
    )


def _perhaps_with(sure: Protection, more: Sequence[Protection]) -> Protection:
    """What data asks for that is surely there, or nothing known, with some of which sources differ."""
    return Protection(
        bbn=_perhaps_higher(_BBN, sure.bbn, [one.bbn for one in more]),
        privacy=_perhaps_higher(_PRIVACY, sure.privacy, [one.privacy for one in more]),
        secrecy=_perhaps_higher(_SECRECY, sure.secrecy, [one.secrecy for one in more]),
        confidentiality=_perhaps_higher(_SCALE, sure.confidentiality, [one.confidentiality for one in more]),
        base_registry=_also(sure.base_registry, [one.base_registry for one in more]),
        datasets=sure.datasets,
        facts=(*sure.facts, *(FactRef(id_, "stored_in") for one in more for id_ in one.datasets)),
        perhaps=tuple(id_ for one in more for id_ in one.datasets),
    )


def _perhaps_higher(scale: tuple[T, ...], sure: tuple[T, ...], more: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """Every value the highest can have, when some perhaps do not count."""
    reachable = {value for one in more for value in _highest(scale, sure, one)}
    return tuple(value for value in scale if value in reachable.union(sure))


@lru_cache(maxsize=1 << 12)
def _highest(scale: tuple[T, ...], *possible: tuple[T, ...]) -> tuple[T, ...]:
    """Every value the highest of several can have, on a scale from low to high. Estates repeat themselves: what a few
    datasets may be is asked of many things."""
    sets = [{scale.index(value) for value in values} for values in possible]
    least = max(min(ranks) for ranks in sets)
    reachable = {rank for ranks in sets for rank in ranks if rank >= least}
    return tuple(scale[rank] for rank in sorted(reachable))
