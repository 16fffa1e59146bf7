"""What a plan is asked for, as it is kept with the plan, and what is asked when nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count
from pydantic import TypeAdapter

from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force
from regie.actions.keeping.roadmap.handing_in import files
from regie.actions.keeping.shown import Shown
from regie.actions.plan import YEARS
from regie.actions.routing.asking import USUAL
from regie.readers.roadmap import Budget, Capacity, Freeze, Given, MostMoves
from regie.reference_data.goals import Goal, Reading
from regie.reference_data.options import option_defaults
from regie.store.models import Thing

Said = tuple[str, str | None, int | None]
"""A step settled by hand: a thing, a choice as `strategy:target` (None: any) and a year (None: any)."""

_YEARS_TO_MOVE = 5
_LATE_IN_YEAR = 10


@dataclass(frozen=True, slots=True)
class Question:
    """What a plan is asked: the readings to meet as `goal/reading`, within what, and what is settled by hand.

    Budgets are EUR a year for moving, capacities days of work a year. `steady` plans with pessimistic estimates;
    `shares` are other shares to reach than the goals themselves ask, by reading. `own` is the version of the options of
    one's own that count (None: those by class).
    """

    name: str
    goals: tuple[str, ...]
    budgets: tuple[Budget, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    most_moves: int | None = None
    steady: bool = False
    fixed: tuple[Said, ...] = ()
    forbidden: tuple[Said, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()
    own: int | None = None

    def given(self, own: Given) -> Given:
        """The same beside what a file of one's own says: a figure for the whole municipality that is asked here goes
        before one in the file."""
        limits = () if self.most_moves is None else (MostMoves(self.most_moves),)
        skills = {one.skill for one in self.capacities}
        return replace(
            own,
            budgets=(*self.budgets, *(one for one in own.budgets if one.cluster or not self.budgets)),
            capacities=(*self.capacities, *(one for one in own.capacities if one.cluster or one.skill not in skills)),
            freezes=tuple(dict.fromkeys((*self.freezes, *own.freezes))),
            limits=(*limits, *(one for one in own.limits if one.cluster or not limits)),
        )

    def with_changes(self, name: str, fixed: Sequence[Said], forbidden: Sequence[Said]) -> Question:
        """The same question with more settled by hand; a thing settled before is settled anew."""
        again = {thing for thing, _, _ in (*fixed, *forbidden)}
        kept = {
            part: tuple(one for one in getattr(self, part) if one[0] not in again) for part in ("fixed", "forbidden")
        }
        return replace(self, name=name, fixed=(*kept["fixed"], *fixed), forbidden=(*kept["forbidden"], *forbidden))

    def with_share(self, name: str, reading: str, share: float) -> Question:
        """The same question with another share to reach of one reading."""
        kept = tuple(one for one in self.shares if one[0] != reading)
        return replace(self, name=name, shares=(*kept, (reading, share)))

    def to_data(self) -> dict[str, Any]:
        """As it is kept."""
        found: dict[str, Any] = _KEPT.dump_python(self, mode="json")
        return found


_KEPT: TypeAdapter[Question] = TypeAdapter(Question)


def question_of(data: Mapping[str, Any]) -> Question:
    """A question as it was kept."""
    return _KEPT.validate_python(data)


def readings_to_plan(municipality: int, day: date) -> list[tuple[Goal, Reading]]:
    """The readings a plan can meet, of the goals in use on a day: a share is asked, and some option helps."""
    words = {word for way in option_defaults().ways for word in way.meets}
    _, goals = goals_in_use(municipality, day)
    return [
        (goal, reading)
        for goal in goals
        for reading in goal.readings
        if goal.target is not None and reading.met_when.value in words
    ]


def usual_question(shown: Shown, name: str = "") -> Question:
    """What is asked when nobody says otherwise: the usual readings, nothing more this year when it is nearly over, so
    many moves a year and cluster that the largest cluster could move in five years, and the newest own options."""
    day = day_in_force(shown.municipality.as_of)
    possible = [f"{goal.id}/{reading.id}" for goal, reading in readings_to_plan(shown.municipality.id, day)]
    chosen = tuple(one for one in USUAL if one in possible) or tuple(possible[:1])
    over = day.month >= _LATE_IN_YEAR and day.year in YEARS
    freezes = (Freeze(day.year, day.year),) if over else ()
    own = next((one.number for one in files(shown.actor)), None)
    return Question(name, chosen, freezes=freezes, most_moves=_most_moves(shown), own=own)


def clusters(shown: Shown) -> list[str]:
    """The clusters applications are in, by name."""
    applications = Thing.objects.filter(municipality_id=shown.municipality.id, noun="application")
    found = applications.order_by().values_list("known__cluster", flat=True).distinct()
    return sorted(str(one) for one in found if one)


def _most_moves(shown: Shown) -> int:
    applications = Thing.objects.filter(municipality_id=shown.municipality.id, noun="application")
    sizes = applications.values("known__cluster").annotate(n=Count("id")).order_by("-n").values_list("n", flat=True)
    return max(2, -(-(sizes.first() or 0) // _YEARS_TO_MOVE))
