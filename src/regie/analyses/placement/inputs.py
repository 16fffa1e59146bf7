"""From facts of the landscape to the inputs of decision models: one small binding an input, each naming its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from math import isinf
from typing import Any

from regie.decisions import UNKNOWN, OneOf
from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    Application,
    Criticality,
    Evidence,
    Fact,
    FactRef,
    Landscape,
    Platform,
    Process,
    Protection,
    Team,
    Verdict,
    controls,
    criticality,
    protection,
)
from regie.landscape.vocabulary import CloudKind, EvidenceKind, ServiceModel
from regie.reference_data.jurisdictions import Region, region_of

_NOT_PUBLIC = frozenset(
    {
        CloudKind.PRIVATE_EUROPEAN,
        CloudKind.GOVERNMENT_CLOUD,
        CloudKind.OWN_SERVER_ROOM,
        CloudKind.OPERATIONAL_TECHNOLOGY,
        CloudKind.SAAS_GOVERNMENT,
    }
)
_ALLOWED_REGIONS = frozenset({Region.NL, Region.EU, Region.EEA, Region.CH})
_EUROPEAN = frozenset({Region.NL, Region.EU, Region.EEA})


@dataclass(frozen=True, slots=True)
class Given:
    """What an input is for one application: a value, UNKNOWN or OneOf, and the facts it comes from."""

    value: object
    facts: tuple[FactRef, ...]


class Facts:
    """A landscape at a date as inputs; everything inherited along the chain is computed once."""

    def __init__(self, landscape: Landscape, at: date, autonomous: Mapping[str, Verdict]) -> None:
        self.landscape = landscape
        self.at = at
        self.autonomous = autonomous

    def given(self, name: str, application: Application) -> Given:
        """An input of an application by its name in the model. Raises KeyError for an input nothing is bound to."""
        return BINDINGS[name](self, application)

    def refs(self, name: str, application: Application) -> tuple[FactRef, ...]:
        """Only the facts an input comes from; the same as `given` has."""
        if name in _PLAIN_FIELDS:
            return (FactRef(application.id, name),)
        return BINDINGS[name](self, application).facts

    def values(self, name: str, applications: Iterable[Application]) -> list[object]:
        """Only the values of an input, without the facts each comes from; the same as `given` has."""
        if name in _PLAIN_FIELDS:
            return [_value(getattr(application, name)) for application in applications]
        binding = BINDINGS[name]
        return [binding(self, application).value for application in applications]

    def criticality_of(self, application: Application) -> Criticality:
        """How critical an application is."""
        return self._criticality.get(application.id, NO_PROCESS)

    def protection_of(self, application: Application) -> Protection:
        """The classes an application must meet."""
        return self._protection.get(application.id, NO_DATA)

    @cached_property
    def _criticality(self) -> Mapping[str, Criticality]:
        return criticality(self.landscape, self.at)

    @cached_property
    def _protection(self) -> Mapping[str, Protection]:
        return protection(self.landscape)

    @cached_property
    def evidence(self) -> Mapping[tuple[str, EvidenceKind], tuple[Evidence, ...]]:
        """Evidence by what it is about and its kind, as far as it has not, as far as is known, expired."""
        found: dict[tuple[str, EvidenceKind], list[Evidence]] = {}
        for one in self.landscape.all(Evidence):
            if one.valid_at(self.at) is not Verdict.NO:
                found.setdefault((one.about, one.kind), []).append(one)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Platforms by id."""
        return {platform.id: platform for platform in self.landscape.all(Platform)}

    @cached_property
    def regions(self) -> Mapping[str, Region | None]:
        """The region of the seat of each organisation's ultimate parent; None when that is not certain."""
        found: dict[str, Region | None] = {}
        for id_, control in controls(self.landscape, self.at).items():
            ultimate = control.ultimate
            seat = getattr(self.landscape[ultimate], "seat").value_or(None) if ultimate else None  # noqa: B009
            found[id_] = region_of(seat) if seat else None
        return found


