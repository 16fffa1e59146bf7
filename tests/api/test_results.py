import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.readers import write_landscape
from regie.store.models import Municipality, Role
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def analyst(place):
    return program(place, Role.ANALYST)


def test_before_the_first_computation_there_are_no_results():
    place = town("nieuw")
    Municipality.objects.get(slug="nieuw").runs.all().delete()
    assert program(place).get("overview").status_code == 404


def test_every_goal_every_reading_and_the_rows_behind_them_are_there(analyst):
    goals = analyst.get("goals").json()["items"]
    assert goals
    for goal in goals:
        assert analyst.get(f"goals/{goal['id']}").json() == goal
        for reading in goal["readings"]:
            found = analyst.get(f"goals/{goal['id']}/readings/{reading['id']}/rows").json()
            counted = [row for row in found["rows"] if row["member"] != "no"]
            assert len(counted) >= reading["nYes"]


def test_a_judgement_says_why_in_the_language_asked_for(analyst):
    said = {one: analyst.get(f"judgements/{APPLICATION}", Accept_Language=one).json() for one in ("nl", "en")}
    assert said["nl"]["why"][0]["says"] != said["en"]["why"][0]["says"]
    assert said["nl"]["autonomous"] == said["en"]["autonomous"]
    assert all({"id", "field"} == fact.keys() for reason in said["en"]["why"] for fact in reason["facts"])


def test_a_placement_names_the_rules_that_fired_and_the_facts_they_used(analyst):
    placed = analyst.get(f"placements/{APPLICATION}", Accept_Language="en").json()["items"]
    assert placed
    assert all(one["possible"] and one["rules"] and one["given"] for one in placed)


def test_concentration_is_there_direct_and_through_the_chain(analyst):
    for view in ("direct", "chain"):
        tables = analyst.get(f"concentrations/{view}").json()["tables"]
        assert {"supplier", "parent"} <= {table["level"] for table in tables}
    assert analyst.get("concentrations/anders").status_code == 400


def test_the_overview_counts_applications(analyst):
    assert analyst.get("overview").json()["applications"] == 1


def test_history_and_changes_say_who_why_and_by_which_door(analyst, place):
    editor = program(place)
    editor.ask("PATCH", f"applications/{APPLICATION}?why=geteld", {"facts": {"users": None}}, If_Match="*")
    entry = analyst.get(f"history/{APPLICATION}").json()["items"][0]
    assert (entry["change"]["why"], entry["change"]["channel"], entry["kind"]) == ("geteld", "api", "changed")
    assert entry["fields"][0]["field"] == "users"
    assert entry["fields"][0]["before"]["status"] == "known"
    assert analyst.get("changes").json()["items"][0]["version"] == entry["change"]["version"]
    first = analyst.get("changes/1").json()
    assert {thing["kind"] for thing in first["things"]} == {"added"}


def _checked(analyst, *files):
    client = Client(headers={"Authorization": f"Bearer {analyst.secret}"})
    return client.post("/api/v1/municipalities/tiny/checks", {"files": list(files)})


def test_a_file_is_checked_and_nothing_of_it_is_kept(analyst, place, tmp_path):
    write_landscape(tiny(), tmp_path / "tiny.xlsx")
    content = (tmp_path / "tiny.xlsx").read_bytes()
    answer = _checked(analyst, SimpleUploadedFile("tiny.xlsx", content))
    assert answer.json()["usable"], answer.text
    assert place.municipality.version == 1


def test_all_faults_of_a_file_come_with_their_place(analyst):
    answer = _checked(analyst, SimpleUploadedFile("kapot.json", b"{"))
    assert not answer.json()["usable"]
    assert all(fault["in"] == "file" and fault["file"] == "kapot.json" for fault in answer.json()["faults"])


def test_a_check_without_a_file_says_so(analyst):
    assert _checked(analyst).status_code == 400
