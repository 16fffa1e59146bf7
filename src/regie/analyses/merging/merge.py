"""Parts and decisions to one landscape."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from regie.analyses.merging.clusters import Clusters
from regie.analyses.merging.comparing import Compared, compare
from regie.analyses.merging.deciding import decide
from regie.analyses.merging.joining import Joining
from regie.analyses.merging.naming import Ids, by_namer
from regie.analyses.merging.part import BY_HAND, Part, facts_said, in_order, named_things
from regie.analyses.merging.relations import same_relations
from regie.analyses.merging.results import Merged, Proposal
from regie.landscape import Kind, Landscape, Problem, Record, fields, problems
from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message
from regie.readers.merging import Decision, Pair, Thing, pair
from regie.reference_data.precedence import NO_PRECEDENCE, Precedence

_NOTHING_SAID: Mapping[Pair, Decision] = MappingProxyType({})
_NOTHING_BEFORE: Mapping[Thing, str] = MappingProxyType({})


def merge_parts(
    parts: Sequence[Part],
    said: Mapping[Pair, Decision] = _NOTHING_SAID,
    before: Mapping[Thing, str] = _NOTHING_BEFORE,
    precedence: Precedence = NO_PRECEDENCE,
    confirmed: str = "confirmed",
) -> Merged:
    """One landscape out of parts, each register once; their order does not matter.

    `said` are people's decisions; `before` what the registers' things were called in the landscape so far, which also
    keeps together what was one; `confirmed` is the reason that goes with a claim set aside by a confirmation. Matches
    that are sure but would make a landscape that does not fit together are left open. Raises InputFaults when
    decisions contradict each other, or the landscape does not fit together for another reason.
    """
    merging = _Merging(in_order(tuple(parts)), said, before, precedence, confirmed)
    doubted: dict[Pair, Message] = {}
    while True:
        merged = merging.attempt(doubted)
        wrong = [problem for problem in problems(merged.landscape) if problem.severity is Severity.ERROR]
        if not wrong:
            return merged
        more = _doubtful(merged, wrong)
        if not more:
            raise InputFaults([_fault(problem) for problem in wrong])
        doubted.update(more)


@dataclass(slots=True)
class _Merging:
    """One merge: what does not change while matches are left open one after another."""

    parts: tuple[Part, ...]
    said: Mapping[Pair, Decision]
    before: Mapping[Thing, str]
    precedence: Precedence
    confirmed: str
    stood_for: Mapping[Thing, Thing] = field(init=False)
    kept: Sequence[Pair] = field(init=False)
    compared: Sequence[Compared] = field(init=False)
    told: Mapping[Thing, int] = field(init=False)

    def __post_init__(self) -> None:
        self.stood_for = _stood_for(self.parts, self.before)
        self.kept = _kept_together(self.parts, self.before)
        self.told = facts_said(self.parts)
        self.compared = compare(self.parts, {*self.said, *self.kept}, self.stood_for)

    def attempt(self, doubted: Mapping[Pair, Message]) -> Merged:
        """The merge in which doubted pairs are left for a person."""
        apart = (things for things, word in self.said.items() if word is Decision.NO)
        clusters = Clusters(named_things(self.parts), apart)
        for thing, other in self.stood_for.items():
            clusters.join(thing, other)
        proposals = decide(self.compared, clusters, self.said, frozenset(self.kept), doubted)
        ids = Ids(self.before)
        groups = by_namer(clusters.all(), self.before, self.told)
        ids.give(groups)
        for thing, id_ in self.before.items():
            ids.name(Thing(BY_HAND, id_), thing)
        relations = by_namer(same_relations(self.parts, ids.of, self.before), self.before, self.told)
        ids.give(relations)
        joining = Joining(self.parts, ids.of, self.precedence, self.confirmed)
        records = joining.records([*groups, *relations])
        return Merged(
            Landscape(_name(self.parts, self.told), _as_of(self.parts), tuple(records)),
            {thing: id_ for thing, id_ in ids.all().items() if thing.register != BY_HAND},
            proposals,
            tuple(joining.contested),
            tuple(joining.overruled),
            tuple(joining.kept),
        )


def _name(parts: Sequence[Part], told: Mapping[Thing, int]) -> str:
    """The name that people gave the landscape, else that of the register that says most."""
    total: Counter[str] = Counter()
    for thing, facts in told.items():
        total[thing.register] += facts
    named = [part for part in parts if part.landscape.name]
    first = min(named, key=lambda part: (part.register != BY_HAND, -total[part.register]), default=None)
    return first.landscape.name if first else ""


def _as_of(parts: Sequence[Part]) -> date | None:
    return max((part.landscape.as_of for part in parts if part.landscape.as_of), default=None)


def _kept_together(parts: Sequence[Part], before: Mapping[Thing, str]) -> list[Pair]:
    """Pairs of registers' things that were one: the first of each with the others."""
    named = named_things(parts)
    groups: dict[str, list[Thing]] = defaultdict(list)
    for thing in named:
        if thing in before:
            groups[before[thing]].append(thing)
    return [
        pair(group[0], other) for group in groups.values() for other in group[1:] if named[other] == named[group[0]]
    ]


def _stood_for(parts: Sequence[Part], before: Mapping[Thing, str]) -> Mapping[Thing, Thing]:
    """For each thing written by hand about a register's thing, the first such thing."""
    named = named_things(parts)
    first: dict[str, Thing] = {}
    for thing in named:
        if thing in before:
            first.setdefault(before[thing], thing)
    found = {thing: first[thing.id] for thing in named if thing.register == BY_HAND and thing.id in first}
    return {thing: other for thing, other in found.items() if named[thing] == named[other]}


def _doubtful(merged: Merged, wrong: Sequence[Problem]) -> Mapping[Pair, Message]:
    """The matches, sure or from before, behind what does not fit: these are left for a person to say."""
    whats: dict[str, Message] = {}
    for problem in wrong:
        for id_ in (problem.at.id, *_ends(merged.landscape[problem.at.id])):
            whats.setdefault(id_, problem.what)
    return {
        proposal.things: Message("merging.why.unfit", what=whats[id_])
        for proposal in merged.proposals
        if _open_to_doubt(proposal) and (id_ := merged.ids.get(proposal.things[0], "")) in whats
    }


def _ends(record: Record) -> list[str]:
    return [getattr(record, one.name) for one in fields(type(record)) if one.plain and one.kind is Kind.REFERENCE]


def _open_to_doubt(proposal: Proposal) -> bool:
    return proposal.decision is Decision.YES and not proposal.by_person


def _fault(problem: Problem) -> Fault:
    return Fault(Place(problem.at.id, column=problem.at.field), problem.what, problem.mend)
