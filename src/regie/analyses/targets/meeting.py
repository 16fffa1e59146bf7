"""When one thing counts as met: one test a word of the vocabulary in `reference_data/README.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from regie.analyses.targets.estate import HOLDS, RUNS, Estate
from regie.analyses.targets.reached import Refs
from regie.landscape import (
    NOUNS,
    UNKNOWN,
    Application,
    Dataset,
    Fact,
    FactRef,
    LinkKind,
    Platform,
    Process,
    Record,
    Verdict,
    each,
    providers,
)
from regie.landscape.vocabulary import CloudKind
from regie.reference_data.goals import MetWhen

OwnOf = Callable[[Estate, Record], Verdict]
_GOVERNMENT = frozenset({CloudKind.GOVERNMENT_CLOUD, CloudKind.OWN_SERVER_ROOM})


class Test(NamedTuple):
    """Whether each of some things is met, and the facts that say so of one."""

    verdicts: Callable[[Sequence[Record]], list[Verdict]]
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

    def verdicts(things: Sequence[Record]) -> list[Verdict]:
        columns = [each((getattr(thing, name, UNKNOWN) for thing in things), _is_known) for name in names]
        return [Verdict.of(all(known)) for known in zip(*columns, strict=True)]

    return lambda _estate: Test(verdicts, lambda thing: tuple(FactRef(thing.id, name) for name in by_noun[thing.noun]))


def _is_known(fact: Fact[Any]) -> bool:
    return fact.known


def _by_field(of: Callable[[str], Verdict], field: str) -> Test:
    return Test(lambda things: [of(thing.id) for thing in things], lambda thing: (FactRef(thing.id, field),))


def _supplier(estate: Estate) -> Test:
    def suppliers(thing: Record) -> Fact[tuple[str, ...]]:
        return providers(estate.landscape, thing, "suppliers") if hasattr(thing, "suppliers") else UNKNOWN

    def verdicts(things: Sequence[Record]) -> list[Verdict]:
        return each(map(suppliers, things), estate.organisations)

    def facts(thing: Record) -> Refs:
        return (FactRef(thing.id, "suppliers"),) if isinstance(thing, Application | Platform) else ()

    return Test(verdicts, facts)


def _free_of_interference(estate: Estate) -> Test:
    reached = estate.free_of_interference
    return _by_field(lambda id_: reached.of(id_) or Verdict.BETWEEN, "locations")


def _placed(own_of: OwnOf) -> Callable[[Estate], Test]:
    """A verdict on every platform (and on what runs on none), through everything that holds or runs a thing."""

    return lambda estate: _through(estate, own_places(estate, own_of), RUNS)


def own_places(estate: Estate, own_of: OwnOf) -> dict[str, Verdict]:
    """The verdict by itself of every platform, and of every application that runs on none."""
    own: dict[str, Verdict] = {platform.id: own_of(estate, platform) for platform in estate.landscape.all(Platform)}
    own.update((application.id, own_of(estate, application)) for application in estate.on_no_platform)
    return own


def _through(estate: Estate, own: Mapping[str, Verdict], kinds: frozenset[LinkKind]) -> Test:
    reached = estate.through(own, kinds)

    def verdict(thing: Record) -> Verdict:
        found = reached.of(thing.id)
        if found is None:
            # nothing leads from it: known to use nothing is met, not knowing is between
            found = Verdict.YES if _known_to_need_nothing(thing) else Verdict.BETWEEN
        return found

    return Test(lambda things: list(map(verdict, things)), lambda thing: reached.facts(thing.id))


def _known_to_need_nothing(thing: Record) -> bool:
    if isinstance(thing, Process):
        return thing.applications.known
    if isinstance(thing, Dataset):
        return False
    return isinstance(thing, Application) and thing.platform.known


def _european(estate: Estate, thing: Record) -> Verdict:
    return estate.parties(thing) if isinstance(thing, Application | Platform) else Verdict.BETWEEN


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
    return _by_field(lambda id_: estate.autonomous.get(id_, Verdict.BETWEEN), "suppliers")


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
    drills = estate.exit_drills
    return Test(lambda things: [drills.get(thing.id, Verdict.NO) for thing in things], lambda _thing: ())


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
