"""What it hangs on whether a reading counts a thing at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from regie.analyses.targets.counting import GONE, NEW, OWN_PLACES, SENSITIVE_LEVELS, whether_among
from regie.analyses.targets.estate import Estate
from regie.landscape import Application, Condition, Dataset, FactRef, Hinge, Platform, Process, Record, Verdict
from regie.landscape.vocabulary import Bbn, PlatformService, Privacy, ServiceModel
from regie.reference_data.goals import Among, Counts, Reading

_HIGHEST = 3


def conditions(estate: Estate, reading: Reading, thing: Record) -> tuple[Condition, ...]:
    """The open conditions; all of them must hold for the thing to count."""
    words = (word for word in reading.among if whether_among(estate, word, type(thing))[thing.id] is Verdict.BETWEEN)
    return (*_base(reading, thing), *(_among(estate, word, thing) for word in words))


def _base(reading: Reading, thing: Record) -> Iterator[Condition]:
    if isinstance(thing, Application) and thing.lifecycle.every(lambda one: one is not GONE) is None:
        if thing.lifecycle.claims:
            yield _one(thing.id, "lifecycle", lambda one: one is not GONE)
    elif isinstance(thing, Platform) and reading.counts is not Counts.CLOUD_SERVICES and not thing.service.known:
        yield _one(thing.id, "service", lambda one: one is PlatformService.STORAGE)


def _among(estate: Estate, word: Among, thing: Record) -> Condition:
    match word:
        case Among.CLOUD if isinstance(thing, Platform):
            return _one(thing.id, "kind", lambda kind: kind not in OWN_PLACES)
        case Among.CLOUD:
            return _one(thing.id, "service_model", lambda model: model is not ServiceModel.ON_PREMISE)
        case Among.NEW:
            return _one(thing.id, "lifecycle", lambda lifecycle: lifecycle in NEW)
        case Among.WORKPLACE:
            return _one(thing.id, "service_model", lambda model: model is ServiceModel.WORKPLACE)
        case Among.CRITICAL:
            return _critical(estate, thing)
        case Among.SENSITIVE:
            return _sensitive(estate, thing)
        case Among.CRITICAL_OR_SENSITIVE:
            critical, sensitive = _critical(estate, thing), _sensitive(estate, thing)
            return Condition((*critical.hinges, *sensitive.hinges), critical.askable and sensitive.askable)


def _critical(estate: Estate, thing: Record) -> Condition:
    needed = estate.criticality_of(thing.id)
    ids = (thing.id,) if isinstance(thing, Process) else needed.processes
    processes = [estate.landscape[id_] for id_ in ids]
    hinges = tuple(
        Hinge(FactRef(one.id, "critical"), Verdict.of)
        for one in processes
        if isinstance(one, Process) and one.critical.every(bool) is None
    )
    return Condition(hinges, bool(ids) and (isinstance(thing, Process) or not needed.perhaps))


def _sensitive(estate: Estate, thing: Record) -> Condition:
    held = estate.protection_of(thing.id)
    ids = (thing.id,) if isinstance(thing, Dataset) else held.datasets
    datasets = [estate.landscape[id_] for id_ in ids]
    hinges = [hinge for one in datasets if isinstance(one, Dataset) for hinge in _classes(one)]
    return Condition(tuple(hinges), bool(ids) and (isinstance(thing, Dataset) or not held.perhaps))


def _classes(dataset: Dataset) -> Iterator[Hinge]:
    """Without a level given by people, any of the three classes at its highest makes it BBN3."""
    if dataset.privacy.every(lambda one: one is Privacy.SPECIAL_CATEGORIES) is None:
        yield Hinge(FactRef(dataset.id, "privacy"), lambda one: Verdict.of(one is Privacy.SPECIAL_CATEGORIES))
    if dataset.bbn.claims:
        if dataset.bbn.every(lambda level: level in SENSITIVE_LEVELS) is None:
            yield Hinge(FactRef(dataset.id, "bbn"), _high_level)
        return
    for name in ("availability", "integrity", "confidentiality"):
        if getattr(dataset, name).every(lambda level: level == _HIGHEST) is None:
            yield Hinge(FactRef(dataset.id, name), lambda level: Verdict.of(level == _HIGHEST))


def _high_level(level: Bbn) -> Verdict:
    return Verdict.of(level in SENSITIVE_LEVELS)


def _one(id_: str, field: str, test: Callable[[Any], bool]) -> Condition:
    return Condition((Hinge(FactRef(id_, field), lambda value: Verdict.of(test(value))),))