def _value(fact: Fact[Any]) -> object:
    if not fact.claims:
        return UNKNOWN
    values = [value.value if isinstance(value, Enum) else value for value in fact.candidates or ()]
    return values[0] if len(values) == 1 else OneOf(values)


def _field(name: str) -> Callable[[Facts, Application], Given]:
    return lambda _facts, application: Given(_value(getattr(application, name)), (FactRef(application.id, name),))


def _verdict(verdict: Verdict, *refs: FactRef) -> Given:
    return Given(UNKNOWN if verdict is Verdict.BETWEEN else verdict is Verdict.YES, refs)


def _critical(facts: Facts, application: Application) -> Given:
    found = facts.criticality_of(application)
    return _verdict(found.critical, *(FactRef(process, "critical") for process in found.processes))


def _maximum_outage(facts: Facts, application: Application) -> Given:
    found = facts.criticality_of(application)
    refs = tuple(FactRef(process, "maximum_outage") for process in found.processes)
    exact = found.maximum_outage.exact and not isinf(found.maximum_outage.high)
    return Given(found.maximum_outage.low if exact else UNKNOWN, refs)


def _class(name: str) -> Callable[[Facts, Application], Given]:
    def bound(facts: Facts, application: Application) -> Given:
        found = facts.protection_of(application)
        values = tuple(one.value for one in getattr(found, name))
        refs = tuple(FactRef(dataset, name) for dataset in found.datasets)
        if not found.datasets:
            return Given(UNKNOWN, refs)
        return Given(values[0] if len(values) == 1 else OneOf(values), refs)

    return bound


def _base_registry(facts: Facts, application: Application) -> Given:
    found = facts.protection_of(application)
    return _verdict(found.base_registry, *(FactRef(dataset, "base_registry") for dataset in found.datasets))


def _team_mature(facts: Facts, application: Application) -> Given:
    refs: tuple[FactRef, ...] = (FactRef(application.id, "operated_by"),)
    if not application.operated_by.known:
        return Given(UNKNOWN, refs)
    teams = [facts.landscape.get(id_) for id_ in application.operated_by.value]
    mature = [team.mature for team in teams if isinstance(team, Team)]
    refs += tuple(FactRef(team.id, "mature") for team in teams if isinstance(team, Team))
    if None in teams:
        return Given(UNKNOWN, refs)  # of what is not in the landscape nothing is known
    if not mature:
        return Given(False, refs)  # no team of our own runs it
    return _verdict(Verdict.every(Verdict.of(fact.every(bool)) for fact in mature), *refs)


def _platform(facts: Facts, application: Application) -> Platform | None:
    return facts.platforms.get(application.platform.value_or(""))


def _public_cloud(facts: Facts, application: Application) -> Given:
    platform = _platform(facts, application)
    if platform is not None:
        public = platform.kind.every(lambda kind: kind not in _NOT_PUBLIC)
        return _verdict(Verdict.of(public), FactRef(application.id, "platform"), FactRef(platform.id, "kind"))
    saas = application.service_model.every(lambda model: model is ServiceModel.SAAS)
    refs = (FactRef(application.id, "platform"), FactRef(application.id, "service_model"))
    return Given(True if saas else UNKNOWN, refs)


def _within_eea(facts: Facts, application: Application) -> Given:
    places: list[tuple[Fact[tuple[str, ...]], FactRef]] = []
    if application.locations.claims:
        places.append((application.locations, FactRef(application.id, "locations")))
    platform = _platform(facts, application)
    if platform is not None:
        places.append((platform.locations, FactRef(platform.id, "locations")))
    if not places:
        return Given(UNKNOWN, (FactRef(application.id, "locations"),))
    # a source that names no place at all says nothing
    verdicts = [
        Verdict.BETWEEN if () in (fact.candidates or ()) else Verdict.of(fact.every(_all_allowed)) for fact, _ in places
    ]
    return _verdict(Verdict.every(verdicts), *(ref for _, ref in places))


