"""What is the least that must be arranged so that all critical processes go on?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import inf
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape
from regie.actions.measure_costs import Costs, costs_of
from regie.actions.scenarios import Scenarios, as_one, resolved
from regie.actions.whatif import with_take_overs
from regie.analyses.failure import Patience, Repair, one_each, repair_singles
from regie.analyses.failure import repair as repaired
from regie.landscape import Landscape
from regie.readers.measure_costs import WrittenCosts
from regie.readers.scenarios import WrittenScenario
from regie.reports.failure.repaired import Repaired


def repair(  # noqa: PLR0913 - what the commands share
    files: Landscape | Paths,
    *,
    scenario: Scenarios = (),
    without: Sequence[str] = (),
    sanction: Sequence[str] = (),
    refuse: Sequence[str] = (),
    cheapest: bool = False,
    costs: str | Path | WrittenCosts | None = None,
    seconds: float = inf,
    at: date | None = None,
    mapping: str | Path | None = None,
) -> Repaired:
    """The fewest measures that keep critical processes up in a scenario, said as to `whatif`; without one, in every
    single failure. In the worst case of what is unknown.

    With `cheapest` the cheapest measures instead: by a file of `costs`, and for what it lacks by our own assumption.
    After so many `seconds`, or an interrupt, the best found so far with how much cheaper it might still be. Raises
    InputFaults with every name that is not there.
    """
    landscape = open_landscape(files, mapping)
    prices = costs_of(landscape, costs) if cheapest or costs is not None else None
    names = "; ".join([*without, *sanction, *refuse])
    given = WrittenScenario(name=names, without=tuple(without), sanction=tuple(sanction), refuse=tuple(refuse))
    written = as_one(scenario, given) if scenario or not given.empty else None
    return repaired_in(landscape, written, prices, at=at, patience=Patience(seconds))


def repaired_in(
    landscape: Landscape,
    written: WrittenScenario | None,
    prices: Costs | None = None,
    *,
    at: date | None = None,
    patience: Patience | None = None,
    beside: Landscape | None = None,
) -> Repaired:
    """The measures for one scenario, or for every single failure. Raises InputFaults with every name that is not
    there."""
    price = one_each if prices is None else prices.price
    if written is None:
        day = day_of(landscape, at)
        return _held(landscape, day, repair_singles(landscape, day, price, patience=patience), prices)
    found = resolved(landscape, written, beside)
    day = written.on or day_of(landscape, at)
    then = with_take_overs(landscape, day, found)
    return _held(then, day, repaired(then, day, found.scenario, price, patience), prices)


def _held(landscape: Landscape, day: date, found: Repair, prices: Costs | None) -> Repaired:
    return Repaired(landscape, day, found, tuple(map(prices.of, found.measures)) if prices is not None else None)
