"""What stands out in a plan or in what was charged back, in sentences; the same for terminal and page."""

from __future__ import annotations

from collections.abc import Iterator

from regie.analyses.cost import Budget, ChargeBack, PlanCost, ShippedTable
from regie.locale import Language, number, percent, say, to_the_cent
from regie.reports.cost.shown import millions, say_cost
from regie.reports.fault_rows import where


def remarks(found: PlanCost | ChargeBack | Budget | ShippedTable, language: Language) -> Iterator[str]:
    """The sentences that go with the tables."""
    match found:
        case PlanCost():
            yield from _of_plan(found, language)
        case ChargeBack():
            yield from _of_charges(found, language)
        case Budget():
            yield say_cost("never_added", language)


def _of_plan(found: PlanCost, language: Language) -> Iterator[str]:
    yield say_cost("source", language, source=found.source)
    for one in found.together.misprinted:
        printed = number(millions(one.printed), language) if one.printed is not None else ""
        ours = number(millions(one.difference), language)
        yield say_cost("misprinted", language, year=str(one.year), printed=printed, ours=ours)
    for one in found.together.to_explain:
        growth = percent(one.growth or 0.0, language, 1)
        yield say_cost("to_explain", language, year=str(one.year), growth=growth)


def _of_charges(found: ChargeBack, language: Language) -> Iterator[str]:
    total = to_the_cent(found.cents, language, found.currency)
    yield say_cost("adds_up", language, total=total, source=found.source)
    left = found.departments.get("", 0)
    if left:
        yield say_cost("left", language, left=to_the_cent(left, language, found.currency))
    if found.unused_keys:
        yield say_cost("unused_keys", language, keys=found.unused_keys)
    for fault in found.warnings:
        yield f"{where(fault.place, language)}: {say(fault.what, language)} {say(fault.mend, language)}"
