"""How good the data is and was: kept with the results of each day, so that a change shows. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from regie.actions.keeping.shown import Shown
from regie.actions.keeping.trend import days_kept
from regie.locale.carried import from_data
from regie.store.models import Result

_KIND = "quality"
MOST_DAYS = 24


@dataclass(frozen=True, slots=True)
class QualityThen:
    """All facts counted on one day, as the piece holds them."""

    day: date
    total: Mapping[str, Any]


def quality_by_day(shown: Shown) -> tuple[QualityThen, ...]:
    """Each day of which it was kept, oldest first; of many days the first and the latest."""
    days = days_kept(shown, MOST_DAYS)
    rows = Result.objects.filter(run_id__in=days, kind=_KIND).values_list("run_id", "body__total")
    return tuple(sorted((QualityThen(days[run], total) for run, total in rows), key=lambda one: one.day))


def quality_on(shown: Shown, day: date) -> Mapping[str, Any] | None:
    """The quality on one of these days, whole; None on any other day."""
    wanted = [run for run, one in days_kept(shown, MOST_DAYS).items() if one == day]
    body = Result.objects.filter(run_id__in=wanted, kind=_KIND).values_list("body", flat=True).first()
    return None if body is None else from_data(body)
