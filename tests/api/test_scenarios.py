"""Kept scenarios through the API: versions, files, comparison, and applying one that came true."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from calling import program
from keeping import town
from regie.actions.keeping import jobs
from regie.actions.keeping.computing import compute_results
from regie.store.models import Job, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
GONE = {"name": "Polderhost weg", "why": "dreigend faillissement", "without": ["polderhost"]}
SOLD = {"name": "Duinsoft verkocht", "takeover": [{"organisation": "duinsoft", "by": "Microsoft"}]}


@pytest.fixture
def caller():
    place = town()
    compute_results(place.municipality.id)
    return program(place, Role.ADMINISTRATOR)


def done(caller, answer):
    assert answer.status_code == 202, answer.json()
    jobs.run(Job.objects.first().id)
    return caller.get(answer["Location"]).json()


def test_every_save_is_a_version_and_an_older_one_can_be_read(caller):
    made = caller.ask("POST", "scenarios", GONE)
    assert (made.status_code, made.json()["version"]) == (201, 1)
    later = caller.ask("PUT", made["Location"], {**GONE, "without": ["poldercloud"], "seen": 1}).json()
    assert (later["version"], later["scenario"]["without"]) == (2, ["poldercloud"])
    assert caller.get("scenarios/1?version=1").json()["scenario"]["without"] == ["polderhost"]
    assert [one["version"] for one in caller.get("scenarios/1").json()["versions"]] == [2, 1]
    assert caller.ask("PUT", made["Location"], {**GONE, "seen": 1}).status_code == 409


def test_it_goes_out_and_in_as_the_file_of_the_commands(caller):
    caller.ask("POST", "scenarios", GONE)
    given = caller.get("scenarios/1/file")
    assert given["Content-Type"] == "application/yaml"
    sent = {"file": SimpleUploadedFile("scenario.yaml", given.content)}
    headers = {"Authorization": f"Bearer {caller.secret}"}
    taken = caller.client.post("/api/v1/municipalities/tiny/scenario-files", sent, headers=headers)
    assert (taken.status_code, taken.json()["version"]) == (201, 2)


def test_what_is_removed_comes_back_when_asked(caller):
    caller.ask("POST", "scenarios", GONE)
    assert caller.ask("DELETE", "scenarios/1").status_code == 204
    assert [one["removed"] for one in caller.get("scenarios").json()["items"]] == [True]
    assert caller.ask("POST", "scenarios/1/_restore").json()["removed"] is False


def test_scenarios_stand_side_by_side(caller):
    for one in (GONE, SOLD):
        caller.ask("POST", "scenarios", one)
    found = done(caller, caller.ask("POST", "scenario-comparisons", {"scenarios": [1, 2]}))["found"]
    assert [one["name"] for one in found["scenarios"]] == ["Polderhost weg", "Duinsoft verkocht"]
    assert found["scenarios"][0]["impact"]["processes"][1] > 0
    assert "impact" not in found["scenarios"][1]


def test_what_came_true_is_looked_at_and_then_applied_as_one_change(caller):
    caller.ask("POST", "scenarios", SOLD)
    looked = done(caller, caller.ask("POST", "truths", {"scenario": 1}))
    assert looked["counts"]["changed"] > 0
    rows = caller.get(f"truths/{looked['number']}/rows?kind=changed").json()["items"]
    assert len(rows) == looked["counts"]["changed"]
    job = done(caller, caller.ask("POST", f"truths/{looked['number']}/_apply?why=persbericht"))
    change = caller.get(job["links"]["result"]).json()
    assert (change["action"], change["why"]) == ("scenario_true", "persbericht")
    assert caller.get("scenarios/1").json()["change"] == change["version"]


def test_the_least_to_arrange_is_worked_out_in_the_background(caller):
    asked = caller.ask("POST", "repairs", {"scenario": {"without": ["polderhost"]}, "cheapest": True})
    found = done(caller, asked)["found"]
    assert found["proven"]
    assert found["measures"][0]["euros"][0] > 0
    assert done(caller, caller.ask("POST", "repairs", {}))["found"]["scenarios"] > 1
