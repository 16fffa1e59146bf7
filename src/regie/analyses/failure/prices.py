"""A price rise: what it costs a year, with whom, in which cluster; directly, and through the chain where that is known.

Every sum of money counts once: a contract, or an application or platform that no counted contract covers. What a
supplier in the group is paid itself rises with the whole share, unless a price cap holds, or may: how high a cap is
stands in no register, so then it is from nothing to the whole share. What others are paid who in turn need the group
rises from nothing to that share: how much they pass on is theirs to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regie.analyses.failure.scenario import PriceRise
from regie.landscape import (
    SUPPLY_KINDS,
    Application,
    Chain,
    Contract,
    Fact,
    FactRef,
    Interval,
    Landscape,
    LinkKind,
    Platform,
    Verdict,
    controls,
)
from regie.landscape.vocabulary import Clause

_KINDS = SUPPLY_KINDS - {LinkKind.OWNED_BY, LinkKind.EMPLOYED_BY}


@dataclass(frozen=True, slots=True)
class Dearer:
    """One sum of money that rises by `share`. `cost` is what it is a year, `extra` what comes on top; euros a year.

    `direct` when it is paid to the group itself; `capped` whether the contract caps the price, and `until` when it
    ends (None: not known, or no contract)."""

    thing: str
    cost: Interval
    share: float
    direct: bool
    capped: Verdict
    until: date | None
    cluster: str
    extra: Interval
    fact: FactRef


@dataclass(frozen=True, slots=True)
class PriceEffect:
    """What price rises cost a year, in all and by cluster (the empty one: not said); `unknown` are contracts,
    applications and platforms that rise too, of which nobody said what they cost."""

    dearer: tuple[Dearer, ...]
    extra: Interval
    by_cluster: Mapping[str, Interval]
    unknown: tuple[str, ...]


def price_effect(landscape: Landscape, at: date, rises: Sequence[PriceRise]) -> PriceEffect:
    """What rises, from a date. Where several rises reach one sum, the highest of them counts."""
    shares = _shares(landscape, at, rises)
    chain = Chain.of(landscape, at, _KINDS)
    found: list[Dearer] = []
    unknown: list[str] = []
    for thing, cost, contract in _sums(landscape, at):
        paid = [shares[id_] for id_ in _paid(thing) if id_ in shares]
        behind = [shares[id_] for id_ in _behind(chain, thing) if id_ in shares]
        if not (paid or behind):
            continue
        if not cost.candidates:
            unknown.append(thing.id)
            continue
        span = Interval(min(cost.candidates), max(cost.candidates))
        found.append(_dearer(thing, span, (paid, behind), contract))
    found.sort(key=lambda one: (-one.extra.high, one.thing))
    return PriceEffect(tuple(found), _total(found), _by_cluster(found), tuple(unknown))


def _shares(landscape: Landscape, at: date, rises: Sequence[PriceRise]) -> Mapping[str, _Rise]:
    """The rise per organisation: who rises, and all it controls in the end or on the way; and whether that is sure."""
    found: dict[str, _Rise] = {}
    for id_, control in controls(landscape, at).items():
        above = {*control.parents, *(step.owner for step in control.chain)}
        sure = control.ultimate is not None
        reach = [(rise.share, rise.organisation == id_ or sure) for rise in rises if rise.organisation in above | {id_}]
        if reach:
            found[id_] = max(reach)
    return found


_Rise = tuple[float, bool]
_Paid = Contract | Application | Platform


def _sums(landscape: Landscape, at: date) -> Iterator[tuple[_Paid, Fact[float], Contract | None]]:
    covered: set[str] = set()
    for contract in landscape.all(Contract):
        if contract.end.every(lambda end: end < at) is not True:
            if contract.yearly_cost.candidates:
                covered.update(contract.covers.value_or(()))
            yield contract, contract.yearly_cost, contract
    others: tuple[Application | Platform, ...] = (*landscape.all(Application), *landscape.all(Platform))
    for thing in others:
        if thing.id not in covered and thing.yearly_cost.candidates:
            yield thing, thing.yearly_cost, None


def _paid(thing: _Paid) -> frozenset[str]:
    said = thing.supplier if isinstance(thing, Contract) else thing.suppliers
    held = (one if isinstance(one, tuple) else (one,) for one in said.candidates or ())
    return frozenset(id_ for many in held for id_ in many)


def _behind(chain: Chain, thing: _Paid) -> Iterator[str]:
    starts = (*_paid(thing), *thing.covers.value_or(())) if isinstance(thing, Contract) else (thing.id,)
    for start in starts:
        yield from chain.closure(start)


def _dearer(
    thing: _Paid,
    cost: Interval,
    reach: tuple[list[tuple[float, bool]], list[tuple[float, bool]]],
    contract: Contract | None,
) -> Dearer:
    paid, behind = reach
    share, sure = max(paid or behind)
    capped = Verdict.BETWEEN
    if contract is not None:
        capped = Verdict.of(contract.clauses.every(lambda clauses: Clause.PRICE_CAP in clauses))
    certain = paid and sure and capped is Verdict.NO and len(_paid(thing)) == 1
    return Dearer(
        thing=thing.id,
        cost=cost,
        share=share,
        direct=bool(paid),
        capped=capped,
        until=contract.end.value_or(None) if contract is not None else None,
        cluster="" if isinstance(thing, Platform) else thing.cluster.value_or(""),
        extra=Interval(cost.low * share if certain else 0.0, cost.high * share),
        fact=FactRef(thing.id, "yearly_cost"),
    )


def _total(found: Sequence[Dearer]) -> Interval:
    return Interval(sum(one.extra.low for one in found), sum(one.extra.high for one in found))


def _by_cluster(found: Sequence[Dearer]) -> Mapping[str, Interval]:
    grouped: dict[str, list[Dearer]] = defaultdict(list)
    for one in found:
        grouped[one.cluster].append(one)
    return {cluster: _total(many) for cluster, many in sorted(grouped.items())}
