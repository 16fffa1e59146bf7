"""What the database knows of the work that is done and waits, for who watches over an installation."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from regie.actions.keeping.health import oldest_waiting
from regie.store.models import Job


@dataclass(frozen=True, slots=True)
class Work:
    """Jobs by kind and state, how many tasks wait, how long the oldest does (seconds; 0 when none), which database."""

    jobs: dict[tuple[str, str], int]
    waiting: int
    oldest: float
    database: str


def work() -> Work:
    """Of the whole installation; no municipality, no person."""
    found = Job.objects.order_by().values_list("kind", "state").annotate(n=Count("id"))
    oldest = oldest_waiting()
    return Work(
        {(kind, state): number for kind, state, number in found},
        DBTaskResult.objects.ready().count(),
        oldest.total_seconds() if oldest else 0.0,
        connection.vendor,
    )
