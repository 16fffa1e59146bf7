"""The problem of a plan as it is kept: compressed JSON, read back whole."""

from __future__ import annotations

import zlib
from functools import lru_cache

from regie.analyses.roadmap import Problem, read_problem, write_problem
from regie.store.models import Plan

_KEPT_OPEN = 4


def pack(problem: Problem) -> bytes:
    """A problem as it is kept."""
    return zlib.compress(write_problem(problem))


def problem_of(kept: Plan) -> Problem:
    """The whole question of a plan as the planner saw it; the latest few stay open, as a change by hand asks again."""
    return _opened(bytes(kept.problem))


@lru_cache(_KEPT_OPEN)
def _opened(packed: bytes) -> Problem:
    return read_problem(zlib.decompress(packed))