def _all_allowed(countries: tuple[str, ...]) -> bool:
    return all(region_of(country) in _ALLOWED_REGIONS for country in countries)


def _european_supplier(facts: Facts, application: Application) -> Given:
    refs = (FactRef(application.id, "suppliers"),)
    if not application.suppliers.known:
        return Given(UNKNOWN, refs)
    regions = [facts.regions.get(supplier) for supplier in application.suppliers.value]
    if any(region is not None and region not in _EUROPEAN for region in regions):
        return Given(False, refs)
    return Given(UNKNOWN if None in regions else True, refs)


def _evidence(kind: EvidenceKind, *, proven: bool = False) -> Callable[[Facts, Application], Given]:
    """Whether there is evidence of a kind. None on file is unknown, not "no": the file may not be complete."""

    def bound(facts: Facts, application: Application) -> Given:
        rows = facts.evidence.get((application.id, kind), ())
        refs = tuple(FactRef(row.id, "strength") for row in rows)
        needed = [(row.valid_at(facts.at), row.proven if proven else Verdict.YES) for row in rows]
        shown = Verdict.some(Verdict.every(both) for both in needed) is Verdict.YES
        return Given(True if shown else UNKNOWN, refs)

    return bound


def _primary(facts: Facts, application: Application) -> Given:
    found = facts.criticality_of(application)
    processes = [facts.landscape[id_] for id_ in found.processes]
    verdicts = [Verdict.of(process.primary.every(bool)) for process in processes if isinstance(process, Process)]
    refs = tuple(FactRef(id_, "primary") for id_ in found.processes)
    return _verdict(Verdict.some(verdicts), *refs) if verdicts else Given(UNKNOWN, refs)


def _autonomy_value(facts: Facts, application: Application) -> Given:
    """The municipality's own judgement of the core value, else what the chain says when it is certain."""
    ref = FactRef(application.id, "value_autonomy")
    if application.value_autonomy.claims:
        return Given(_value(application.value_autonomy), (ref,))
    certain = facts.autonomous.get(application.id) is Verdict.YES
    return Given("fully" if certain else UNKNOWN, (ref,))


def _nothing_known(_facts: Facts, _application: Application) -> Given:
    return Given(UNKNOWN, ())


_PLAIN_FIELDS = (
    "asks_cloud_technology",
    "asks_fast_rollout",
    "asks_integration",
    "asks_variable_use",
    "provider_compliant",
    "market_standard",
    "little_customisation",
    "fits_platform_standards",
    "reusable_elsewhere",
    "function",
    "continuity_independent",
    "minister_approved",
    "value_quality",
    "value_cost",
    "value_safety",
    "value_innovation",
    "value_sustainability",
    "value_transparency",
)

BINDINGS: Mapping[str, Callable[[Facts, Application], Given]] = {
    **{name: _field(name) for name in _PLAIN_FIELDS},
    "team_mature": _team_mature,
    "critical": _critical,
    "maximum_outage": _maximum_outage,
    "bbn": _class("bbn"),
    "privacy": _class("privacy"),
    "secrecy": _class("secrecy"),
    "base_registry": _base_registry,
    "public_cloud": _public_cloud,
    "within_eea": _within_eea,
    "european_supplier": _european_supplier,
    "risk_analysis": _evidence(EvidenceKind.RISK_ANALYSIS),
    "exit_plan": _evidence(EvidenceKind.EXIT_PLAN),
    "exit_tested": _evidence(EvidenceKind.EXIT_DRILL, proven=True),
    "primary": _primary,
    "vital": _nothing_known,
    "value_autonomy": _autonomy_value,
}
"""Every input a model may ask for, by name. An input that is not here is unknown for every application."""
