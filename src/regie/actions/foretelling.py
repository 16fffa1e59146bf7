"""What two chapters of the report tell beside an assessment: what stops when something falls away, and the route."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from regie.actions.compare_scenarios import compared_of
from regie.analyses.failure import fail_alone, rank
from regie.reports.assessment import Assessment
from regie.reports.failure import Told, WhatIf
from regie.reports.page.chapters.failure import WORST
from regie.reports.roadmap.told import ToldRoute


def foretold(
    assessment: Assessment,
    only: Collection[str],
    *,
    scenarios: Sequence[Callable[[], WhatIf]] = (),
    route: Callable[[], ToldRoute],
) -> Assessment:
    """The assessment with what the chapters `whatif` and `route` tell, as far as they are in `only`.

    Raises InputFaults with the faults of all `scenarios`, and what `route` raises.
    """
    if "whatif" in only:
        assessment = replace(assessment, failures=_failures(assessment, scenarios))
    if "route" in only:
        assessment = replace(assessment, route=route())
    return assessment


def _failures(assessment: Assessment, scenarios: Sequence[Callable[[], WhatIf]]) -> Told:
    landscape, at = assessment.landscape, assessment.at
    compared = compared_of(landscape, scenarios) if scenarios else None
    ranking = rank(landscape, at)
    critical = [one for one in ranking.failures if one.critical.low > 0][:WORST]
    return Told(ranking, tuple((one, fail_alone(landscape, at, one.single)) for one in critical), compared)
