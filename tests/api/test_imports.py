import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from calling import program
from keeping import town
from regie.actions.keeping.jobs import WORK
from regie.actions.keeping.tokens import Scope
from regie.landscape import Application
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, Job, Membership, Role

pytestmark = pytest.mark.django_db
LIST = "kenmerk;naam;gebruikers\nsuite;Sociaal Suite;500\nnieuw;Nieuw;5\n"
AT = "/api/v1/municipalities/tiny/"


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(place):
    return program(place, Role.EDITOR)


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Whatever is asked for in the background is done at once."""

    def asked(ask):
        with django_capture_on_commit_callbacks(execute=True):
            return ask()

    return asked


@pytest.fixture
def hand_in(editor, done):
    def handed(*texts, caller=editor, **more):
        files = [SimpleUploadedFile("Applicaties.csv", text.encode()) for text in texts]
        client = Client(headers={"Authorization": f"Bearer {caller.secret}", "Accept-Language": "en"})
        return done(lambda: client.post(f"{AT}imports", {"files": files, **more}))

    return handed


def test_from_file_to_change_set_and_back(editor, place, hand_in, done):
    asked = hand_in(LIST)
    assert (asked.status_code, asked["Location"]) == (202, asked.json()["links"]["self"])
    found = editor.get(asked["Location"]).json()
    assert (found["state"], found["usable"], found["same"]) == ("done", True, 0)
    assert found["counts"] == {"added": 1, "changed": 1, "gone": 0}
    changed = editor.get(f"{asked['Location']}/rows?kind=changed").json()["items"]
    assert [one["id"] for one in changed] == ["suite"]
    assert "users" in [one["field"] for one in changed[0]["fields"]]
    assert place.municipality.version == 1
    applied = done(lambda: editor.ask("POST", f"{asked['Location']}/_apply?why=kwartaal"))
    job = editor.get(applied["Location"]).json()
    assert (applied.status_code, job["state"]) == (202, "done")
    made = editor.get(job["links"]["result"]).json()
    assert (made["added"], made["changed"], made["why"], made["channel"]) == (1, 1, "kwartaal", "api")
    assert editor.ask("POST", f"changes/{made['version']}/_undo").status_code == 200
    assert {one.id for one in landscape_of(place.municipality).all(Application)} == {"suite"}


def test_what_is_not_in_the_files_is_removed_when_asked(editor, place, hand_in, done):
    done(lambda: editor.ask("POST", "applications", {"id": "los", "name": "Los"}))
    where = hand_in(LIST)["Location"]
    gone = editor.get(f"{where}/rows?kind=gone").json()["items"]
    assert [(one["id"], one["kind"]) for one in gone] == [("los", "removed")]
    done(lambda: editor.ask("POST", f"{where}/_apply?remove=true"))
    assert {one.id for one in landscape_of(place.municipality).all(Application)} == {"suite", "nieuw"}


def test_unusable_files_are_not_applied_and_every_fault_is_named(editor, place, hand_in):
    where = hand_in("kenmerk;naam;gebruikers;platform\nx;X;veel;Nergens\ny;Y;;\n")["Location"]
    found = editor.get(where).json()
    assert not found["usable"]
    answer = editor.ask("POST", f"{where}/_apply")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["faults"] == found["faults"]
    assert {(fault["row"], fault["in"]) for fault in found["faults"]} == {(2, "file")}
    assert all(fault["what"] and fault["mend"] for fault in found["faults"])
    assert place.municipality.version == 1


def test_a_file_that_is_too_large_is_refused_by_name(hand_in, monkeypatch):
    monkeypatch.setattr("regie.actions.keeping.uploads.MOST_BYTES", 3)
    answer = hand_in(LIST, LIST)
    assert (answer.status_code, len(answer.json()["faults"])) == (413, 2)
    assert answer.json()["faults"][0]["file"] == "Applicaties.csv"
    assert not Job.objects.exists()


def test_files_come_as_files(editor, hand_in):
    for body in ({"files": ["x"]}, "tekst"):
        assert editor.ask("POST", "imports", body).status_code == 415
    assert Client(headers={"Authorization": f"Bearer {editor.secret}"}).post(f"{AT}imports", {}).status_code == 400
    answer = hand_in(LIST, mapping="zomaar-iets")
    assert [fault["place"] for fault in answer.json()["faults"]] == ["mapping"]


def test_more_files_than_a_request_may_have_is_no_failure_of_ours(hand_in):
    assert hand_in(*["x"] * 101).status_code == 400


@pytest.mark.parametrize("sent", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
def test_a_body_of_another_kind_is_not_taken(editor, sent):
    answer = Client(headers={"Authorization": f"Bearer {editor.secret}"}).post(f"{AT}applications", "a=b", sent)
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")


def test_only_who_may_import_does_and_nobody_sees_the_work_of_another(place, editor, hand_in):
    reader = program(place, Role.READER)
    assert hand_in(LIST, caller=reader).status_code == 403
    assert hand_in(LIST, caller=program(place, Role.EDITOR, Scope.EDIT)).status_code == 403
    where = hand_in(LIST)["Location"]
    number = where.rsplit("/", 1)[1]
    colleague = program(place, Role.EDITOR, Scope.IMPORT)
    assert [colleague.get(f"{part}/{number}").status_code for part in ("imports", "jobs")] == [404, 404]
    assert [one["number"] for one in editor.get("jobs").json()["items"]] == [int(number)]


def test_work_that_is_stopped_is_not_done(editor, place, django_capture_on_commit_callbacks):
    client = Client(headers={"Authorization": f"Bearer {editor.secret}"})
    with django_capture_on_commit_callbacks() as waiting:
        asked = client.post(f"{AT}imports", {"files": [SimpleUploadedFile("Applicaties.csv", LIST.encode())]}).json()
    assert (asked["state"], "usable" in asked) == ("waiting", False)
    assert editor.ask("POST", f"jobs/{asked['number']}/_stop").json()["state"] == "stopped"
    for one in waiting:
        one()
    assert editor.get(f"imports/{asked['number']}").json()["state"] == "stopped"
    assert editor.ask("POST", f"imports/{asked['number']}/_apply").status_code == 404


def test_the_log_says_that_a_program_did_it(editor, hand_in, done):
    where = hand_in(LIST)["Location"]
    done(lambda: editor.ask("POST", f"{where}/_apply"))
    entry = AuditEntry.objects.filter(action="take_in").first()
    assert (entry.channel, entry.address) == ("api", "127.0.0.1")


def test_work_of_every_kind_is_listed(place, editor):
    user = Membership.objects.get(municipality=place.municipality).user
    outcome = {"file": 1, "change": 1, "plan": 1}
    given = {"name": "cloud-2021", "number": 1}
    for kind in WORK:
        Job.objects.create(
            municipality=place.municipality,
            user=user,
            kind=kind,
            state=Job.State.DONE,
            given=given,
            outcome=outcome,
        )
    found = editor.get("jobs").json()["items"]
    assert [one["kind"] for one in found] == [*reversed(WORK)]
    # which changes of owner touch us is looked at on a page
    assert {one["kind"] for one in found if "result" not in one["links"]} == {"watch"}
