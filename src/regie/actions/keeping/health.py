"""Whether this installation can answer, for who watches over it."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from regie.actions.keeping.set_up import pending_migrations


class Seen:
    """Whether the tables were once seen up to date; they do not go back while we run."""

    up_to_date = False


def ready() -> str:
    """Empty when pages can be answered; else what lacks: `database` or `migrations`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not Seen.up_to_date:
            Seen.up_to_date = not pending_migrations()
    except (DatabaseError, OSError):
        return "database"
    return "" if Seen.up_to_date else "migrations"


def oldest_waiting() -> timedelta | None:
    """How long the oldest work waits for a worker; None when nothing waits."""
    waiting = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return None if waiting is None else timezone.now() - waiting
