"""What is the least that must be arranged so that all critical processes go on?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape
from regie.actions.scenarios import Scenarios, as_one, resolved
from regie.actions.whatif import with_take_overs
from regie.analyses.failure import repair as repaired
from regie.analyses.failure import repair_singles
from regie.landscape import Landscape
from regie.readers.scenarios import WrittenScenario
from regie.reports.failure.repaired import Repaired


def repair(
    files: Landscape | Paths,
    *,
    scenario: Scenarios = (),
    without: Sequence[str] = (),
    sanction: Sequence[str] = (),
    refuse: Sequence[str] = (),
    at: date | None = None,
    mapping: str | Path | None = None,
) -> Repaired:
    """The fewest measures that keep critical processes up in a scenario, said as to `whatif`; without one, in every
    single failure. In the worst case of what is unknown. Raises InputFaults with every name that is not there.
    """
    landscape = open_landscape(files, mapping)
    if not (scenario or without or sanction or refuse):
        day = day_of(landscape, at)
        return Repaired(landscape, day, repair_singles(landscape, day))
    names = "; ".join([*without, *sanction, *refuse])
    given = WrittenScenario(name=names, without=tuple(without), sanction=tuple(sanction), refuse=tuple(refuse))
    written = as_one(scenario, given)
    found = resolved(landscape, written)
    day = written.on or day_of(landscape, at)
    then = with_take_overs(landscape, day, found)
    return Repaired(then, day, repaired(then, day, found.scenario))
