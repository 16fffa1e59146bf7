"""What changed between two versions of a landscape, and what that did to the goals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import assess
from regie.actions.defining import Definition
from regie.actions.files import Paths, open_landscape
from regie.analyses.difference import differ
from regie.analyses.targets.effect import goal_effect
from regie.landscape import Landscape
from regie.reports.assessment import Difference


def diff(
    old: Landscape | Paths,
    new: Landscape | Paths,
    *,
    at_old: date | None = None,
    at_new: date | None = None,
    definition: Definition | None = None,
    mapping: str | Path | None = None,
) -> Difference:
    """Compare two versions, each at its own date, both by one definition of autonomous (of your own when given, by
    folder or file). Raises InputFaults when any of them cannot be used."""
    before, after = open_landscape(old, mapping), open_landscape(new, mapping)
    first = assess(before, at=at_old, models=(), definition=definition)
    second = assess(after, at=at_new, models=(), definition=definition, history=((first.at, first.goals),))
    return Difference(first, second, differ(before, after), goal_effect(first.goals, second.goals))
