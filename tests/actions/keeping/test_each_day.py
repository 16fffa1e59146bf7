from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.draft import start_draft
from regie.actions.keeping.each_day import day_task, each_day, plan_next_day
from regie.actions.keeping.goal_drafts import publish_goals
from regie.actions.keeping.goal_drafts import start_draft as start_goals
from regie.actions.keeping.publish import publish
from regie.store.models import ResultRun

pytestmark = pytest.mark.django_db


def test_goals_of_a_later_day_count_when_it_arrives_and_not_before():
    place = town()
    day = timezone.localdate() + timedelta(days=40)
    publish_goals(place.actor(), start_goals(place.actor()).number, day, why="raad", seen=1)
    assert compute_results(place.municipality.id, today=day - timedelta(days=1)).goal_version == 0
    assert compute_results(place.municipality.id, today=day - timedelta(days=1)) is None
    assert compute_results(place.municipality.id, today=day).goal_version == 1


def test_a_table_of_a_later_day_counts_when_it_arrives_also_over_a_landscape_of_an_earlier_day():
    place = town()
    place.municipality.as_of = date(2026, 1, 1)
    place.municipality.save()
    day = timezone.localdate() + timedelta(days=40)
    start_draft(place.actor(), "autonoom-2026", 0)
    publish(place.actor(), "autonoom-2026", 1, valid_from=day, why="raad", seen=1)
    before = compute_results(place.municipality.id)
    after = compute_results(place.municipality.id, today=day)
    assert [run.model_versions["autonoom-2026"]["number"] for run in (before, after)] == [0, 1]
    assert after.day == date(2026, 1, 1)


def test_a_new_day_asks_for_the_results_of_every_municipality():
    places = {town().municipality.id, town("elders").municipality.id}
    ResultRun.objects.all().delete()
    each_day()
    assert set(ResultRun.objects.values_list("municipality_id", flat=True)) == places


def test_the_next_day_is_planned_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    plan_next_day(date(2026, 12, 31))
    plan_next_day(date(2026, 12, 31))
    planned = DBTaskResult.objects.get(task_path=day_task.module_path)
    assert timezone.localtime(planned.run_after).isoformat() == "2027-01-01T00:05:00+01:00"
