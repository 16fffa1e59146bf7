"""What the readings of goals need to know of a landscape, computed once and shared by all readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, cached_property

from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    NONE,
    SUPPLY_KINDS,
    Application,
    Chain,
    Control,
    Criticality,
    Evidence,
    Fact,
    FactRef,
    Landscape,
    Link,
    LinkKind,
    Organisation,
    Platform,
    Protection,
    Record,
    Team,
    Verdict,
    Weakest,
    controls,
    criticality,
    protection,
)
from regie.landscape.vocabulary import EvidenceKind
from regie.reference_data.goals import Among, Counts
from regie.reference_data.jurisdictions import in_eea, in_eu

Refs = tuple[FactRef, ...]

HOLDS = frozenset({LinkKind.USES, LinkKind.STORED_IN, LinkKind.PART_OF})
RUNS = HOLDS | {LinkKind.RUNS_ON}


class Estate:
    """A landscape at a date, with the autonomy verdict of each thing."""

    def __init__(self, landscape: Landscape, at: date, autonomous: Mapping[str, Verdict]) -> None:
        self.landscape = landscape
        self.at = at
        self.autonomous = autonomous
        # what things and readings share, each found once
        self._parties: dict[tuple[str, ...], Verdict] = {}
        self._chains: dict[frozenset[LinkKind], tuple[Chain, set[str], dict[str, Verdict]]] = {}
        self.among: dict[Among, dict[str, Verdict]] = defaultdict(dict)
        self.candidates: dict[Counts, list[tuple[Record, Verdict]]] = {}
        self.counted: dict[tuple[Counts, tuple[Among, ...]], list[tuple[Record, Verdict]]] = {}

    @cached_property
    def controls(self) -> Mapping[str, Control]:
        """Who controls each organisation."""
        return controls(self.landscape, self.at)

    @cached_property
    def critical(self) -> Mapping[str, Criticality]:
        """The criticality of each thing some process needs."""
        return criticality(self.landscape, self.at)

    @cached_property
    def protection(self) -> Mapping[str, Protection]:
        """The protection each thing that holds data needs."""
        return protection(self.landscape)

    def criticality_of(self, id_: str) -> Criticality:
        """Between when no process is known."""
        return self.critical.get(id_, NO_PROCESS)

    def protection_of(self, id_: str) -> Protection:
        """Everything possible when no data is known."""
        return self.protection.get(id_, NO_DATA)

    @cached_property
    def parent_in_eu(self) -> Mapping[str, Verdict]:
        """Whether the ultimate parent of each organisation has its seat in the EU."""
        return {id_: self._parent(control) for id_, control in self.controls.items()}

    def _parent(self, control: Control) -> Verdict:
        verdicts = {self._seat(parent, in_eu) for parent in control.parents}
        if not control.complete:
            return Verdict.BETWEEN
        return verdicts.pop() if len(verdicts) == 1 else Verdict.BETWEEN

    def _seat(self, organisation: str, test: Callable[[str], bool]) -> Verdict:
        record = self.landscape[organisation]
        return Verdict.of(record.seat.every(test)) if isinstance(record, Organisation) else Verdict.BETWEEN

    def parties(self, thing: Application | Platform, *, operators: bool) -> Verdict:
        """Whether the ultimate parents of all suppliers (and operators) of a thing are in the EU."""
        verdicts = [self.organisations(thing.suppliers)]
        if operators:
            verdicts.append(self.organisations(thing.operated_by))
        return Verdict.every(verdicts)

    def organisations(self, fact: Fact[tuple[str, ...]]) -> Verdict:
        """Whether the ultimate parents of all these parties are in the EU."""
        if fact.candidates is None:
            return Verdict.BETWEEN
        answers = {self._together(parties) for parties in fact.candidates}
        return answers.pop() if len(answers) == 1 else Verdict.BETWEEN

    def _together(self, parties: tuple[str, ...]) -> Verdict:
        known = self._parties.get(parties)
        if known is None:
            known = self._parties[parties] = Verdict.every(self.party(id_) for id_ in parties)
        return known

    def party(self, id_: str) -> Verdict:
        """Whether its ultimate parent is in the EU. A team is its employer's; of what is not there nothing is known."""
        party = self.landscape.get(id_)
        if isinstance(party, Team):
            employer = party.organisation.value_or(None)
            if employer is None:
                return Verdict.BETWEEN
            return Verdict.YES if employer == NONE else self.party(employer)
        return self.parent_in_eu.get(id_, Verdict.BETWEEN)

    def located_in_eea(self, thing: Application | Platform) -> Verdict:
        """Whether every known location of a thing is in the EEA; an application's may be its platform's."""
        if not thing.locations.claims and isinstance(thing, Application) and thing.platform.value_or(NONE) != NONE:
            return Verdict.YES  # said by the platform it runs on, a link of its own
        if () in (thing.locations.candidates or ()):
            return Verdict.BETWEEN  # a source that names no place at all says nothing
        return Verdict.of(thing.locations.every(lambda countries: all(in_eea(country) for country in countries)))

    @cached_property
    def on_no_platform(self) -> tuple[Application, ...]:
        """The applications that are known to run on none."""
        return tuple(one for one in self.landscape.all(Application) if one.platform.value_or(None) == NONE)

    @cached_property
    def free_of_interference(self) -> Mapping[str, Verdict]:
        """Through the whole supply chain: located in the EEA, and every organisation seated there and under no law from
        elsewhere."""
        return self.through(self.own_freedom, SUPPLY_KINDS)[0]

    @cached_property
    def own_freedom(self) -> Mapping[str, Verdict]:
        """The same for each thing by itself: where it is, or has its seat and which law reaches it."""
        own: dict[str, Verdict] = {
            organisation.id: Verdict.every((self._seat(organisation.id, in_eea), _unreached(organisation)))
            for organisation in self.landscape.all(Organisation)
        }
        own.update((thing.id, self.located_in_eea(thing)) for thing in self.landscape.all(Application))
        own.update((thing.id, self.located_in_eea(thing)) for thing in self.landscape.all(Platform))
        return own

    def through(
        self, own: Mapping[str, Verdict], kinds: Iterable[LinkKind]
    ) -> tuple[Mapping[str, Verdict], Callable[[str], Refs]]:
        """Verdicts through the chain over links of these kinds, and what says by which facts a thing has its verdict:
        those of the links that lead to what decides.

        Yes only when all that is needed is yes in the worst case; no when something needed is no in the best case.
        """
        chain, open_things, others = self._linked(frozenset(kinds))
        yes, no = Verdict.YES, Verdict.NO
        low = {
            True: {id_ for id_, verdict in own.items() if verdict is not yes} | open_things,
            False: {id_ for id_, verdict in own.items() if verdict is no},
        }
        verdicts = dict.fromkeys(own, yes) | others
        fallen = chain.falling(low[True], worst=True)
        verdicts |= dict.fromkeys(fallen, Verdict.BETWEEN)
        verdicts |= dict.fromkeys(fallen & chain.falling(low[False], worst=False), no)

        @cache
        def behind(worst: bool) -> Callable[[str], Refs]:
            levels = dict.fromkeys((*own, *chain.needs, *sorted(open_things)), 1.0)
            levels |= dict.fromkeys(low[worst], 0.0)
            return _behind(chain.weakest(levels, worst=worst, top=1))

        def facts(id_: str) -> Refs:
            verdict = verdicts.get(id_, yes)
            return behind(verdict is not no)(id_) if verdict is not yes else ()

        return verdicts, facts

    def _linked(self, kinds: frozenset[LinkKind]) -> tuple[Chain, set[str], dict[str, Verdict]]:
        """The chain over links of these kinds, what may have more of them than we know, and everything in it as met.
        Several readings ask it."""
        if kinds not in self._chains:
            chain = Chain.of(self.landscape, self.at, kinds)
            hides = {name for name, kind in FIELD_KIND.items() if kind in kinds}
            open_things = {id_ for id_, names in chain.open_ends.items() if not hides.isdisjoint(names)}
            open_things |= chain.missing
            every = dict.fromkeys((*chain.needs, *sorted(open_things), *chain.things), Verdict.YES)
            self._chains[kinds] = chain, open_things, every
        return self._chains[kinds]

    @cached_property
    def exit_drills(self) -> Mapping[str, Verdict]:
        """Whether each thing with an exit drill on file has one that proves it and has not expired."""
        found: dict[str, Verdict] = {}
        for evidence in self.landscape.all(Evidence):
            if evidence.kind is EvidenceKind.EXIT_DRILL:
                proof = Verdict.every((evidence.valid_at(self.at), evidence.proven))
                found[evidence.about] = Verdict.some((found.get(evidence.about, Verdict.NO), proof))
        return found


