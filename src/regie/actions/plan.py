"""What is the cheapest route to the goals, and when must we act?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.routing.asking import USUAL
from regie.actions.routing.continuing import continuing
from regie.actions.routing.kept import plan_to_keep, read_plan
from regie.actions.routing.proposing import proposed
from regie.actions.routing.settling import settled
from regie.actions.scenarios import Scenarios
from regie.analyses.roadmap import (
    GOOD,
    Effort,
    Problem,
    Status,
    best_reach,
    clash,
    compare_steps,
    front,
    plan_route,
    robust,
    settle,
    surface,
    uncertainty,
)
from regie.landscape import Application, Landscape, Platform
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.roadmap import Budget, Given, MostMoves, read_roadmap
from regie.reports.roadmap import Route

YEARS = tuple(range(2026, 2036))

Said = tuple[str, str | None, int | None]
"""A step settled by hand: a thing, a choice as `strategy:target` (None: any) and a year (None: any)."""


def plan(  # noqa: PLR0913 - each is one thing a plan may be asked, or one the commands share
    files: Landscape | Paths,
    *,
    goals: Sequence[str] = (),
    options: str | Path | None = None,
    budget: float | None = None,
    most_moves: int | None = None,
    reach: str | None = None,
    why_not: bool = False,
    with_front: bool = False,
    uncertain: bool = False,
    steady: bool = False,
    continuity: Scenarios = (),
    against: str | Path | None = None,
    save: str | Path | None = None,
    fix: Sequence[Said] = (),
    forbid: Sequence[Said] = (),
    years: Sequence[int] = YEARS,
    effort: Effort = GOOD,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Route:
    """The cheapest plan that meets goals (`goal` or `goal/reading`) within what holds it back.

    `options` is a file with options, order, groups, budgets, capacities and freezes of one's own; without options
    of its own a thing gets those of its class. `budget` is EUR a year, what is left may be spent later;
    `most_moves` is per cluster a year. With `reach` the plan meets as much of that goal as the budget allows. `fix` and
    `forbid` settle single steps. A plan that cannot be has no years. Raises InputFaults when files, names or figures
    cannot be used.

    `why_not` also says which demands clash when there is no plan, and what would help least; `with_front` what more of
    the first goal would cost; `uncertain` how the plan turns out over the ranges of its estimates; `steady` makes the
    plan with pessimistic ones. `continuity` holds scenarios, as files or made by hand: the plan then also says how many
    of the critical processes they stop now would go on, and the front what more of that costs too. When `effort.stop`
    says so, the plan is the best found until then. `save` keeps the plan as a file, and `against` says what differs
    from one kept before.
    """
    landscape = open_landscape(files, mapping)
    for path in (xlsx, save):
        if path is not None:
            refuse_to_overwrite(Path(path), force)
    earlier = read_plan(Path(against)) if against is not None else None
    day = day_of(landscape, at)
    wanted = tuple(dict.fromkeys((*(goals or (() if reach else USUAL)), *((reach,) if reach else ()))))
    proposal = proposed(landscape, day, wanted, _given(landscape, options, budget, most_moves, years), years)
    problem = settled_by_hand(proposal.problem, landscape.name, fix, forbid)
    if continuity:
        problem = continuing(landscape, day, continuity, problem)
    proposal = replace(proposal, problem=problem)
    if reach is not None:
        key = next(aim.key for aim in problem.aims if reach in (aim.key[0], "/".join(aim.key)))
        route = Route(landscape, day, proposal, best_reach(problem, key, effort))
    else:
        make = robust if steady else plan_route
        route = Route(landscape, day, proposal, make(problem, effort=effort))
    found, waits = route.plan.found, effort.stop is None or not effort.stop()
    route = replace(
        route,
        clash=clash(problem) if why_not and route.plan.status is Status.IMPOSSIBLE else None,
        front=front(problem, problem.aims[0].key) if with_front and problem.aims and waits else None,
        surface=surface(problem, problem.aims[0].key) if with_front and continuity and waits else None,
        uncertainty=uncertainty(route.plan, seed=effort.seed) if uncertain and found else None,
        changed=compare_steps(earlier.steps, route.plan.steps) if earlier is not None else None,
    )
    if save is not None:
        from regie.reports import to_json

        Path(save).write_text(to_json(plan_to_keep(route.plan, route.proposal, landscape)), encoding="utf-8")
    if xlsx is not None:
        from regie.reports import route_xlsx

        route_xlsx(route, xlsx, language)
    return route


def _given(
    landscape: Landscape, options: str | Path | None, budget: float | None, most_moves: int | None, years: Sequence[int]
) -> Given:
    things = [thing.id for noun in (Application, Platform) for thing in landscape.all(noun)]
    faults = [
        Fault(Place(landscape.name), Message("roadmap.fault.negative", of=name), Message("roadmap.mend.negative"))
        for name, value in (("budget", budget), ("most_moves", most_moves))
        if value is not None and value < 0
    ]
    if faults:
        raise InputFaults(faults)
    given = read_roadmap(Path(options), things) if options is not None else Given()
    if budget is not None:
        given = replace(given, budgets=tuple(Budget(year, budget) for year in years))
    if most_moves is not None:
        given = replace(given, limits=(MostMoves(most_moves),))
    return given


def settled_by_hand(problem: Problem, name: str, fix: Sequence[Said], forbid: Sequence[Said]) -> Problem:
    """A question with single steps settled. Raises InputFaults with what is not in the question `name`."""
    return settle(problem, settled(problem, name, fix), settled(problem, name, forbid))
