"""Which proposed matches hold: a person's word first, then what was one before, then what is sure.

What is sure is left open all the same when it would break a person's word, or join two things of one register.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from regie.analyses.merging.clusters import Clusters
from regie.analyses.merging.comparing import Compared
from regie.analyses.merging.results import Proposal
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.merging import Decision, Pair, Thing

_SETTLED_BELOW = 90
_BEFORE = "before"
_RANK = {"lei": 0, "kvk": 0, "object": 0, "id": 1, "host": 2, "name": 3}
"""Which key goes before which when a thing has a sure match by more than one."""


def decide(
    compared: Sequence[Compared],
    clusters: Clusters,
    said: Mapping[Pair, Decision],
    before: Collection[Pair],
    doubted: Mapping[Pair, Message],
) -> tuple[Proposal, ...]:
    """Join what holds in `clusters`, and give all proposals with their decision.

    `said` is what people decided; `before` are pairs that were one in the landscape so far; `doubted` are pairs that
    may not be joined without a person, with the reason. Raises InputFaults when decisions contradict each other.
    """
    yes = [one for one in compared if said.get(one.things) is Decision.YES]
    _join_said(clusters, [one.things for one in yes])
    doubts = dict(doubted)
    free = [one for one in compared if one.things not in said and one.things not in doubts]
    kept = [one for one in free if one.things in before]
    sure = [one for one in free if one.things not in before and one.score.sure]
    _ambiguous(sure, doubts)
    for one in (*kept, *sorted(sure, key=lambda one: (-one.score.points, one.things))):
        if one.things not in doubts and (doubt := _doubt(clusters, one, one.things in before)):
            doubts[one.things] = doubt
        elif one.things not in doubts:
            clusters.join(*one.things)
    return tuple(_proposals(compared, clusters, said, before, doubts))


def _join_said(clusters: Clusters, pairs: Iterable[Pair]) -> None:
    faults = []
    for one, other in pairs:
        clash = clusters.between(one, other)
        if clash is None:
            clusters.join(one, other)
            continue
        names = [f"{thing.register} {thing.id}" for thing in (one, other, *clash)]
        what = Message("merging.fault.contradiction", one=names[0], other=names[1], left=names[2], right=names[3])
        faults.append(Fault(Place("matches"), what, Message("merging.mend.contradiction")))
    if faults:
        raise InputFaults(faults)


def _ambiguous(sure: Sequence[Compared], doubts: dict[Pair, Message]) -> None:
    """A thing that surely is two things of one other register: the better key settles it, else a person must say."""
    partners: dict[tuple[Thing, str], Counter[int]] = defaultdict(Counter)
    for one in sure:
        for thing, other in (one.things, one.things[::-1]):
            partners[thing, other.register][_RANK[one.score.sure]] += 1
    for one in sure:
        first, second = one.things
        rank = _RANK[one.score.sure]
        others = (partners[first, second.register], partners[second, first.register])
        if one.within:
            doubts[one.things] = Message("merging.why.within")
        elif any(min(found) < rank or found[rank] > 1 for found in others):
            doubts[one.things] = Message("merging.why.several")


def _doubt(clusters: Clusters, one: Compared, before: bool) -> Message | None:
    if clusters.together(*one.things):
        return None
    if clusters.between(*one.things):
        return Message("merging.why.against")
    if not before and clusters.twice(*one.things):
        return Message("merging.why.several")
    return None


def _proposals(
    compared: Sequence[Compared],
    clusters: Clusters,
    said: Mapping[Pair, Decision],
    before: Collection[Pair],
    doubts: Mapping[Pair, Message],
) -> Iterable[Proposal]:
    partnered = _partnered(compared, clusters)
    for one in compared:
        things = one.things
        together = clusters.together(*things)
        if things in said:
            decision, by_person = said[things], True
        else:
            decision, by_person = (Decision.YES if together else Decision.ASK), False
            if decision is Decision.ASK and _settled(one, partnered):
                continue
        score = one.score
        if decision is Decision.YES and not by_person and not score.sure:
            score = type(score)(score.points, _BEFORE, (*score.why, Message("merging.why.before")))
        doubt = None if together else doubts.get(things)
        yield Proposal(things, one.one.noun, _called(one), score, decision, by_person, doubt)


def _called(one: Compared) -> tuple[str, str]:
    names = {described.thing: described.called for described in (one.one, one.other)}
    first, second = one.things
    return names[first], names[second]


def _partnered(compared: Sequence[Compared], clusters: Clusters) -> set[tuple[Thing, str]]:
    """Things that found their match in a register."""
    return {
        (thing, other.register)
        for one in compared
        if clusters.together(*one.things)
        for thing, other in (one.things, one.things[::-1])
    }


def _settled(one: Compared, partnered: set[tuple[Thing, str]]) -> bool:
    """Whether a weak proposal needs no answer: one of the two found its match in the other's register."""
    first, second = one.things
    found = [(first, second.register) in partnered, (second, first.register) in partnered]
    return all(found) or (any(found) and one.score.points < _SETTLED_BELOW)
