"""The least to arrange on the site: for one scenario or every single failure, by number or by cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from keeping import town
from regie.actions.keeping import jobs
from regie.store.models import Job, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
COSTS = b"name: eigen\ncosts:\n- measure: tested_alternative\n  euros: [100, 300]\n  source: offerte\n"


@pytest.fixture
def reader(client):
    client.force_login(town().user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def arranged(reader, **form):
    sent = reader.post("/tiny/what-if/repair", form)
    assert sent.status_code == 302, sent.text
    number = Job.objects.first().id
    jobs.run(number)
    job = Job.objects.get(id=number)
    assert job.state == Job.State.DONE, job.outcome
    return reader.get(job.outcome["address"]).text


def test_the_fewest_measures_for_a_scenario_are_shown_as_proven(reader):
    text = arranged(reader, query="without=polderhost", count="fewest")
    assert "Polderhost BV valt weg" in text
    assert "bewezen: met minder kan het niet" in text
    assert "€" not in text


def test_without_a_scenario_it_is_every_single_failure(reader):
    assert "Elke enkele uitval" in arranged(reader, count="fewest")


def test_costs_come_from_a_file_or_from_an_assumption_that_says_so(reader):
    assumed = arranged(reader, query="without=polderhost", count="cheapest")
    assert "eigen aanname zonder bron" in assumed
    assert "own assumption" not in assumed
    text = arranged(reader, query="without=polderhost", costs=SimpleUploadedFile("eigen.yaml", COSTS))
    assert "€ 100 – € 300" in text
    assert "offerte" in text


def test_faults_in_a_file_of_costs_are_told_before_anything_is_asked(reader):
    wrong = SimpleUploadedFile("eigen.yaml", COSTS.replace(b"[100, 300]", b"veel"))
    answer = reader.post("/tiny/what-if/repair", {"costs": wrong})
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_the_form_says_for_what(reader):
    assert "Polderhost BV valt weg" in reader.get("/tiny/what-if/repair?without=polderhost").text