def _unreached(organisation: Organisation) -> Verdict:
    """Whether no law from outside the EEA is said to reach an organisation; while nobody says so, its seat decides."""
    said = []
    if organisation.laws.claims:
        said.append(Verdict.of(organisation.laws.every(lambda laws: not laws)))
    if organisation.jurisdictions.claims:
        said.append(Verdict.of(organisation.jurisdictions.every(lambda countries: all(map(in_eea, countries)))))
    return Verdict.every(said)


def _behind(weakest: Mapping[str, Weakest]) -> Callable[[str], tuple[FactRef, ...]]:
    """The facts of the links from a thing to what decides its level; ways that meet are walked once."""
    known: dict[str, tuple[FactRef, ...]] = {}

    def facts(id_: str) -> tuple[FactRef, ...]:
        passed: list[Link] = []
        via = weakest[id_].via
        while via is not None and id_ not in known:
            passed.append(via)
            id_, via = via.provider, weakest[via.provider].via
        found = known.get(id_, ())
        for link in reversed(passed):
            found = known[link.dependant] = (link.fact, *found)
        return found

    return facts


FIELD_KIND: Mapping[str, LinkKind] = {
    "suppliers": LinkKind.SUPPLIED_BY,
    "platform": LinkKind.RUNS_ON,
    "infrastructure": LinkKind.RUNS_ON,
    "operated_by": LinkKind.OPERATED_BY,
    "applications": LinkKind.USES,
    "sub_processors": LinkKind.SUB_PROCESSOR,
    "stored_in": LinkKind.STORED_IN,
    "independent": LinkKind.OWNED_BY,
    "organisation": LinkKind.EMPLOYED_BY,
}
"""Per field in which an unknown link may hide the kind of that link."""
