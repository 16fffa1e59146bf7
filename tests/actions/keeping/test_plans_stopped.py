"""A plan is stopped while the real planner works on it, by the button a person presses on the page of the work."""

import pytest

from keeping import town
from planned import analyst_of, usual
from regie.actions.keeping import jobs
from regie.actions.keeping.roadmap.making import ask_plan
from regie.examples import voorbeeldstad
from regie.store.models import Job, Plan, User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def city():
    return voorbeeldstad()


class Pressed(jobs.Progress):
    """Somebody presses the button on the page the moment the planner first asks whether to stop; what it hears then
    comes from the database, as always."""

    def __init__(self, job, client):
        super().__init__(job)
        self.client, self.asked, self.shown = client, 0, ""

    def stops(self):
        self.asked += 1
        if self.asked == 1:
            self.client.post(f"/tiny/jobs/{self.job}/stop")
            self.shown = self.client.get(f"/tiny/jobs/{self.job}").text
            self._asked = 0.0
        return super().stops()


@pytest.fixture
def stopped(client, city):
    """Ask for a plan of the example city and press the button; gives the work as it ended and what was shown."""
    actor = analyst_of(town(landscape=city))
    client.force_login(User.objects.get(id=actor.user), backend="django.contrib.auth.backends.ModelBackend")

    def press():
        job = ask_plan(actor, usual(actor))
        Job.objects.filter(id=job.id).update(state=Job.State.RUNNING)
        pressed = Pressed(job.id, client)
        try:
            jobs._work("plan")(actor, job.given, pressed)
        except jobs.StoppedError:
            jobs._end(job.id, Job.State.STOPPED, {})
        job.refresh_from_db()
        return job, pressed

    return press


def test_stopped_before_a_plan_was_found_nothing_is_kept_and_that_is_said(client, stopped):
    job, pressed = stopped()
    assert "Stopt zo" in pressed.shown
    assert pressed.asked < 10, "the planner works on after it heard to stop"
    assert job.state == Job.State.STOPPED
    assert not Plan.objects.exists()
    assert "Gestopt" in client.get(f"/tiny/jobs/{job.id}").text
