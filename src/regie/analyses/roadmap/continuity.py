"""How many processes go on in a scenario, as an aim of a plan: the third side of the front beside cost and autonomy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from regie.analyses.roadmap.front import Front, front, range_of
from regie.analyses.roadmap.problem import Aim, Choice, Key, Problem, Thing, Unit

CONTINUITY: Key = ("continuity", "scenario")
"""The aim that processes go on in a scenario."""

LEVELS = 4
_POINTS = 6
_ALL_BUT = 1e-9


def with_continuity(
    problem: Problem, stopped: Mapping[str, Sequence[str]], down: frozenset[str], safe: Callable[[Choice], bool]
) -> Problem:
    """The question with the aim that processes go on, of which nothing is asked yet.

    `stopped` are the processes a scenario stops now, each with the things behind it that are down then; `down` is all
    that is down, and `safe` says whether a thing is up after a choice. A process goes on when all those things have
    changed to something safe: that one of them could take over from another is left out, so no plan promises too much.
    """
    member_of = {member: thing.id for thing in problem.things for member in thing.members}
    units = tuple(
        Unit(process, 1.0, tuple(dict.fromkeys(member_of.get(one, one) for one in needs)), stuck=not needs)
        for process, needs in stopped.items()
    )
    aim = Aim(CONTINUITY, problem.years[-1], 0.0, units)
    things = tuple(_thing(thing, down, safe) for thing in problem.things)
    return replace(problem, things=things, aims=(*problem.aims, aim))


def _thing(thing: Thing, down: frozenset[str], safe: Callable[[Choice], bool]) -> Thing:
    up = down.isdisjoint(thing.members or (thing.id,))
    choices = tuple(
        replace(choice, meets=choice.meets | {CONTINUITY}) if safe(choice) else choice for choice in thing.choices
    )
    return replace(thing, choices=choices, meets=thing.meets | {CONTINUITY} if up else thing.meets)


@dataclass(frozen=True, slots=True)
class Surface:
    """What a goal costs while more and more processes go on: a front of the goal `key` for each share of `other`."""

    key: Key
    other: Key
    fronts: tuple[tuple[float, Front], ...]


def surface(problem: Problem, key: Key, other: Key = CONTINUITY, levels: Sequence[float] = ()) -> Surface:
    """The front of one goal at each level of another, at four from what is met now to all that can be unless others
    are given. Raises KeyError for a goal that is not there."""
    aim = problem.aim(other)
    wanted = tuple(levels) or tuple(np.linspace(*range_of(problem, aim), LEVELS).tolist())
    shares = tuple(np.linspace(*range_of(problem, problem.aim(key)), _POINTS).tolist())
    fronts = ((level, front(problem.with_target(other, min(level, 1 - _ALL_BUT)), key, shares)) for level in wanted)
    return Surface(key, other, tuple(fronts))
