"""Plans that stay open: a plan never changes after it was made, so that what was kept of it is read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from regie.actions.keeping.shown import NotThereError
from regie.store.models import Plan

KEPT_OPEN = 4
"""The latest few plans stay open, and worked out: who looks at one looks again, and moves more than one step."""


@dataclass(frozen=True, slots=True)
class Once:
    """A plan as what is kept in memory knows it: its number and moment say which it is. Whoever asks may see it; that
    is asked of the row, each time."""

    number: int
    made_at: datetime
    plan: Plan = field(compare=False)

    @classmethod
    def of(cls, plan: Plan) -> Once:
        """A plan."""
        return cls(plan.id, plan.made_at, plan)


def opened(plan: Plan) -> Plan:
    """A plan of which what it comes to and its steps were not read yet, with both. Raises NotThereError when it was
    thrown away meanwhile."""
    plan.body, plan.steps = _read(Once.of(plan))
    return plan


@lru_cache(KEPT_OPEN)
def _read(one: Once) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    found = Plan.objects.filter(id=one.number).values_list("body", "steps").first()
    if found is None:
        raise NotThereError(str(one.number))
    return found
