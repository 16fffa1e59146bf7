"""The next questions follow what the municipality itself aims for and decided, not what is shipped."""

from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.goal_drafts import publish_goals, remove_goal, start_draft
from regie.actions.keeping.my_work import my_work
from regie.actions.keeping.shown import Shown
from regie.examples import voorbeeldstad

pytestmark = pytest.mark.django_db
TODAY = date.today()  # noqa: DTZ011 - versions count by the calendar


@pytest.fixture
def place():
    made = town(landscape=voorbeeldstad())
    compute_results(made.municipality.id)
    return made


def kept(place):
    return Shown(place.actor()).result("questions")


def measures(place):
    return {tuple(one["measure"]) for asked in kept(place)["questions"] for one in asked["measures"]}


def test_questions_are_of_own_goals_once_these_count(place):
    before = {goal for goal in measures(place) if goal[0] == "goal"}
    draft = start_draft(place.actor())
    gone = next(iter(sorted(before)))[1]
    changed = remove_goal(place.actor(), draft.number, gone, seen=draft.saved)
    publish_goals(place.actor(), draft.number, TODAY, why="eigen", seen=changed.saved)
    compute_results(place.municipality.id)
    after = {goal for goal in measures(place) if goal[0] == "goal"}
    assert gone in {goal[1] for goal in before}
    assert gone not in {goal[1] for goal in after}
    assert after < before


def test_questions_count_the_places_of_the_models_in_use(place):
    assert {"placement", "autonomous"} <= {measure[0] for measure in measures(place)}


def test_what_waits_for_somebody_begins_with_what_settles_most(place):
    ranks = {tuple(one["fact"]): one["rank"] for one in kept(place)["questions"]}
    asked = [one for one in my_work(place.actor(), TODAY).questions if one.state in ("unknown", "contested")]
    ranked = {one.thing.key for one in asked if (one.thing.key, one.field.name) in ranks}
    assert ranked
    for key in ranked:
        found = [ranks.get((key, one.field.name), len(ranks) + 1) for one in asked if one.thing.key == key]
        assert found == sorted(found)
    alike = {one.thing.key: (one.critical, one.processes) for one in asked}
    best = {key: min(ranks.get((key, one.field.name), 999) for one in asked if one.thing.key == key) for key in alike}
    for weight in set(alike.values()):
        together = [best[key] for key in alike if alike[key] == weight]
        assert together == sorted(together)
