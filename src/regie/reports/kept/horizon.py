"""Until when applications are under contract: what is known of the years ahead without a plan, as a piece."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from regie.landscape import Application, Contract
from regie.reports.assessment import Assessment
from regie.reports.kept.places import kind_of

LAST_YEAR = 2035
LATER, ENDED, NO_CONTRACT, UNKNOWN = "later", "ended", "none", "unknown"


def horizon(assessment: Assessment) -> list[dict[str, Any]]:
    """Applications by the kind of their place and the end of their last contract (as `ends` gives it)."""
    ended = ends(assessment)
    counted = Counter((kind_of(assessment, one), ended[one.id]) for one in assessment.landscape.all(Application))
    return [{"kind": kind, "end": end, "count": count} for (kind, end), count in sorted(counted.items())]


def ends(assessment: Assessment) -> Mapping[str, str]:
    """Per application the year in which the last contract that covers it ends.

    `later` is after 2035, `ended` before today, `none` that no contract is known, `unknown` that one has no known
    end. Options to extend are not counted: whether they are used is still to be decided.
    """
    found: dict[str, list[Contract]] = defaultdict(list)
    for contract in assessment.landscape.all(Contract):
        for id_ in contract.covers.value_or(()):
            found[id_].append(contract)
    return {one.id: _end(assessment, found[one.id]) for one in assessment.landscape.all(Application)}


def _end(assessment: Assessment, contracts: list[Contract]) -> str:
    if not contracts:
        return NO_CONTRACT
    if not all(one.end.known for one in contracts):
        return UNKNOWN
    last = max(one.end.value for one in contracts)
    if last < assessment.at:
        return ENDED
    return LATER if last.year > LAST_YEAR else str(last.year)
