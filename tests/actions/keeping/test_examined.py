"""What is wrong with the tables of an installation is said by the doctor."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from actions.test_doctor import SOUND, said
from keeping import town
from regie.actions.examining.kept import kept
from regie.store.models import Role

pytestmark = pytest.mark.django_db


def test_a_municipality_without_administrator_is_named():
    place = town()
    assert "accounts.no_administrator" in said(kept(SOUND))
    place.user("admin", Role.ADMINISTRATOR)
    assert "accounts.no_administrator" not in said(kept(SOUND))


def test_work_that_waits_long_means_that_no_worker_runs():
    waiting = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", run_after=_long_ago()
    )
    assert "worker.silent" not in said(kept(SOUND))
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=_long_ago())
    assert "worker.silent" in said(kept(SOUND))


def _long_ago():
    return timezone.now() - timedelta(hours=1)
