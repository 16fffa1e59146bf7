"""The problem of a plan as it is kept: compressed JSON, read back whole."""

from __future__ import annotations

import zlib
from functools import lru_cache

from regie.actions.keeping.roadmap.opened import KEPT_OPEN, Once
from regie.analyses.roadmap import Problem, read_problem, write_problem
from regie.store.models import Plan


def pack(problem: Problem) -> bytes:
    """A problem as it is kept."""
    return zlib.compress(write_problem(problem))


def problem_of(kept: Plan) -> Problem:
    """The whole question of a plan as the planner saw it."""
    return _problem(Once.of(kept))


@lru_cache(KEPT_OPEN)
def _problem(one: Once) -> Problem:
    return read_problem(zlib.decompress(one.plan.problem))
