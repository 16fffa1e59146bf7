"""Which things a reading counts, and by what they weigh: a column over all things of a noun at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from regie.analyses.targets.estate import Estate, Members
from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    Application,
    Dataset,
    Fact,
    Interval,
    Platform,
    Process,
    Record,
    Verdict,
    each,
    possible_bbn,
)
from regie.landscape.vocabulary import (
    Bbn,
    CloudKind,
    Lifecycle,
    PlatformService,
    Privacy,
    ServiceModel,
)
from regie.reference_data.goals import Among, Counts, Reading, Weigh

SENSITIVE_LEVELS = frozenset({Bbn.BBN2_PLUS, Bbn.BBN3})
OWN_PLACES = frozenset({CloudKind.OWN_SERVER_ROOM, CloudKind.OPERATIONAL_TECHNOLOGY})
NEW = frozenset({Lifecycle.PLANNED, Lifecycle.IN_DEVELOPMENT})
GONE = Lifecycle.RETIRED

_ONE = Interval(1, 1)
_NOUNS: Mapping[Counts, tuple[type[Record], ...]] = {
    Counts.APPLICATIONS: (Application,),
    Counts.STORAGE_SERVICES: (Platform,),
    Counts.STORAGE_AND_APPLICATIONS: (Platform, Application),
    Counts.CLOUD_SERVICES: (Application, Platform),
    Counts.PROCESSES: (Process,),
    Counts.DATASETS: (Dataset,),
}


def members(estate: Estate, reading: Reading) -> Members:
    """What a reading looks at; readings that look at the same share it.

    An application known to be retired is not counted; one of which the lifecycle is unknown is: it is in the register.
    """
    key = (reading.counts, reading.among)
    if key not in estate.members:
        found = [pair for noun in _NOUNS[reading.counts] for pair in _of_noun(estate, reading, noun)]
        estate.members[key] = Members(*zip(*found, strict=True)) if found else Members((), ())
    return estate.members[key]


def _of_noun(estate: Estate, reading: Reading, noun: type[Record]) -> Iterable[tuple[Record, Verdict]]:
    things = estate.landscape.all(noun)
    words = [whether_among(estate, word, noun).values() for word in reading.among]
    counted = map(_every, zip(_in_register(estate, reading.counts, noun), *words, strict=True))
    return [(thing, verdict) for thing, verdict in zip(things, counted, strict=True) if verdict is not Verdict.NO]


_every = cache(Verdict.every)
"""For the verdicts on one thing: there are not many combinations in the world."""


def whether_among(estate: Estate, word: Among, noun: type[Record]) -> Mapping[str, Verdict]:
    """Whether each thing of a noun, in the order of the landscape, is one of these; found once."""
    if (word, noun) not in estate.among:
        ids = [thing.id for thing in estate.landscape.all(noun)]
        estate.among[word, noun] = dict(zip(ids, _AMONG[word](estate, noun), strict=True))
    return estate.among[word, noun]


def weights(estate: Estate, things: Sequence[Record], by: Weigh) -> list[Interval | None]:
    """What each thing weighs; None when unknown."""
    if by is Weigh.NUMBER:
        return [_ONE] * len(things)
    if by not in estate.weights:
        estate.weights[by] = _weights(estate, _WEIGHT_FIELDS[by])
    return [estate.weights[by].get(thing.id) for thing in things]


def _weights(estate: Estate, name: str) -> Mapping[str, Interval | None]:
    held = [
        thing
        for noun in (Application, Platform, Dataset)
        if hasattr(noun, name)
        for thing in estate.landscape.all(noun)
    ]
    return dict(zip([thing.id for thing in held], each(map(attrgetter(name), held), _range), strict=True))


_WEIGHT_FIELDS = {Weigh.YEARLY_COST: "yearly_cost", Weigh.VOLUME: "volume", Weigh.USERS: "users"}


def _range(fact: Fact[float]) -> Interval | None:
    candidates = fact.candidates
    return Interval(min(candidates), max(candidates)) if candidates else None


def _of_field(estate: Estate, noun: type[Record], name: str, test: Callable[[Any], bool]) -> list[Verdict]:
    facts = map(attrgetter(name), estate.landscape.all(noun))
    return each(facts, lambda fact: Verdict.of(fact.every(test)))


def _same(estate: Estate, noun: type[Record], verdict: Verdict) -> list[Verdict]:
    return [verdict] * len(estate.landscape.all(noun))


def _in_register(estate: Estate, counts: Counts, noun: type[Record]) -> list[Verdict]:
    if noun is Application:
        return each(map(attrgetter("lifecycle"), estate.landscape.all(Application)), _not_gone)
    if noun is Platform and counts is not Counts.CLOUD_SERVICES:
        return _of_field(estate, noun, "service", lambda service: service is PlatformService.STORAGE)
    return _same(estate, noun, Verdict.YES)


def _not_gone(lifecycle: Fact[Lifecycle]) -> Verdict:
    return Verdict.of(lifecycle.every(lambda one: one is not GONE)) if lifecycle.claims else Verdict.YES


def _cloud(estate: Estate, noun: type[Record]) -> list[Verdict]:
    if noun is Application:
        return _of_field(estate, noun, "service_model", lambda model: model is not ServiceModel.ON_PREMISE)
    if noun is Platform:
        return _of_field(estate, noun, "kind", lambda kind: kind not in OWN_PLACES)
    return _same(estate, noun, Verdict.NO)


def _critical(estate: Estate, noun: type[Record]) -> list[Verdict]:
    if noun is Process:
        return _of_field(estate, noun, "critical", bool)
    critical = estate.critical
    return [critical.get(thing.id, NO_PROCESS).critical for thing in estate.landscape.all(noun)]


def _sensitive(estate: Estate, noun: type[Record]) -> list[Verdict]:
    if noun is Dataset:
        datasets = estate.landscape.all(Dataset)
        return [_sensitive_by(possible_bbn(one), one.privacy.candidates or tuple(Privacy)) for one in datasets]
    held = estate.protection
    needed = (held.get(thing.id, NO_DATA) for thing in estate.landscape.all(noun))
    return [_sensitive_by(one.bbn, one.privacy) for one in needed]


@cache
def _sensitive_by(levels: tuple[Bbn, ...], privacies: tuple[Privacy, ...]) -> Verdict:
    """There are not many combinations in the world."""
    return Verdict.some(
        [
            _whether([level in SENSITIVE_LEVELS for level in levels]),
            _whether([privacy is Privacy.SPECIAL_CATEGORIES for privacy in privacies]),
        ]
    )


def _whether(answers: list[bool]) -> Verdict:
    if all(answers):
        return Verdict.YES
    return Verdict.BETWEEN if any(answers) else Verdict.NO


def _critical_or_sensitive(estate: Estate, noun: type[Record]) -> list[Verdict]:
    either = (whether_among(estate, word, noun).values() for word in (Among.CRITICAL, Among.SENSITIVE))
    return list(map(_some, zip(*either, strict=True)))


_some = cache(Verdict.some)


def _new(estate: Estate, noun: type[Record]) -> list[Verdict]:
    if noun is not Application:
        return _same(estate, noun, Verdict.NO)
    return each(map(attrgetter("lifecycle"), estate.landscape.all(Application)), _is_new)


def _is_new(lifecycle: Fact[Lifecycle]) -> Verdict:
    """What stands in the register without a lifecycle is in use, not new."""
    return Verdict.of(lifecycle.every(lambda one: one in NEW)) if lifecycle.claims else Verdict.NO


def _workplace(estate: Estate, noun: type[Record]) -> list[Verdict]:
    if noun is not Application:
        return _same(estate, noun, Verdict.NO)
    return _of_field(estate, noun, "service_model", lambda model: model is ServiceModel.WORKPLACE)


_AMONG: Mapping[Among, Callable[[Estate, type[Record]], list[Verdict]]] = {
    Among.CLOUD: _cloud,
    Among.CRITICAL: _critical,
    Among.SENSITIVE: _sensitive,
    Among.CRITICAL_OR_SENSITIVE: _critical_or_sensitive,
    Among.NEW: _new,
    Among.WORKPLACE: _workplace,
}
