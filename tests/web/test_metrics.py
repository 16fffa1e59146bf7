"""Figures for Prometheus: only for who has the token, of requests, work and versions, and nothing of a person."""

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from keeping import town
from regie.store.models import Job, Role
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")
TOKEN = "only-for-tests"
NAME = "iemand-met-een-naam"


@pytest.fixture
def watched(settings):
    """A site that is watched, and a browser of its own."""
    settings.METRICS_TOKEN = TOKEN
    return Client()


def figures(client):
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, HTTP_HOST="10.1.2.3")
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, *sorted(one.labels.items())): one.value for family in families for one in family.samples}


def test_without_a_token_in_the_settings_the_address_does_not_exist(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("said", ["", "Bearer wrong", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer é"])
def test_who_lacks_the_token_learns_nothing(watched, said):
    answer = watched.get("/metrics", headers={"Authorization": said})
    assert (answer.status_code, answer.content) == (401, b"")


def test_requests_are_counted_by_the_pattern_of_their_address(watched):
    labels = (("method", "GET"), ("route", "<slug:municipality>/overview"))
    before = figures(watched)
    watched.get("/tiny/overview")
    watched.get("/elders/overview")
    after = figures(watched)
    counted, timed = ("regie_requests_total", *labels, ("status", "302")), ("regie_request_seconds_count", *labels)
    assert [after[one] - before.get(one, 0) for one in (counted, timed)] == [2, 2]


def test_no_label_holds_what_somebody_asked_or_is(watched):
    place = town()
    user = place.user(NAME, Role.ADMINISTRATOR)
    watched.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for page in (f"tiny/application/{APPLICATION}", f"tiny/application/?q={NAME}", f"nowhere/{NAME}/{NAME}"):
        watched.get(f"/{page}")
    watched.generic(NAME.upper(), "/")
    told = str(list(figures(watched)))
    assert [one for one in (NAME, NAME.upper(), APPLICATION, "tiny") if one in told] == []
    assert "('method', 'other')" in told


def test_work_is_told_by_kind_and_state_with_what_waits_and_versions(watched):
    place = town()
    for state in ("done", "done", "failed"):
        Job.objects.create(municipality=place.municipality, kind="report", state=state)
    found = figures(watched)
    assert found["regie_jobs", ("kind", "report"), ("state", "done")] == 2
    assert found["regie_jobs", ("kind", "report"), ("state", "failed")] == 1
    assert found[("regie_queue_length",)] == 0
    assert "version" in dict(next(key for key in found if key[0] == "regie_info")[1:])
