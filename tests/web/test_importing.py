import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from keeping import town
from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Permission
from regie.landscape import Application, Change, Claim, Fact, FactRef
from regie.store.landscapes import landscape_of
from regie.store.models import Job, Role
from tiny import SOURCE

pytestmark = pytest.mark.django_db
LIST = "kenmerk;naam;gebruikers\nsuite;Sociaal Suite;500\nnieuw;Nieuw;5\n"


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(client, place):
    user = place.user("bewerker", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def hand_in(editor, django_capture_on_commit_callbacks):
    def handed(text, **more):
        file = SimpleUploadedFile("Applicaties.csv", text.encode())
        with django_capture_on_commit_callbacks(execute=True):
            return editor.post("/tiny/import", {"files": file, **more})

    return handed


def test_from_file_to_change_set(editor, place, hand_in, django_capture_on_commit_callbacks):
    asked = hand_in(LIST)
    job = Job.objects.get()
    assert asked["Location"] == f"/tiny/jobs/{job.id}"
    assert f"../import/{job.id}" in editor.get(asked["Location"]).text
    trial = editor.get(f"/tiny/import/{job.id}?kind=changed")
    assert "<ins>500</ins>" in trial.text
    with django_capture_on_commit_callbacks(execute=True):
        done = editor.post(f"/tiny/import/{job.id}", {"why": "kwartaal"})
    assert "../changes/2" in editor.get(done["Location"]).text
    assert {one.id for one in landscape_of(place.municipality).all(Application)} == {"suite", "nieuw"}


def test_thousands_of_faults_stay_readable(editor, hand_in):
    hand_in("kenmerk;naam;gebruikers\n" + "".join(f"a{n};A{n};veel\n" for n in range(3000)))
    text = editor.get(f"/tiny/import/{Job.objects.get().id}").text
    assert "3.000 opmerkingen" in text
    assert "En nog op 2.900 plaatsen" in text
    assert "Neem op" not in text
    assert len(text) < 100_000


def test_without_a_file_the_form_says_so(editor):
    answer = editor.post("/tiny/import", {})
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.text


def test_an_exported_list_reads_back_as_the_same(editor, hand_in):
    exported = editor.get("/tiny/export/application.csv").getvalue().decode("utf-8-sig")
    hand_in(exported)
    text = editor.get(f"/tiny/import/{Job.objects.get().id}").text
    assert "1 rij is hetzelfde als wat er al staat" in text


def test_a_contested_cell_of_an_exported_list_stays_contested(editor, place, hand_in):
    contested = Fact((Claim(1, SOURCE), Claim(2, SOURCE)))
    with performing(place.actor(), Permission.EDIT, "edit") as doing:
        change(doing, Change("x", facts=((FactRef("suite", "users"), contested),)))
    hand_in(editor.get("/tiny/export/application.csv?columns=name&columns=users").getvalue().decode("utf-8-sig"))
    assert "1 rij is hetzelfde als wat er al staat" in editor.get(f"/tiny/import/{Job.objects.get().id}").text


def test_a_dry_run_of_somebody_else_is_not_there(client, place, hand_in):
    hand_in(LIST)
    user = place.user("ander", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/tiny/import/{Job.objects.get().id}").status_code == 404


def test_a_fault_is_placed_by_the_heading_of_its_column(editor, hand_in):
    hand_in("kenmerk;naam;gebruikers\nsuite;Sociaal Suite;heel veel\n")
    text = editor.get(f"/tiny/import/{Job.objects.get().id}").text
    assert "Applicaties.csv · Applicaties · 2 · gebruikers" in text
