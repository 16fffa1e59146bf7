"""From a contract and what was found of the things under it to what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from regie.analyses.tender.conditions import conditions
from regie.analyses.tender.results import (
    Asked,
    Award,
    Condition,
    Covered,
    KnownOfCovered,
    MinimumSeal,
    TenderPack,
)
from regie.landscape import NO_PROCESS, Contract, Fact, FactRef, Interval, Landscape, Reason, Verdict, criticality
from regie.landscape.vocabulary import Clause
from regie.reference_data.csf import packs
from regie.reference_data.tender import Rule, items, least_seals

_LEFT_OPEN = {"clauses", "covers"}


def tender_pack(landscape: Landscape, at: date, contract: Contract, covered: Sequence[Covered]) -> TenderPack:
    """What to ask when this contract is tendered again. What may apply is asked too, and says on what it depends."""
    return pack_of(landscape, at, contract, known_of(landscape, at, covered))


def known_of(landscape: Landscape, at: date, covered: Sequence[Covered]) -> KnownOfCovered:
    """All that a pack needs the whole landscape for."""
    return KnownOfCovered(tuple(covered), conditions(landscape, at, covered), _outage(landscape, at, covered))


def pack_of(landscape: Landscape, at: date, contract: Contract, known: KnownOfCovered) -> TenderPack:
    """The pack that follows; of the landscape only the things that `known` mentions need be there."""
    held, covered = known.conditions, known.covered
    minimum = _minimum(held)
    asked = []
    for item in items():
        holding = [held[name] for name in item.when]
        applies = Verdict.some(one.holds for one in holding)
        if applies is not Verdict.NO:
            has = _has(contract, Clause(item.clause)) if item.clause else None
            asked.append(Asked(item, applies, has, tuple(one.reason for one in holding if one.holds is applies)))
    newest = packs()[-1]
    return TenderPack(
        landscape,
        at,
        contract.id,
        covered,
        minimum,
        tuple(asked),
        _awards(covered, newest.weights, minimum),
        newest.id,
        known.longest_outage,
        _questions(landscape, contract, held.values()),
    )


def _minimum(held: Mapping[str, Condition]) -> MinimumSeal:
    """The highest level whose condition surely holds, up to the highest whose condition cannot be excluded."""
    sure, possible = 0, 0
    reasons: list[Reason] = []
    used: list[Rule] = []
    for least in least_seals():
        holding = [held[name] for name in least.when]
        verdict = Verdict.some(one.holds for one in holding)
        if verdict is Verdict.NO or least.seal <= sure:
            continue
        possible = max(possible, least.seal)
        sure = max(sure, least.seal if verdict is Verdict.YES else 0)
        reasons.extend(one.reason for one in holding if one.holds is verdict)
        used.extend(least.rules)
    return MinimumSeal(Interval(sure, possible), tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(used)))


def _has(contract: Contract, clause: Clause) -> Verdict:
    return Verdict.of(contract.clauses.every(lambda clauses: clause in clauses))


def _awards(covered: Sequence[Covered], weights: Mapping[str, int], minimum: MinimumSeal) -> tuple[Award, ...]:
    """The objectives by weight; those on which something is below the minimum now come first among equals."""
    found = []
    for objective, weight in weights.items():
        levels = {one.id: level for one in covered if (level := one.objectives.get(objective)) is not None}
        now = None
        if levels:
            now = Interval(min(one.low for one in levels.values()), min(one.high for one in levels.values()))
        below = tuple(id_ for id_, level in levels.items() if level.high < minimum.level.low)
        found.append(Award(objective, weight, now, below))
    return tuple(sorted(found, key=lambda award: (-award.weight, not award.below, award.objective)))


def _outage(landscape: Landscape, at: date, covered: Sequence[Covered]) -> Interval:
    """The shortest outage, in hours, that what needs these things can bear."""
    needed = [criticality(landscape, at).get(one.id, NO_PROCESS).maximum_outage for one in covered]
    if not needed:
        return NO_PROCESS.maximum_outage
    return Interval(min(one.low for one in needed), min(one.high for one in needed))


def _questions(landscape: Landscape, contract: Contract, held: Iterable[Condition]) -> tuple[FactRef, ...]:
    """What is unknown of the contract, and the facts on which an open condition rests."""
    asked = [FactRef(contract.id, name) for name in sorted(_LEFT_OPEN) if not getattr(contract, name).known]
    for condition in held:
        if condition.holds is Verdict.BETWEEN:
            asked += [ref for ref in condition.reason.facts if _open(landscape, ref)]
    return tuple(dict.fromkeys(asked))


def _open(landscape: Landscape, ref: FactRef) -> bool:
    fact = getattr(landscape[ref.id], ref.field)
    return isinstance(fact, Fact) and not fact.known
