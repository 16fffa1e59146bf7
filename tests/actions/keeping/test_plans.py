"""Plans as a municipality keeps them: asked for, made in the background, compared and removed."""

import pytest

from planned import analyst_of, planned, to_plan, usual
from regie.actions.keeping import jobs
from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.roadmap import kept
from regie.actions.keeping.roadmap.making import ask_plan
from regie.actions.keeping.roadmap.packing import problem_of
from regie.actions.keeping.roadmap.question import question_of
from regie.actions.keeping.shown import NotThereError
from regie.locale.carried import from_data
from regie.readers.roadmap import Budget, Freeze
from regie.store.models import AuditEntry, Job, Plan, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    return to_plan()


@pytest.fixture
def analyst(place):
    return analyst_of(place)


def test_a_plan_is_kept_with_its_question_and_the_version_of_the_landscape(place, analyst):
    question = usual(analyst, budgets=(Budget(2028, 500_000.0),), most_moves=4)
    made = planned(analyst, question)
    place.municipality.refresh_from_db()
    assert question_of(made.question) == question
    assert (made.name, made.by, made.version) == ("Eerste plan", "analist", place.municipality.version)
    assert made.body["found"]
    assert [step["thing"] for step in made.steps if step["strategy"] != "open"] == ["suite"]


def test_the_usual_question_leaves_a_year_that_is_nearly_over_alone(analyst):
    question = usual(analyst)
    assert all(freeze == Freeze(freeze.first, freeze.first) for freeze in question.freezes)
    assert question.goals
    assert question.most_moves == 2


def test_a_step_is_kept_with_why_there_and_then_and_when_its_contract_ends(analyst):
    step = from_data(next(one for one in planned(analyst).steps if one["thing"] == "suite"))
    assert str(step["ends"]) == "2027-12-31"
    assert any(one["says"].key == "roadmap.why.aim" for one in step["why"])


def test_the_problem_is_kept_whole(analyst):
    made = planned(analyst, usual(analyst, most_moves=7))
    problem = problem_of(Plan.objects.get(id=made.id))
    assert problem.limits[0].moves == 7
    assert {thing.id for thing in problem.things} >= {"suite", "government_cloud"}


def test_without_a_plan_what_clashes_is_kept_in_words(analyst):
    body = from_data(planned(analyst, usual(analyst, budgets=(Budget(2027, 1.0),))).body)
    assert not body["found"]
    assert {one.key for one in body["clash"]["demands"]} == {"roadmap.clash.budget", "roadmap.clash.aim"}
    assert body["clash"]["reliefs"]


def test_who_stops_the_work_keeps_the_best_plan_so_far(analyst):
    """Stopped between the plan and what goes with it: the plan is there, without how it may turn out."""
    job = ask_plan(analyst, usual(analyst))
    progress = StopsAfter(job.id, 3, analyst)
    Job.objects.filter(id=job.id).update(state=Job.State.RUNNING)
    outcome = jobs._work("plan")(analyst, job.given, progress)
    made = kept.plan(analyst, outcome["plan"])
    assert made.body["found"]
    assert made.body["drawn"] is None
    assert Job.objects.get(id=job.id).state == Job.State.DONE


def test_stopping_twice_keeps_nothing(analyst):
    job = ask_plan(analyst, usual(analyst))
    Job.objects.filter(id=job.id).update(state=Job.State.RUNNING)
    assert jobs.stop(analyst, job.id).state == Job.State.STOPPING
    assert jobs.stop(analyst, job.id).state == Job.State.STOPPED
    with pytest.raises(jobs.StoppedError):
        jobs._work("plan")(analyst, job.given, jobs.Progress(job.id))
    assert not Plan.objects.exists()


class StopsAfter(jobs.Progress):
    """Somebody asks to stop once a step is reached."""

    def __init__(self, job, step, actor):
        super().__init__(job)
        self.step, self.actor = step, actor

    def stops(self):
        return self._stops

    def __call__(self, done, total):
        super().__call__(done, total)
        if done == self.step:
            jobs.stop(self.actor, self.job)
            self._stops = True


def test_two_plans_differ_in_what_they_say_of_a_thing(analyst):
    first = planned(analyst)
    step = next(one for one in first.steps if one["thing"] == "suite")
    later = usual(analyst, forbidden=(("suite", None, step["year"]),))
    changed = {one.thing: one for one in kept.compare_plans(first, planned(analyst, later))}
    assert changed["suite"].new.year != changed["suite"].old.year == step["year"]


def test_a_removed_plan_is_gone_and_the_log_knows_its_name(analyst):
    made = planned(analyst)
    assert kept.remove_plan(analyst, made.id) == "Eerste plan"
    assert not kept.plans(analyst)
    assert AuditEntry.objects.get(action="remove_plan").about == "Eerste plan"


def test_a_reader_sees_plans_and_makes_none(place, analyst):
    made = planned(analyst)
    reader = place.actor(Role.READER)
    assert kept.plan(reader, made.id).name == "Eerste plan"
    for act in (lambda: ask_plan(reader, usual(reader)), lambda: kept.remove_plan(reader, made.id)):
        with pytest.raises(NotAllowedError):
            act()


def test_what_was_kept_of_a_plan_is_read_once_and_gone_with_it(analyst):
    made = planned(analyst)
    assert kept.plan(analyst, made.id).steps is kept.plan(analyst, made.id).steps
    kept.remove_plan(analyst, made.id)
    with pytest.raises(NotThereError):
        kept.plan(analyst, made.id)


def test_a_plan_of_another_municipality_is_not_there(analyst):
    made = planned(analyst)
    other = to_plan("elders").actor()
    with pytest.raises(NotThereError):
        kept.plan(other, made.id)
    assert not kept.plans(other)


def test_a_goal_that_cannot_be_is_a_fault_of_the_work(analyst):
    job = ask_plan(analyst, usual(analyst, goals=("nergens/bestaat-niet",)))
    jobs.run(job.id)
    found = Job.objects.get(id=job.id)
    assert (found.state, found.outcome["reason"]) == ("failed", "faults")
