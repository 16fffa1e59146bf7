"""What the readings of goals need to know of a landscape, computed once and shared by all readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from regie.analyses.targets.reached import Reached
from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    NONE,
    SUPPLY_KINDS,
    UNKNOWN,
    Application,
    Chain,
    Control,
    Criticality,
    Evidence,
    Fact,
    Interval,
    Landscape,
    LinkKind,
    Organisation,
    Platform,
    Protection,
    Record,
    Team,
    Verdict,
    controls,
    criticality,
    each,
    protection,
    providers,
)
from regie.landscape.vocabulary import EvidenceKind
from regie.reference_data.goals import Among, Counts, Weigh
from regie.reference_data.jurisdictions import in_eea, in_eu

HOLDS = frozenset({LinkKind.USES, LinkKind.STORED_IN, LinkKind.PART_OF})
RUNS = HOLDS | {LinkKind.RUNS_ON}


class Members(NamedTuple):
    """The things a reading looks at, with whether each is counted; what is surely not counted is left out."""

    things: Sequence[Record]
    counted: Sequence[Verdict]

    def of_municipality(self, id_: str) -> Members:
        """Those that are known to be of one municipality."""
        owners = (getattr(thing, "municipality", UNKNOWN) for thing in self.things)
        own = each(owners, lambda fact: fact.value_or(None) == id_)
        return Members(tuple(compress(self.things, own)), tuple(compress(self.counted, own)))


class Estate:
    """A landscape at a date, with the autonomy verdict of each thing."""

    def __init__(self, landscape: Landscape, at: date, autonomous: Mapping[str, Verdict]) -> None:
        self.landscape = landscape
        self.at = at
        self.autonomous = autonomous
        # what things and readings share, each found once
        self._parties: dict[tuple[str, ...], Verdict] = {}
        self._chains: dict[frozenset[LinkKind], tuple[Chain, frozenset[str]]] = {}
        self.among: dict[tuple[Among, type[Record]], Mapping[str, Verdict]] = {}
        self.members: dict[tuple[Counts, tuple[Among, ...]], Members] = {}
        self.weights: dict[Weigh, Mapping[str, Interval | None]] = {}

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

    def parties(self, thing: Application | Platform) -> Verdict:
        """Whether the ultimate parents of all suppliers and operators of a thing are in the EU."""
        both = (providers(self.landscape, thing, name) for name in ("suppliers", "operated_by"))
        return Verdict.every(map(self.organisations, both))

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

    def platforms(self, application: Application) -> Fact[tuple[str, ...]]:
        """All platforms an application runs on."""
        return providers(self.landscape, application, "platform")

    @cached_property
    def on_no_platform(self) -> tuple[Application, ...]:
        """The applications that are known to run on none."""
        return tuple(one for one in self.landscape.all(Application) if self.platforms(one).value_or(None) == ())

    @cached_property
    def free_of_interference(self) -> Reached:
        """Through the whole supply chain: located in the EEA, and every organisation seated there and under no law from
        elsewhere."""
        return self.through(self.own_freedom, SUPPLY_KINDS)

    @cached_property
    def own_freedom(self) -> Mapping[str, Verdict]:
        """The same for each thing by itself: where it is, or has its seat and which law reaches it."""
        own: dict[str, Verdict] = {
            organisation.id: Verdict.every((self._seat(organisation.id, in_eea), _unreached(organisation)))
            for organisation in self.landscape.all(Organisation)
        }
        made: tuple[Application | Platform, ...] = (*self.landscape.all(Application), *self.landscape.all(Platform))
        own.update(zip([thing.id for thing in made], self._located_in_eea(made), strict=True))
        return own

    def _located_in_eea(self, things: Sequence[Application | Platform]) -> list[Verdict]:
        """Whether every known location of each thing is in the EEA; an application's may be its platform's: that is a
        link of its own."""
        stated = each((thing.locations for thing in things), _all_in_eea)
        both = zip(things, stated, strict=True)
        return [Verdict.YES if self._where_its_platform_is(thing) else found for thing, found in both]

    def _where_its_platform_is(self, thing: Application | Platform) -> bool:
        if thing.locations.claims or not isinstance(thing, Application):
            return False
        return bool(self.platforms(thing).value_or(()))

    def through(self, own: Mapping[str, Verdict], kinds: frozenset[LinkKind]) -> Reached:
        """Verdicts through the chain over links of these kinds, by what things are by themselves."""
        if kinds not in self._chains:
            chain = Chain.of(self.landscape, self.at, kinds)
            hides = {name for name, kind in FIELD_KIND.items() if kind in kinds}
            open_things = {id_ for id_, names in chain.open_ends.items() if not hides.isdisjoint(names)}
            self._chains[kinds] = chain, frozenset(open_things | chain.missing)
        return Reached(*self._chains[kinds], own)

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


def _all_in_eea(locations: Fact[tuple[str, ...]]) -> Verdict:
    if () in (locations.candidates or ()):
        return Verdict.BETWEEN  # a source that names no place at all says nothing
    return Verdict.of(locations.every(lambda countries: all(in_eea(country) for country in countries)))
