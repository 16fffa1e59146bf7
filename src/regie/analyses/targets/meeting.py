"""When one thing counts as met: one test a word of the vocabulary in `reference_data/README.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from regie.analyses.targets.estate import HOLDS, RUNS, Estate, Refs
from regie.landscape import NOUNS, Application, Dataset, FactRef, LinkKind, Platform, Process, Record, Verdict
from regie.landscape.vocabulary import CloudKind
from regie.reference_data.goals import MetWhen

OwnOf = Callable[[Estate, Record], Verdict]
_GOVERNMENT = frozenset({CloudKind.GOVERNMENT_CLOUD, CloudKind.OWN_SERVER_ROOM})


class Test(NamedTuple):
    """Whether a thing is met, and the facts that say so."""

    verdict: Callable[[Record], Verdict]
    facts: Callable[[Record], Refs]


class Tests:
    """The tests of readings over an estate, each made once with what it needs of the whole chain.

    The estate does not know them: that circle would hold the landscape until somebody collects garbage.
    """

    def __init__(self, estate: Estate) -> None:
        self._estate = estate
        self._made: dict[MetWhen, Test] = {}

    def of(self, met_when: MetWhen) -> Test:
        """The test of a word."""
        if met_when not in self._made:
            self._made[met_when] = _TESTS[met_when](self._estate)
        return self._made[met_when]


def _fields_known(*names: str) -> Callable[[Estate], Test]:
    by_noun = {noun.noun: [name for name in names if hasattr(noun, name)] for noun in NOUNS}

    def held(thing: Record) -> list[str]:
        return by_noun[thing.noun]

    def known(thing: Record) -> Verdict:
        fields = held(thing)
        return Verdict.of(bool(fields) and all(getattr(thing, name).known for name in fields))

    return lambda _estate: Test(known, lambda thing: tuple(FactRef(thing.id, name) for name in held(thing)))


def _by_field(verdict: Callable[[Record], Verdict], field: str) -> Test:
    return Test(verdict, lambda thing: (FactRef(thing.id, field),))


def _supplier(estate: Estate) -> Test:
    known: dict[str, Verdict] = {}  # several readings ask it of the same things

    def verdict(thing: Record) -> Verdict:
        if not isinstance(thing, Application | Platform):
            return Verdict.BETWEEN
        if thing.id not in known:
            known[thing.id] = estate.parties(thing, operators=False)
        return known[thing.id]

    def facts(thing: Record) -> Refs:
        return (FactRef(thing.id, "suppliers"),) if isinstance(thing, Application | Platform) else ()

    return Test(verdict, facts)


def _free_of_interference(estate: Estate) -> Test:
    verdicts = estate.free_of_interference
    return _by_field(lambda thing: verdicts.get(thing.id, Verdict.BETWEEN), "locations")


def _placed(own_of: OwnOf) -> Callable[[Estate], Test]:
    """A verdict on every platform (and on what runs on none), through everything that holds or runs a thing."""

    return lambda estate: _through(estate, own_places(estate, own_of), RUNS)


def own_places(estate: Estate, own_of: OwnOf) -> dict[str, Verdict]:
    """The verdict by itself of every platform, and of every application that runs on none."""
    own: dict[str, Verdict] = {platform.id: own_of(estate, platform) for platform in estate.landscape.all(Platform)}
    own.update((application.id, own_of(estate, application)) for application in estate.on_no_platform)
    return own


def _through(estate: Estate, own: Mapping[str, Verdict], kinds: frozenset[LinkKind]) -> Test:
    verdicts, facts = estate.through(own, kinds)

    def verdict(thing: Record) -> Verdict:
        reached = verdicts.get(thing.id)
        if reached is None:
            # nothing leads from it: known to use nothing is met, not knowing is between
            reached = Verdict.YES if _known_to_need_nothing(thing) else Verdict.BETWEEN
        return reached

    return Test(verdict, lambda thing: facts(thing.id))


def _known_to_need_nothing(thing: Record) -> bool:
    if isinstance(thing, Process):
        return thing.applications.known
    if isinstance(thing, Dataset):
        return False
    return isinstance(thing, Application) and thing.platform.known


def _european(estate: Estate, thing: Record) -> Verdict:
    return estate.parties(thing, operators=True) if isinstance(thing, Application | Platform) else Verdict.BETWEEN


def _european_or_own(estate: Estate, thing: Record) -> Verdict:
    own = Verdict.NO
    if isinstance(thing, Platform):
        own = Verdict.of(thing.kind.every(lambda kind: kind is CloudKind.OWN_SERVER_ROOM))
    return Verdict.some((own, _european(estate, thing)))


def _government(_estate: Estate, thing: Record) -> Verdict:
    if isinstance(thing, Platform):
        return Verdict.of(thing.kind.every(lambda kind: kind in _GOVERNMENT))
    return Verdict.NO


def _autonomous_own(estate: Estate, thing: Record) -> Verdict:
    return estate.autonomous.get(thing.id, Verdict.BETWEEN)


def _autonomous(estate: Estate) -> Test:
    return _by_field(lambda thing: _autonomous_own(estate, thing), "suppliers")


def _stored_and_operated(estate: Estate) -> Test:
    return _through(estate, own_holders(estate), HOLDS)


def own_holders(estate: Estate) -> dict[str, Verdict]:
    """Whether every application and platform is autonomous through its chain."""
    return {
        thing.id: _autonomous_own(estate, thing)
        for noun in (Application, Platform)
        for thing in estate.landscape.all(noun)
    }


def _drilled(estate: Estate) -> Test:
    return Test(lambda thing: estate.exit_drills.get(thing.id, Verdict.NO), lambda _thing: ())


PLACED: Mapping[MetWhen, OwnOf] = {
    MetWhen.ON_NL_EU_PLATFORM: _european,
    MetWhen.ON_NL_EU_PLATFORM_OR_ON_PREMISE: _european_or_own,
    MetWhen.ON_GOVERNMENT_CLOUD: _government,
    MetWhen.ON_AUTONOMOUS_PLATFORM: _autonomous_own,
}
"""What a platform must be by itself, for the readings about the platforms something runs on."""

_TESTS: Mapping[MetWhen, Callable[[Estate], Test]] = {
    MetWhen.CRITICALITY_KNOWN: _fields_known("critical"),
    MetWhen.MAXIMUM_OUTAGE_KNOWN: _fields_known("maximum_outage"),
    MetWhen.CLASSIFIED: _fields_known("availability", "integrity", "confidentiality", "privacy"),
    MetWhen.LOCATION_KNOWN: _fields_known("stored_in"),
    MetWhen.SUPPLIER_NL_EU: _supplier,
    MetWhen.HOSTED_EEA_WITHOUT_INTERFERENCE: _free_of_interference,
    MetWhen.AUTONOMOUS: _autonomous,
    MetWhen.STORED_AND_OPERATED_AUTONOMOUSLY: _stored_and_operated,
    MetWhen.EXIT_DRILL_PROVEN: _drilled,
    **{word: _placed(own_of) for word, own_of in PLACED.items()},
}
