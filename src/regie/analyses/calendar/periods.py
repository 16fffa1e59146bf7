"""How long leaving and choosing take: from the contract, measured, supposed, or at least what the law asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import ceil
from typing import Any

from regie.landscape import Contract, Evidence, Fact, FactRef, Landscape, Reason, Verdict
from regie.landscape.months import months_on
from regie.landscape.vocabulary import EvidenceKind
from regie.locale import Message
from regie.reference_data.tendering import Threshold, longest_counted_years, minimum_days, procedures, threshold

_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in whole months and, beside it, in days that it takes at the least; the longer of the two
    counts. `most` None: no upper end is known. `open` are facts that would make it sharper."""

    least: int
    most: int | None
    days: int
    sure: bool
    reason: Reason
    open: tuple[FactRef, ...] = ()

    def before(self, day: date, *, longest: bool) -> date | None:
        """The day so long before another, by the longest or the shortest it can be; None without an upper end."""
        months = self.most if longest else self.least
        if months is None:
            return None
        days = self.days if longest or self.sure else 0
        return min(months_on(day, -months), day - timedelta(days=days))


def stated(contract: Contract, field: str, key: str) -> Length | None:
    """What the contract says: every value that is claimed; None when nobody filled it in."""
    fact: Fact[Any] = getattr(contract, field)
    if fact.candidates is None:
        return None
    ref = FactRef(contract.id, field)
    least, most = min(fact.candidates), max(fact.candidates)
    says = Message(f"calendar.why.{key}", months=Message("calendar.months", n=most))
    return Length(least, most, 0, True, Reason(says, f"calendar#{key}", (ref,)), () if fact.known else (ref,))


def exit_length(contract: Contract, drills: Mapping[str, tuple[Evidence, ...]], supposed: int | None) -> Length:
    """How long leaving takes. Measured or planned hours of an exit are the least it takes when nothing else is known:
    moving the data is only a part of leaving."""
    found = stated(contract, "exit_months", "exit")
    if found is not None:
        return found
    ask = (FactRef(contract.id, "exit_months"),)
    if supposed is not None:
        says = Message("calendar.why.exit_supposed", months=Message("calendar.months", n=supposed))
        return Length(supposed, supposed, 0, True, Reason(says, "calendar#exit_supposed"), ask)
    about = (contract.id, *contract.covers.value_or(()))
    measured = [one for id_ in about for one in drills.get(id_, ())]
    if not measured:
        return Length(0, None, 0, True, Reason(Message("calendar.why.exit_unknown"), "calendar#exit_unknown", ask), ask)
    longest = max(measured, key=lambda one: one.hours.value)
    days = ceil(longest.hours.value / _HOURS_A_DAY)
    says = Message("calendar.why.exit_measured", hours=longest.hours.value)
    return Length(0, None, days, True, Reason(says, "calendar#exit_measured", (FactRef(longest.id, "hours"),)), ask)


def exit_measurements(landscape: Landscape, at: date) -> Mapping[str, tuple[Evidence, ...]]:
    """Exit drills and exit plans that may still count and name hours, by what they are about."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for one in landscape.all(Evidence):
        about_leaving = one.kind in (EvidenceKind.EXIT_DRILL, EvidenceKind.EXIT_PLAN) and one.hours.known
        if about_leaving and one.valid_at(at) is not Verdict.NO:
            found[one.about] = (*found.get(one.about, ()), one)
    return found


def tender_length(contract: Contract, at: date, supposed: int | None) -> Length:
    """How long choosing another takes: what the municipality plans, and never shorter than the law allows."""
    applies, legal = european(contract, at)
    days = 0 if applies is Verdict.NO else minimum_days()
    sure = applies is Verdict.YES
    cost = (FactRef(contract.id, "yearly_cost"),) if applies is Verdict.BETWEEN else ()
    found = stated(contract, "tender_months", "tender")
    if found is not None:
        return Length(found.least, found.most, days, sure, found.reason, found.open)
    ask = (FactRef(contract.id, "tender_months"), *cost)
    if supposed is not None:
        says = Message("calendar.why.tender_supposed", months=Message("calendar.months", n=supposed))
        return Length(supposed, supposed, days, sure, Reason(says, "calendar#tender_supposed"), ask)
    return Length(0, None, days, sure, legal, ask)


def european(contract: Contract, at: date) -> tuple[Verdict, Reason]:
    """Whether choosing another by contract is a European tender, by its value; and the reason with the article."""
    limit = threshold(at)
    ref = (FactRef(contract.id, "yearly_cost"),)
    costs = contract.yearly_cost.candidates
    if costs and max(costs) * longest_counted_years() < limit.amount:
        values = {"amount": limit.amount, "act": limit.act, "years": longest_counted_years()}
        return Verdict.NO, Reason(Message("calendar.why.below", **values), "calendar#below", ref)
    surely = costs is not None and min(costs) >= limit.amount
    return Verdict.of(True if surely else None), Reason(_legal(limit, surely), "calendar#legal", ref)


@cache
def _legal(limit: Threshold, surely: bool) -> Message:
    """What the law asks, in the same words for every contract under a threshold."""
    return Message(
        "calendar.why.legal" if surely else "calendar.why.legal_perhaps",
        days=minimum_days(),
        articles=_articles(procedures()["open"]),
        amount=limit.amount,
        act=limit.act,
        years=longest_counted_years(),
    )


def _articles(periods: Iterable[Any]) -> Message:
    used = list(periods)
    return Message("calendar.articles", act=used[0].act, articles=tuple(one.article for one in used))
