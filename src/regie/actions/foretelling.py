"""What two chapters of the report tell beside an assessment: what stops when something falls away, and the route."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from regie.actions.compare_scenarios import compared_with
from regie.actions.scenarios import Scenarios
from regie.actions.whatif import Judge
from regie.analyses.failure import fail_alone, rank
from regie.reports.assessment import Assessment
from regie.reports.failure import Told
from regie.reports.page.chapters.failure import WORST
from regie.reports.roadmap import Route


def foretold(
    assessment: Assessment,
    only: Collection[str],
    scenarios: Scenarios = (),
    judge: Judge | None = None,
    *,
    route: Callable[[], Route],
) -> Assessment:
    """The assessment with what the chapters `whatif` and `route` tell, as far as they are in `only`.

    Raises InputFaults for names in scenarios that are not there, and what `route` raises.
    """
    if "whatif" in only:
        assessment = replace(assessment, failures=_failures(assessment, scenarios, judge))
    if "route" in only:
        assessment = replace(assessment, route=route())
    return assessment


def _failures(assessment: Assessment, scenarios: Scenarios, judge: Judge | None) -> Told:
    landscape, at = assessment.landscape, assessment.at
    ranking = rank(landscape, at)
    critical = [one for one in ranking.failures if one.critical.low > 0][:WORST]
    compared = compared_with(landscape, scenarios, at, judge) if scenarios else None
    return Told(ranking, tuple((one, fail_alone(landscape, at, one.single)) for one in critical), compared)
