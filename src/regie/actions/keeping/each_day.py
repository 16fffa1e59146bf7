"""What a new day brings: versions of models and goals come into effect, and results that follow the calendar move."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

from regie.actions.keeping.computing import ask_for_results
from regie.store.models import Municipality

_EARLY = time(0, 5)


def each_day() -> None:
    """Ask for the results of every municipality; those that are as they were cost one look."""
    for municipality in Municipality.objects.values_list("id", flat=True):
        ask_for_results(municipality)


def plan_next_day(today: date | None = None) -> None:
    """Queue the work of tomorrow, unless it stands there already or the queue knows no later."""
    if not day_task.get_backend().supports_defer or _planned():
        return
    morning = datetime.combine((today or timezone.localdate()) + timedelta(days=1), _EARLY)
    day_task.using(run_after=timezone.make_aware(morning)).enqueue()


@task()
def day_task() -> None:
    """The queue's door to `each_day`, which asks for the next day too."""
    plan_next_day()
    each_day()


def _planned() -> bool:
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(task_path=day_task.module_path, status=TaskResultStatus.READY)
    return waiting.exists()
