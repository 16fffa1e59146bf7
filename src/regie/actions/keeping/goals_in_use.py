"""Which goals count on a day: the municipality's own when it published some, else the shipped ones. Reads only."""

from __future__ import annotations

from datetime import date

from regie.reference_data.goals import Goal, goals, goals_of
from regie.store.models import GoalVersion


def goals_in_use(municipality: int, day: date) -> tuple[int, tuple[Goal, ...]]:
    """The number of the version that is in effect on this day (0: shipped), and its goals."""
    published = GoalVersion.objects.filter(municipality_id=municipality, state=GoalVersion.State.PUBLISHED)
    found = published.filter(valid_from__lte=day).order_by("-valid_from", "-number").first()
    return (found.number, goals_of(found.body)) if found else (0, goals())
