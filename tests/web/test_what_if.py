"""What-if on the site: composed from search or an address, worked out in the background, shown with reasons."""

from urllib.parse import parse_qs

import pytest

from keeping import town
from regie.actions.keeping import jobs
from regie.actions.keeping.computing import compute_results
from regie.store.models import Job, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def reader(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def worked_out(reader, **form):
    """The page of what was found, after the work is done."""
    sent = reader.post("/tiny/what-if/", form)
    assert sent.status_code == 302, sent.text
    number = Job.objects.get().id
    jobs.run(number)
    job = Job.objects.get()
    assert job.state == Job.State.DONE, job.outcome
    assert job.outcome["address"] == f"/tiny/what-if/{number}"
    return reader.get(job.outcome["address"])


def test_what_stops_is_shown_with_the_chain_by_which(reader):
    text = worked_out(reader, without="Polderhost BV").text
    assert "Polderhost BV valt weg" in text
    assert "Uitkeringen verstrekken stopt" in text
    assert "Poldercloud" in text


def test_the_outcome_leads_back_to_the_same_form(reader):
    text = worked_out(reader, without="Polderhost BV", bought="duinsoft", by="Microsoft", lasts="week").text
    query = text.partition('href="/tiny/what-if/?')[2].partition('"')[0].replace("&amp;", "&")
    assert parse_qs(query) == {
        "without": ["Polderhost BV"],
        "bought": ["duinsoft"],
        "by": ["Microsoft"],
        "lasts": ["week"],
    }
    again = reader.get(f"/tiny/what-if/?{query}").text
    assert 'value="Polderhost BV"' in again
    assert 'value="week" selected' in again


def test_a_take_over_shows_goals_and_levels_of_now_and_then(reader):
    text = worked_out(reader, bought="duinsoft", by="Microsoft").text
    assert "Welke doelen veranderen?" in text
    assert "SEAL-" in text


def test_a_price_rise_and_a_lapsed_law_have_their_parts(reader):
    text = worked_out(reader, supplier="duinsoft", percent="12,5", law="dpf").text
    assert "Wat wordt duurder?" in text
    assert "Gegevens die weg moeten" in text


def test_every_fault_of_the_form_is_told_at_once_and_what_was_typed_stays(reader):
    answer = reader.post(
        "/tiny/what-if/", {"bought": "duinsoft", "supplier": "duinsoft", "percent": "veel", "on": "ooit"}
    )
    assert answer.status_code == 422
    for said in ("maar één van de twee", "veel is geen percentage", "ooit is geen datum"):
        assert said in answer.text
    assert 'value="veel"' in answer.text
    assert not Job.objects.exists()


def test_nothing_that_happens_is_a_fault(reader):
    assert "Er gebeurt nog niets" in reader.post("/tiny/what-if/", {"without": "  "}).text


def test_a_name_that_is_not_there_comes_back_as_a_fault_of_the_work(reader):
    reader.post("/tiny/what-if/", {"without": "bestaatniet"})
    jobs.run(Job.objects.get().id)
    assert "bestaatniet" in reader.get(f"/tiny/jobs/{Job.objects.get().id}").text


def test_every_single_failure_is_ranked_and_leads_to_its_scenario(reader):
    text = reader.get("/tiny/what-if/").text
    assert 'href="?without=polderhost"' in text


def test_the_matrix_shows_which_process_each_stops(reader):
    text = reader.get("/tiny/what-if/matrix").text
    assert "Uitkeringen verstrekken" in text
    assert 'class="hit"' in text


def test_without_results_the_page_says_so(client):
    empty = town("leeg")
    client.force_login(empty.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/leeg/what-if/").status_code == 200
    assert client.get("/leeg/what-if/matrix").status_code == 200
    assert "regie rekent de gegevens nog door" in client.get("/leeg/what-if/").text


def test_the_outcome_of_another_is_not_there(reader, place, client):
    worked_out(reader, without="Polderhost BV")
    client.force_login(place.user("ander", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/tiny/what-if/{Job.objects.get().id}").status_code == 404


def test_a_thing_leads_to_its_what_if(reader):
    assert "/tiny/what-if/?without=poldercloud" in reader.get("/tiny/platform/poldercloud").text


def test_the_chain_of_a_stopped_process_shows_what_is_down_by_shape_word_and_table(reader):
    worked_out(reader, without="Polderhost BV")
    number = Job.objects.get().id
    text = reader.get(f"/tiny/what-if/{number}/chain").text
    assert "De keten van Uitkeringen verstrekken" in text
    assert 'aria-label="Polderhost BV: organisatie, valt weg"' in text
    assert 'aria-label="Poldercloud: platform, stopt"' in text
    assert 'fill="url(#crossed)"' in text
    assert "Doordat dit uitvalt" in text


def test_the_picture_of_a_scenario_in_which_nothing_stops_says_so(reader):
    worked_out(reader, law="dpf")
    text = reader.get(f"/tiny/what-if/{Job.objects.get().id}/chain").text
    assert "<h1>Er is geen keten om te tonen</h1>" in text
    assert "Er stopt geen proces, voor zover bekend." in text
