"""From a scenario as people write it to one by ids, with every name that is not there at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from regie.actions.finding import find_one
from regie.analyses.failure import Duration, PriceRise, Scenario, TakeOver
from regie.landscape import Application, Landscape, Organisation, Ownership, Platform, Record, Team
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.directories import register_directory, registered
from regie.readers.scenarios import Bought, WrittenScenario, read_scenario, together
from regie.reference_data.countries import country_of
from regie.reference_data.jurisdictions import adequacy_decisions

T = TypeVar("T")
Scenarios = str | Path | WrittenScenario | Sequence[str | Path | WrittenScenario]


@dataclass(frozen=True, slots=True)
class Supposed:
    """A scenario by ids, and the records of buyers that the landscape lacks."""

    scenario: Scenario
    buyers: tuple[Record, ...] = ()


@dataclass(slots=True)
class _Names:
    """What names stand for in a landscape; faults are kept, so that all are told at once."""

    landscape: Landscape
    beside: Landscape | None = None
    faults: list[Fault] = field(default_factory=list)
    buyers: dict[str, Record] = field(default_factory=dict)

    def all(self, find: Callable[[str], T], names: Iterable[str]) -> tuple[T, ...]:
        """What each name stands for, once."""
        found: dict[T, None] = {}
        for name in names:
            try:
                found[find(name)] = None
            except InputFaults as refused:
                self.faults.extend(refused.faults)
        return tuple(found)

    def wrong(self, key: str, **values: object) -> None:
        """Note a fault of the scenario itself."""
        self.faults.append(_fault(self.landscape, key, **values))

    def organisation(self, name: str) -> str:
        """The id of an organisation."""
        return find_one(self.landscape, name, self.landscape.all(Organisation), "organisation").id

    def thing(self, name: str) -> str:
        """The id of whatever can fall away, or the name of a data centre."""
        here = self.landscape
        written = (platform.data_centres.candidates or () for platform in here.all(Platform))
        if name in {centre for said in written for names in said for centre in names} and name not in here:
            return name
        things = (*here.all(Organisation), *here.all(Platform), *here.all(Application), *here.all(Team))
        return find_one(here, name, things, "thing").id

    def country(self, name: str) -> str:
        """The code of a country, from the code or the name."""
        code = country_of(name)
        if code is None:
            raise InputFaults([_fault(self.landscape, "no_country", name=name)])
        return code

    def law(self, name: str) -> str:
        """The id of a law that can fall away."""
        wanted = name.casefold().strip()
        for law in adequacy_decisions():
            if wanted in (law.id, law.name.casefold()):
                return law.id
        known = tuple(law.id for law in adequacy_decisions())
        raise InputFaults([_fault(self.landscape, "no_law", name=name, known=known)])

    def buyer(self, name: str) -> str:
        """The id of who buys: in the landscape, else in what lies beside it, else in the supplier register; with its
        own owners."""
        try:
            return self.organisation(name)
        except InputFaults as refused:
            if self.beside is not None and name in self.beside:
                self.buyers |= {one.id: one for one in _upward(self.beside, name) if one.id not in self.landscape}
                return name
            wanted = name.casefold().strip()
            register = register_directory().landscape.all(Organisation)
            same = [one for one in register if wanted in (one.id, one.name.casefold())]
            if len(same) != 1:
                raise refused from None
            self.buyers |= {one.id: one for one in registered([same[0].id]) if one.id not in self.landscape}
            return same[0].id

    def take_over(self, one: Bought, on: date | None) -> TakeOver:
        """A take-over by ids; with a fault noted, an empty name."""
        bought, by = self.all(self.organisation, [one.organisation]), self.all(self.buyer, [one.by])
        if bought and bought == by:
            self.wrong("buys_itself", name=one.organisation)
        return TakeOver(bought[0] if bought else "", by[0] if by else "", on)


def opened(scenarios: Scenarios) -> tuple[WrittenScenario, ...]:
    """Scenarios from files, or as they are. Raises InputFaults with the faults of all of them."""
    given = [scenarios] if isinstance(scenarios, str | Path | WrittenScenario) else scenarios
    found: list[WrittenScenario] = []
    faults: list[Fault] = []
    for one in given:
        try:
            found.append(one if isinstance(one, WrittenScenario) else read_scenario(Path(one)))
        except InputFaults as refused:
            faults.extend(refused.faults)
    if faults:
        raise InputFaults(faults)
    return tuple(found)


def as_one(scenarios: Scenarios, more: WrittenScenario) -> WrittenScenario:
    """Scenarios from files, and one more from options, as one in which all of it happens. Raises InputFaults."""
    given = opened(scenarios)
    if not given:
        return more
    if not more.empty:
        given = (*given, more)
    return together(given)


def resolved(landscape: Landscape, written: WrittenScenario, beside: Landscape | None = None) -> Supposed:
    """A scenario by ids; buyers may also be in what lies beside the landscape (of GLEIF, say).

    Raises InputFaults with every name that is not there and everything that contradicts.
    """
    names = _Names(landscape, beside)
    if written.empty:
        names.wrong("no_scenario")
    if written.notice < 0:
        names.wrong("negative_hours")
    scenario = Scenario(
        name=written.name,
        without=names.all(names.thing, written.without),
        sanctioned=names.all(names.country, written.sanction),
        keys_refused=names.all(names.organisation, written.refuse),
        taken_over=tuple(dict.fromkeys(names.take_over(one, written.on) for one in written.takeover)),
        price_rises=_rises(names, written),
        laws_gone=names.all(names.law, written.law),
        notice=written.notice,
        lasts=Duration(written.lasts),
    )
    for id_, count in Counter(one.organisation for one in scenario.taken_over).items():
        if count > 1 and id_:
            names.wrong("bought_twice", name=landscape.name_of(id_))
    if names.faults:
        raise InputFaults(names.faults)
    return Supposed(scenario, tuple(names.buyers.values()))


def _upward(beside: Landscape, id_: str) -> Iterator[Record]:
    """An organisation with its owners, and theirs."""
    waiting, seen = [id_], {id_}
    while waiting:
        yield beside[current := waiting.pop()]
        for ownership in beside.all(Ownership):
            if ownership.organisation == current:
                yield ownership
                if ownership.owner not in seen:
                    seen.add(ownership.owner)
                    waiting.append(ownership.owner)


def _rises(names: _Names, written: WrittenScenario) -> tuple[PriceRise, ...]:
    found: dict[str, PriceRise] = {}
    for one in written.price:
        if one.percent < 0:
            names.wrong("negative_rise", name=one.supplier)
        for id_ in names.all(names.organisation, [one.supplier]):
            rise = PriceRise(id_, one.percent / 100)
            if found.setdefault(id_, rise) != rise:
                names.wrong("rises_twice", name=one.supplier)
    return tuple(found.values())


def _fault(landscape: Landscape, key: str, **values: object) -> Fault:
    what, mend = Message(f"actions.fault.{key}", **values), Message(f"actions.mend.{key}", **values)
    return Fault(Place(landscape.name), what, mend)
