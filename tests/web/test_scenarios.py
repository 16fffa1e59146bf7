"""Kept scenarios on the site: saved in versions, compared, taken in and given out as files, and applied once true."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from keeping import town
from regie.actions.keeping import jobs
from regie.actions.keeping.computing import compute_results
from regie.readers.scenarios import parse_scenario
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, Job, KeptScenario, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def site(client, place):
    client.force_login(place.user("beheer", Role.ADMINISTRATOR), backend=BACKEND)
    return client


def keep(site, name="Polderhost weg", **form):
    given = {"name": name, "without": "polderhost", "why": "dreigende failliet", "keep": "1", **form}
    return site.post("/tiny/what-if/", given, follow=True)


def ran(site, answer):
    """The page a job leads to."""
    number = int(answer["Location"].rpartition("/")[2])
    jobs.run(number)
    job = Job.objects.get(id=number)
    assert job.state == Job.State.DONE, job.outcome
    return job.outcome["address"].replace("../", "/tiny/") if "address" in job.outcome else ""


def test_a_scenario_is_kept_with_its_reason_and_what_happens_in_it(site):
    text = keep(site).text
    assert "Polderhost weg is bewaard als versie 1" in text
    assert "Polderhost BV valt weg" in text
    assert "dreigende failliet" in text
    assert "Polderhost weg" in site.get("/tiny/what-if/scenarios/").text


def test_changing_it_makes_a_next_version_and_the_older_one_stays(site):
    keep(site)
    form = site.get("/tiny/what-if/?scenario=1").text
    assert 'value="polderhost"' in form
    assert 'name="seen" value="1"' in form
    keep(site, without="poldercloud", scenario="1", seen="1")
    assert "Poldercloud valt weg" in site.get("/tiny/what-if/scenarios/1").text
    assert "Polderhost BV valt weg" in site.get("/tiny/what-if/scenarios/1?version=1").text


def test_who_saves_over_what_somebody_else_saved_is_told_and_loses_nothing(site):
    keep(site)
    keep(site, without="poldercloud", scenario="1", seen="1")
    answer = keep(site, without="duinsoft", scenario="1", seen="1")
    assert answer.status_code == 409
    assert 'value="duinsoft"' in answer.text
    assert KeptScenario.objects.get().last == 2


def test_a_name_is_asked_for_and_given_once(site):
    assert "Het scenario heeft geen naam" in keep(site, name=" ").text
    keep(site)
    assert "Er is al een scenario dat" in keep(site, name="polderhost WEG").text


def test_a_kept_scenario_is_worked_out_as_it_stands(site):
    keep(site)
    text = site.get(ran(site, site.post("/tiny/what-if/scenarios/1"))).text
    assert "Uitkeringen verstrekken stopt" in text
    assert '<a href="/tiny/what-if/scenarios/1">Polderhost weg</a>' in text


def test_several_stand_side_by_side(site):
    keep(site)
    keep(site, name="Duinsoft verkocht", without="", bought="duinsoft", by="Microsoft")
    text = site.get(ran(site, site.post("/tiny/what-if/scenarios/", {"scenario": ["1", "2"]}))).text
    for said in ("Polderhost weg", "Duinsoft verkocht", "Uitkeringen verstrekken", "Doelen, nu en dan"):
        assert said in text
    assert "SEAL" not in text


def test_one_scenario_is_nothing_to_compare(site):
    keep(site)
    answer = site.post("/tiny/what-if/scenarios/", {"scenario": ["1"]})
    assert answer.status_code == 422
    assert "ten minste twee" in answer.text


def test_a_name_that_is_gone_is_told_with_the_scenario_it_stands_in(site):
    keep(site)
    keep(site, name="Spook", without="bestaatniet")
    answer = site.post("/tiny/what-if/scenarios/", {"scenario": ["1", "2"]})
    number = int(answer["Location"].rpartition("/")[2])
    jobs.run(number)
    text = site.get(f"/tiny/jobs/{number}").text
    assert "Spook" in text
    assert "bestaatniet" in text


def test_it_is_given_out_as_the_file_the_commands_read_and_taken_in_as_a_next_version(site):
    keep(site)
    given = site.get("/tiny/what-if/scenarios/1/file")
    written = parse_scenario(given.content, "scenario.yaml")
    assert (written.name, written.version, written.without) == ("Polderhost weg", "1", ("polderhost",))
    upload = SimpleUploadedFile("later.yaml", given.content.replace(b"polderhost\n", b"poldercloud\n"))
    assert "bewaard als versie 2" in site.post("/tiny/what-if/scenarios/take-in", {"file": upload}, follow=True).text


def test_a_file_with_faults_is_refused_whole_with_every_line(site):
    upload = SimpleUploadedFile("fout.yaml", b"name: Fout\nlasts: eeuwig\nwithuot: [x]\n")
    answer = site.post("/tiny/what-if/scenarios/take-in", {"file": upload})
    assert answer.status_code == 422
    assert "eeuwig" in answer.text
    assert not KeptScenario.objects.exists()


def test_what_is_removed_can_be_put_back(site):
    keep(site)
    assert "is verwijderd" in site.post("/tiny/what-if/scenarios/1/remove", follow=True).text
    assert "1 verwijderd scenario" in site.get("/tiny/what-if/scenarios/").text
    site.post("/tiny/what-if/scenarios/1/put-back")
    assert not KeptScenario.objects.get().removed


def test_what_has_come_true_is_looked_at_first_then_done_as_one_change_that_can_be_undone(site, place):
    keep(site, without="", bought="duinsoft", by="Microsoft")
    before = landscape_of(place.municipality)
    trial = ran(site, site.post("/tiny/what-if/scenarios/1/became-true"))
    text = site.get(trial).text
    assert "Er is nog niets opgeslagen" in text
    assert landscape_of(place.municipality).records == before.records
    change = ran(site, site.post(trial, {"why": "persbericht"}))
    assert "persbericht" in site.get(change).text
    assert "waar geworden (versie 1)" in site.get("/tiny/what-if/scenarios/1").text
    assert AuditEntry.objects.filter(action="scenario_true", about="Polderhost weg (1)", who="beheer").exists()
    site.post(f"{change}/undo")
    assert set(landscape_of(place.municipality).records) == set(before.records)
    assert "is ongedaan gemaakt" in site.get("/tiny/what-if/scenarios/1").text


def test_what_was_looked_at_is_not_done_over_newer_data(site, place):
    keep(site)
    trial = ran(site, site.post("/tiny/what-if/scenarios/1/became-true"))
    place.municipality.refresh_from_db()
    place.municipality.version += 1
    place.municipality.save()
    assert "De gegevens zijn intussen gewijzigd" in site.get(trial).text
    number = int(site.post(trial, {})["Location"].rpartition("/")[2])
    jobs.run(number)
    assert Job.objects.get(id=number).outcome == {"reason": "changed_meanwhile"}


def test_what_changes_no_fact_is_said(site):
    keep(site, lasts="week")
    answer = site.post("/tiny/what-if/scenarios/1/became-true")
    number = int(answer["Location"].rpartition("/")[2])
    jobs.run(number)
    assert "verandert niets" in site.get(f"/tiny/jobs/{number}").text


def test_a_reader_sees_compares_and_asks_but_keeps_and_applies_nothing(site, place, client):
    keep(site)
    client.force_login(place.user("lezer", Role.READER), backend=BACKEND)
    assert "Polderhost weg" in client.get("/tiny/what-if/scenarios/1").text
    assert client.post("/tiny/what-if/scenarios/1").status_code == 302
    assert client.post("/tiny/what-if/", {"without": "duinsoft", "name": "x", "keep": "1"}).status_code == 403
    assert client.post("/tiny/what-if/scenarios/1/remove").status_code == 403
    assert client.post("/tiny/what-if/scenarios/1/became-true").status_code == 403
