"""Ownership watch on the site: a newer GLEIF file, what it changes, and each change as a scenario to keep and apply."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from keeping import town
from readers.gleif.forms import FORMS, exception, lei, parent
from regie.actions.keeping import jobs
from regie.actions.keeping.computing import compute_results
from regie.landscape import Organisation
from regie.store.landscapes import landscape_of
from regie.store.models import Job, Role
from tiny import setting, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
BACKEND = "django.contrib.auth.backends.ModelBackend"
DUIN, OCEAN = (f"5493000000000000{n:02}{n:02}" for n in (1, 4))
ENTITIES = [lei(DUIN, "Duinsoft B.V."), lei(OCEAN, "Ocean Corp.", "US")]
SOLD = parent(DUIN, OCEAN, "IS_ULTIMATELY_CONSOLIDATED_BY", since="2026-10-01T00:00:00Z")


@pytest.fixture
def place():
    made = town(landscape=setting(tiny(), "duinsoft", lei=DUIN))
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def site(client, place):
    client.force_login(place.user("beheer", Role.ADMINISTRATOR), backend=BACKEND)
    return client


def ran(site, answer):
    number = int(answer["Location"].rpartition("/")[2])
    jobs.run(number)
    job = Job.objects.get(id=number)
    assert job.state == Job.State.DONE, job.outcome
    return job.outcome["address"].replace("../", "/tiny/")


def handed_in(site):
    levels = {"lei": ENTITIES, "rr": [SOLD], "repex": [exception(OCEAN, "NO_KNOWN_PERSON")]}
    files = [SimpleUploadedFile(f"{level}.csv", FORMS["csv"](level, records)) for level, records in levels.items()]
    return ran(site, site.post("/tiny/what-if/watch", {"files": files}))


def test_who_was_sold_is_shown_with_what_it_touches(site):
    text = site.get(handed_in(site)).text
    for said in ("Duinsoft", "Ocean Corp.", "1 oktober 2026", "1 applicaties anders beoordeeld"):
        assert said in text


def test_a_change_is_kept_as_a_scenario_that_can_be_asked_and_come_true(site, place):
    found = handed_in(site)
    kept = site.post(found, {"organisation": "duinsoft"})
    text = site.get(kept["Location"]).text
    assert "wordt gekocht door Ocean Corp." in text
    assert "SEAL-" in site.get(ran(site, site.post("/tiny/what-if/scenarios/1"))).text
    trial = ran(site, site.post("/tiny/what-if/scenarios/1/became-true"))
    ran(site, site.post(trial, {"why": "GLEIF"}))
    names = {one.name for one in landscape_of(place.municipality).all(Organisation)}
    assert "Ocean Corp." in names


def test_what_is_not_there_cannot_be_kept(site):
    assert site.post(handed_in(site), {"organisation": "polderhost"}).status_code == 404


def test_no_file_is_a_fault(site):
    assert "Er is geen bestand gekozen" in site.post("/tiny/what-if/watch", {}).text


def test_a_reader_cannot_watch(place, client):
    client.force_login(place.user("lezer", Role.READER), backend=BACKEND)
    assert client.get("/tiny/what-if/watch").status_code == 403
