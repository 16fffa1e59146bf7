"""Which chapters there are, and which of those that were chosen can be told."""

from __future__ import annotations

from collections.abc import Collection

from regie.reports.assessment import Assessment

# fmt: off - a line per chapter would say no more
ALL = (
    "goals",
    "dependence",
    "places",
    "heat",
    "risks",
    "placed",
    "contracts",
    "cost",
    "whatif",
    "route",
    "unknown",
    "quality",
)
# fmt: on
"""The chapters one can choose, in order; how it was computed always goes with them."""
EXTRA = frozenset({"whatif", "route"})
"""The chapters that take seconds of their own, and are there only when they are asked for."""
CHAPTERS = tuple(one for one in ALL if one not in EXTRA)
"""The chapters unless others are chosen."""


def told(assessment: Assessment, only: Collection[str]) -> tuple[str, ...]:
    """The chapters in `only`, in order, of which the assessment holds what they tell."""
    held = {"whatif": assessment.failures, "route": assessment.route}
    return tuple(one for one in ALL if one in only and held.get(one, True) is not None)
