"""Which things a reading counts, and by what they weigh."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from regie.analyses.targets.estate import Estate
from regie.landscape import (
    Application,
    Dataset,
    Fact,
    Interval,
    Platform,
    Process,
    Record,
    Verdict,
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
GONE = Lifecycle.RETIRED
_ONE = Interval(1, 1)


def counted(estate: Estate, reading: Reading) -> list[tuple[Record, Verdict]]:
    """The things a reading looks at, with whether each is counted; what is surely not counted is left out.

    An application known to be retired is not counted; one of which the lifecycle is unknown is: it is in the register.
    """
    key = (reading.counts, reading.among)
    if key not in estate.counted:
        estate.counted[key] = _counted(estate, reading)
    return estate.counted[key]


def _counted(estate: Estate, reading: Reading) -> list[tuple[Record, Verdict]]:
    candidates = _candidates(estate, reading.counts)
    found: list[tuple[Record, Verdict]] = [(thing, member) for thing, member in candidates if member is not Verdict.NO]
    for word in reading.among:
        answers = [(thing, member, whether_among(estate, word, thing)) for thing, member in found]
        found = [
            (thing, member if answer is Verdict.YES else answer)
            for thing, member, answer in answers
            if answer is not Verdict.NO
        ]
    return found


def whether_among(estate: Estate, word: Among, thing: Record) -> Verdict:
    """Whether a thing is one of these; each answer is computed once."""
    known = estate.among[word]
    answer = known.get(thing.id)
    if answer is None:
        answer = known[thing.id] = _AMONG[word](estate, thing)
    return answer


def weight(thing: Record, by: Weigh) -> Interval | None:
    """What a thing weighs; None when unknown."""
    if by is Weigh.NUMBER:
        return _ONE
    fact: Fact[float] | None = getattr(thing, _WEIGHT_FIELDS[by], None)
    candidates = fact.candidates if fact is not None else None
    return Interval(min(candidates), max(candidates)) if candidates else None


_WEIGHT_FIELDS = {Weigh.YEARLY_COST: "yearly_cost", Weigh.VOLUME: "volume", Weigh.USERS: "users"}


def _candidates(estate: Estate, counts: Counts) -> list[tuple[Record, Verdict]]:
    if counts not in estate.candidates:
        estate.candidates[counts] = _found(estate, counts)
    return estate.candidates[counts]


def _found(estate: Estate, counts: Counts) -> list[tuple[Record, Verdict]]:
    landscape = estate.landscape
    match counts:
        case Counts.APPLICATIONS:
            return [(application, _in_register(application)) for application in landscape.all(Application)]
        case Counts.STORAGE_SERVICES:
            return [(platform, _stores(platform)) for platform in landscape.all(Platform)]
        case Counts.STORAGE_AND_APPLICATIONS:
            return _candidates(estate, Counts.STORAGE_SERVICES) + _candidates(estate, Counts.APPLICATIONS)
        case Counts.CLOUD_SERVICES:
            platforms = [(platform, Verdict.YES) for platform in landscape.all(Platform)]
            return [*_candidates(estate, Counts.APPLICATIONS), *platforms]
        case Counts.PROCESSES:
            return [(process, Verdict.YES) for process in landscape.all(Process)]
        case Counts.DATASETS:
            return [(dataset, Verdict.YES) for dataset in landscape.all(Dataset)]


def _in_register(application: Application) -> Verdict:
    if not application.lifecycle.claims:
        return Verdict.YES
    return Verdict.of(application.lifecycle.every(lambda lifecycle: lifecycle is not GONE))


def _stores(platform: Platform) -> Verdict:
    return Verdict.of(platform.service.every(lambda service: service is PlatformService.STORAGE))


def _cloud(_estate: Estate, thing: Record) -> Verdict:
    if isinstance(thing, Application):
        return Verdict.of(thing.service_model.every(lambda model: model is not ServiceModel.ON_PREMISE))
    if isinstance(thing, Platform):
        return Verdict.of(thing.kind.every(lambda kind: kind not in OWN_PLACES))
    return Verdict.NO


def _critical(estate: Estate, thing: Record) -> Verdict:
    if isinstance(thing, Process):
        return Verdict.of(thing.critical.every(bool))
    return estate.criticality_of(thing.id).critical


def _sensitive(estate: Estate, thing: Record) -> Verdict:
    if isinstance(thing, Dataset):
        levels, privacies = possible_bbn(thing), thing.privacy.candidates or tuple(Privacy)
    else:
        needed = estate.protection_of(thing.id)
        levels, privacies = needed.bbn, needed.privacy
    return _sensitive_by(levels, privacies)


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


def _critical_or_sensitive(estate: Estate, thing: Record) -> Verdict:
    critical = whether_among(estate, Among.CRITICAL, thing)
    return (
        critical if critical is Verdict.YES else Verdict.some((critical, whether_among(estate, Among.SENSITIVE, thing)))
    )


def _new(_estate: Estate, thing: Record) -> Verdict:
    if not isinstance(thing, Application) or not thing.lifecycle.claims:
        return Verdict.NO  # what stands in the register without a lifecycle is in use, not new
    new = (Lifecycle.PLANNED, Lifecycle.IN_DEVELOPMENT)
    return Verdict.of(thing.lifecycle.every(lambda lifecycle: lifecycle in new))


def _workplace(_estate: Estate, thing: Record) -> Verdict:
    if not isinstance(thing, Application):
        return Verdict.NO
    return Verdict.of(thing.service_model.every(lambda model: model is ServiceModel.WORKPLACE))


_AMONG: Mapping[Among, Callable[[Estate, Record], Verdict]] = {
    Among.CLOUD: _cloud,
    Among.CRITICAL: _critical,
    Among.SENSITIVE: _sensitive,
    Among.CRITICAL_OR_SENSITIVE: _critical_or_sensitive,
    Among.NEW: _new,
    Among.WORKPLACE: _workplace,
}
