"""From facts of the landscape to the inputs of decision models: one small binding an input, and the facts it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from math import isinf
from operator import attrgetter
from typing import Any, NamedTuple

from regie.analyses.placement.facts import Facts, all_allowed
from regie.decisions import UNKNOWN, OneOf
from regie.landscape import Application, Fact, FactRef, Process, Verdict, each, providers
from regie.landscape.vocabulary import EvidenceKind, ServiceModel
from regie.reference_data.jurisdictions import Region

Refs = tuple[FactRef, ...]
_EUROPEAN = frozenset({Region.NL, Region.EU, Region.EEA})


@dataclass(frozen=True, slots=True)
class Given:
    """What an input is for one application: a value, UNKNOWN or OneOf, and the facts it comes from."""

    value: object
    facts: Refs


class Binding(NamedTuple):
    """What an input is for applications, and for one of them by which facts: only what is shown names these."""

    values: Callable[[Facts, Sequence[Application]], list[object]]
    facts: Callable[[Facts, Application], Refs]


def _each(find: Callable[[Facts, Application], object], refs: Callable[[Facts, Application], Refs]) -> Binding:
    return Binding(lambda facts, applications: [find(facts, one) for one in applications], refs)


def _field(name: str) -> Binding:
    held = attrgetter(name)
    return Binding(lambda _facts, applications: each(map(held, applications), _value), _of_itself(name))


def _of_itself(*names: str) -> Callable[[Facts, Application], Refs]:
    return lambda _facts, application: tuple(FactRef(application.id, name) for name in names)


def _of_processes(name: str) -> Callable[[Facts, Application], Refs]:
    return lambda facts, application: tuple(
        FactRef(process, name) for process in facts.criticality_of(application).all_processes
    )


def _of_datasets(name: str) -> Callable[[Facts, Application], Refs]:
    return lambda facts, application: tuple(
        FactRef(dataset, name) for dataset in facts.protection_of(application).all_datasets
    )


def _value(fact: Fact[Any]) -> object:
    return UNKNOWN if fact.candidates is None else _either(fact.candidates)


def _either(candidates: Iterable[object]) -> object:
    values = [value.value if isinstance(value, Enum) else value for value in candidates]
    return values[0] if len(values) == 1 else OneOf(values)


_either_once = cache(_either)
"""For the classes of data: there are not many combinations in the world."""

_KNOWN = {Verdict.YES: True, Verdict.NO: False, Verdict.BETWEEN: UNKNOWN}


def _critical(facts: Facts, application: Application) -> object:
    return _KNOWN[facts.criticality_of(application).critical]


def _maximum_outage(facts: Facts, application: Application) -> object:
    """The shortest of all that need it. Where sources differ it is any claim that may be the shortest: none above what
    is surely not exceeded."""
    needed = facts.criticality_of(application)
    if isinf(needed.maximum_outage.high):
        return UNKNOWN
    if needed.maximum_outage.exact:
        return needed.maximum_outage.low
    claimed = [_outage_of(facts, process) for process in needed.all_processes]
    if None in claimed:
        return UNKNOWN
    most = needed.maximum_outage.high
    return _either(sorted({hours for claims in claimed for hours in claims or () if hours <= most}))


def _outage_of(facts: Facts, process: str) -> Sequence[float] | None:
    """Every claim of the maximum outage of a process; None when there is none."""
    found = facts.landscape[process]
    return found.maximum_outage.candidates if isinstance(found, Process) else None


def _class(name: str) -> Binding:
    def value(facts: Facts, application: Application) -> object:
        found = facts.protection_of(application)
        return _either_once(getattr(found, name)) if found.datasets else UNKNOWN

    return _each(value, _of_datasets(name))


def _base_registry(facts: Facts, application: Application) -> object:
    return _KNOWN[facts.protection_of(application).base_registry]


def _team_mature(facts: Facts, application: Application) -> object:
    operators = providers(facts.landscape, application, "operated_by").value_or(None)
    # of what is not in the landscape nothing is known
    if operators is None or not all(id_ in facts.landscape for id_ in operators):
        return UNKNOWN
    mature = [facts.mature[id_] for id_ in operators if id_ in facts.mature]
    return _KNOWN[Verdict.every(mature)] if mature else False  # no team of our own runs it


def _operators(facts: Facts, application: Application) -> Refs:
    teams = (id_ for id_ in providers(facts.landscape, application, "operated_by").value_or(()) if id_ in facts.mature)
    return FactRef(application.id, "operated_by"), *(FactRef(id_, "mature") for id_ in teams)


def _ways(facts: Facts, application: Application) -> tuple[tuple[str, ...], ...]:
    """The platforms it may run on, together: several ways when sources differ, none of them when nobody says."""
    return providers(facts.landscape, application, "platform").candidates or ((),)


def _hosts(facts: Facts, application: Application) -> tuple[str, ...]:
    """All platforms it may run on."""
    return tuple(dict.fromkeys(id_ for way in _ways(facts, application) for id_ in way))


def _agreed(verdicts: Iterable[Verdict]) -> object:
    """What holds whichever way it runs."""
    found = set(verdicts)
    return _KNOWN[found.pop()] if len(found) == 1 else UNKNOWN


def _public_cloud(facts: Facts, application: Application) -> object:
    saas = application.service_model.every(lambda model: model is ServiceModel.SAAS)
    elsewhere = Verdict.YES if saas else Verdict.BETWEEN
    ways = _ways(facts, application)
    return _agreed(Verdict.some(facts.public.get(id_, elsewhere) for id_ in way) if way else elsewhere for way in ways)


def _publicity(facts: Facts, application: Application) -> Refs:
    kinds = (FactRef(id_, "kind") for id_ in _hosts(facts, application) if id_ in facts.public)
    ways = _ways(facts, application)
    elsewhere = any(not way or any(id_ not in facts.public for id_ in way) for way in ways)
    other = (FactRef(application.id, "service_model"),) if elsewhere else ()
    return FactRef(application.id, "platform"), *kinds, *other


def _within_eea(facts: Facts, application: Application) -> object:
    stated = all_allowed(application.locations) if application.locations.claims else None
    ways = ((stated, *map(facts.within.get, way)) for way in _ways(facts, application))
    found = ([one for one in both if one is not None] for both in ways)
    return _agreed(Verdict.every(places) if places else Verdict.BETWEEN for places in found)


def _places(facts: Facts, application: Application) -> Refs:
    own = (FactRef(application.id, "locations"),)
    hosted = tuple(FactRef(id_, "locations") for id_ in _hosts(facts, application) if id_ in facts.within)
    return (*own, *hosted) if application.locations.claims or not hosted else hosted


def _european_supplier(facts: Facts, application: Application) -> object:
    suppliers = providers(facts.landscape, application, "suppliers").value_or(None)
    if suppliers is None:
        return UNKNOWN
    regions = [facts.regions.get(supplier) for supplier in suppliers]
    if any(region is not None and region not in _EUROPEAN for region in regions):
        return False
    return UNKNOWN if None in regions else True


def _evidence(kind: EvidenceKind, *, proven: bool = False) -> Binding:
    """Whether there is evidence of a kind. None on file is unknown, not "no": the file may not be complete."""

    def value(facts: Facts, application: Application) -> object:
        rows = facts.evidence.get((application.id, kind))
        if not rows:
            return UNKNOWN
        needed = [(row.valid_at(facts.at), row.proven if proven else Verdict.YES) for row in rows]
        shown = Verdict.some(Verdict.every(both) for both in needed) is Verdict.YES
        return True if shown else UNKNOWN

    def refs(facts: Facts, application: Application) -> Refs:
        return tuple(FactRef(row.id, "strength") for row in facts.evidence.get((application.id, kind), ()))

    return _each(value, refs)


def _primary(facts: Facts, application: Application) -> object:
    needed = facts.criticality_of(application)
    if not needed.processes:
        return UNKNOWN
    primary = Verdict.some(facts.primary[id_] for id_ in needed.processes)
    # those that perhaps need it can add a yes, and take none away
    return UNKNOWN if needed.perhaps and primary is Verdict.NO else _KNOWN[primary]


def _autonomy_value(facts: Facts, application: Application) -> object:
    """The municipality's own judgement of the core value, else what the chain says when it is certain."""
    if application.value_autonomy.claims:
        return _value(application.value_autonomy)
    return "fully" if facts.autonomous.get(application.id) is Verdict.YES else UNKNOWN


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

BINDINGS: Mapping[str, Binding] = {
    **{name: _field(name) for name in _PLAIN_FIELDS},
    "team_mature": _each(_team_mature, _operators),
    "critical": _each(_critical, _of_processes("critical")),
    "maximum_outage": _each(_maximum_outage, _of_processes("maximum_outage")),
    "bbn": _class("bbn"),
    "privacy": _class("privacy"),
    "secrecy": _class("secrecy"),
    "base_registry": _each(_base_registry, _of_datasets("base_registry")),
    "public_cloud": _each(_public_cloud, _publicity),
    "within_eea": _each(_within_eea, _places),
    "european_supplier": _each(_european_supplier, _of_itself("suppliers")),
    "risk_analysis": _evidence(EvidenceKind.RISK_ANALYSIS),
    "exit_plan": _evidence(EvidenceKind.EXIT_PLAN),
    "exit_tested": _evidence(EvidenceKind.EXIT_DRILL, proven=True),
    "primary": _each(_primary, _of_processes("primary")),
    "vital": _each(lambda _facts, _application: UNKNOWN, _of_itself()),
    "value_autonomy": _each(_autonomy_value, _of_itself("value_autonomy")),
}
"""Every input a model may ask for, by name. An input that is not here is unknown for every application."""
