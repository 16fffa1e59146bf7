"""What breaks when steps are moved by hand, judged in the planner's own rows without solving anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from regie.analyses.roadmap.columns import columns_of
from regie.analyses.roadmap.footing import LEAST, Footing, Move, Row, Summed, choice_of, summed
from regie.analyses.roadmap.matrix import Hold
from regie.analyses.roadmap.problem import Choice, Fixed, Problem, Thing
from regie.analyses.roadmap.results import Reached, RoutePlan, YearOfPlan


@dataclass(frozen=True, slots=True)
class Broken:
    """What does not hold any more. `kind` is one of `Hold`, or `frozen`, `contract` or `not_ready`.

    `of` says whose it is (a goal, cluster, skill or thing), `by` how much it is passed: EUR, days, moves, or a share of
    the goal; `units` are what a goal asks all of and misses now.
    """

    kind: str
    of: tuple[str, ...]
    year: int | None
    by: float = 0.0
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """A plan as it is after moves by hand, and everything that breaks by them."""

    plan: RoutePlan
    broken: tuple[Broken, ...]


def try_by_hand(footing: Footing, moved: Mapping[str, Move | None]) -> Tried:
    """A plan with other moves for some things; None: it stays as it is.

    All other steps stay where they are. Raises KeyError for a thing or choice that the problem does not know.
    """
    problem = footing.problem
    wanted = dict(footing.wanted)
    broken: list[Broken] = []
    for id_, move in moved.items():
        if move is None:
            wanted.pop(id_, None)
        elif _too_early(problem, choice_of(footing.things[id_], move[0]), move[1]):
            broken.append(Broken("not_ready", (id_,), move[1]))
        else:
            wanted[id_] = move
            broken += _hindrances(problem, footing.things[id_], move)
    part = footing.part(moved)
    was = summed(part, footing.wanted)
    now = summed(part, wanted, frozenset(one.of[0] for one in broken))
    return Tried(_plan(footing, was, now), (*broken, *_passed(problem, _rows(footing, was, now))))


def _too_early(problem: Problem, choice: Choice, year: int) -> bool:
    return year not in problem.years or year - choice.years + 1 < problem.years[0]


def _hindrances(problem: Problem, thing: Thing, move: Move) -> Iterator[Broken]:
    """What keeps a thing from being done in a year whatever the others do."""
    key, year = move
    if thing.earliest is not None and year < thing.earliest:
        yield Broken("not_ready", (thing.id,), year)
    for freeze in problem.freezes:
        if freeze.first <= year <= freeze.last and freeze.cluster in ("", thing.cluster) and not thing.is_landing:
            yield Broken("frozen", (thing.id, freeze.cluster), year)
    alone = replace(thing, choices=(choice_of(thing, key),), earliest=None)
    left = replace(problem, things=(alone,), fixed=(Fixed(thing.id, key, year),), forbidden=(), freezes=())
    if not columns_of(left).steps:
        yield Broken("contract", (thing.id,), year)


def _rows(footing: Footing, was: Summed, now: Summed) -> Iterator[tuple[Row, float]]:
    """By how much each row is passed after a change; what a change does not touch is as it was."""
    whole = footing.whole.rows
    for row in dict.fromkeys((*footing.passed, *was.rows, *now.rows)):
        counted, most = whole.get(row) or (0.0, now.rows[row][1])
        over = counted + now.rows.get(row, (0.0,))[0] - was.rows.get(row, (0.0,))[0] - most
        if over > LEAST:
            yield row, over


def _passed(problem: Problem, rows: Iterator[tuple[Row, float]]) -> Iterator[Broken]:
    missed: dict[tuple[tuple[str, ...], int | None], list[str]] = {}
    for (label, _), over in rows:
        if label.hold is Hold.AIM and label.unit:
            missed.setdefault((label.of, label.year), []).append(label.unit)
        elif label.hold is Hold.AIM:
            yield Broken("aim", label.of, label.year, over / problem.aim((label.of[0], label.of[1])).weight)
        else:
            yield Broken(label.hold.value, label.of, label.year, over)
    for (of, year), units in missed.items():
        yield Broken("aim", of, year, units=tuple(dict.fromkeys(units)))


def _plan(footing: Footing, was: Summed, now: Summed) -> RoutePlan:
    whole = footing.whole.plan
    gone = {step.thing for step in was.plan.steps}
    steps = (*(step for step in whole.steps if step.thing not in gone), *now.plan.steps)
    cost = whole.cost + now.plan.cost - was.plan.cost
    return replace(
        whole,
        steps=tuple(sorted(steps, key=lambda step: (step.year, step.cluster, step.thing))),
        cost=cost,
        bound=cost,
        years=tuple(_year(footing, place, was, now) for place in range(len(whole.years))),
    )


def _year(footing: Footing, place: int, was: Summed, now: Summed) -> YearOfPlan:
    whole, before, after = (one.plan.years[place] for one in (footing.whole, was, now))
    return replace(
        whole,
        **{name: getattr(whole, name) + getattr(after, name) - getattr(before, name) for name in _ADDED_UP},
        reached=tuple(_reached(footing, number, place, was, now) for number in range(len(whole.reached))),
    )


_ADDED_UP = ("spent", "running", "moves")


def _reached(footing: Footing, number: int, place: int, was: Summed, now: Summed) -> Reached:
    met, counted = (
        whole + after - before
        for whole, before, after in zip(*(one.met[number, place] for one in (footing.whole, was, now)), strict=True)
    )
    aim = footing.problem.aims[number]
    return Reached(aim.key, met / counted if counted else 1.0, aim.target, aim.due)
