from datetime import timedelta

import pytest
from django.utils import timezone

from keeping import town
from regie.actions.keeping import jobs
from regie.actions.keeping.rights import NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.models import Job, Role

pytestmark = pytest.mark.django_db


def counts_to_three(actor, given, progress):
    for done in range(4):
        progress(done, 3)
    return {"counted": given["to"]}


def finds_faults(actor, given, progress):
    raise InputFaults([Fault(Place("a.xlsx", "Blad", 3, "naam"), Message("locale.no"), Message("locale.yes"))])


def breaks(actor, given, progress):
    raise RuntimeError("a fault of ours")


def is_stopped_halfway(actor, given, progress):
    jobs.stop(actor, Job.objects.get().id)
    progress(1, 1)
    raise AssertionError("went on after it was stopped")


@pytest.fixture
def analyst(monkeypatch):
    for work in (counts_to_three, finds_faults, breaks, is_stopped_halfway):
        monkeypatch.setitem(jobs.WORK, work.__name__, f"{__name__}:{work.__name__}")
    monkeypatch.setattr(jobs, "import_module", lambda name: __import__("sys").modules[name])
    place = town()
    return actor_of(place.user("analist", Role.ANALYST).id, "tiny")


@pytest.fixture
def started(analyst, django_capture_on_commit_callbacks):
    def start(kind):
        with django_capture_on_commit_callbacks(execute=True):
            made = jobs.start(analyst, Permission.ANALYSE, kind, {"to": 3})
        return jobs.job(analyst, made.id)

    return start


def test_a_job_ends_with_its_outcome_and_all_steps_done(started):
    found = started("counts_to_three")
    assert (found.state, found.outcome, found.done, found.total) == ("done", {"counted": 3}, 3, 3)


def test_faults_of_the_input_are_the_outcome(started):
    found = started("finds_faults")
    assert (found.state, found.outcome["faults"][0]["place"]["row"]) == ("failed", 3)


def test_a_fault_of_ours_is_said_without_its_inside(started):
    found = started("breaks")
    assert (found.state, found.outcome) == ("failed", {"reason": "broken"})


def test_a_job_can_be_stopped_while_it_runs(started):
    assert started("is_stopped_halfway").state == "stopped"


def test_a_job_of_somebody_else_is_not_there(started, analyst):
    found = started("counts_to_three")
    other = actor_of(town("elders").user("ander", Role.ADMINISTRATOR).id, "elders")
    with pytest.raises(NotThereError):
        jobs.job(other, found.id)


def test_who_lacks_the_right_starts_nothing(analyst):
    with pytest.raises(NotAllowedError):
        jobs.start(analyst, Permission.IMPORT, "counts_to_three", {})


def test_work_that_fell_silent_was_interrupted(analyst):
    made = Job.objects.create(
        municipality_id=analyst.municipality,
        user_id=analyst.user,
        kind="counts_to_three",
        state=Job.State.RUNNING,
        alive_at=timezone.now() - timedelta(minutes=5),
    )
    assert jobs.job(analyst, made.id).outcome == {"reason": "interrupted"}


def test_a_worker_that_starts_ends_what_the_last_one_left(analyst):
    Job.objects.create(municipality_id=analyst.municipality, kind="counts_to_three", state=Job.State.RUNNING)
    assert jobs.interrupted() == 1
    assert Job.objects.get().state == "failed"
