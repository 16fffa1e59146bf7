import pytest

from keeping import town
from regie.actions.keeping import importing, jobs
from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of
from regie.actions.keeping.undo import undo
from regie.landscape.faults import InputFaults
from regie.store.landscapes import landscape_of
from regie.store.models import ChangeSet, JobFile, Role
from tiny import tiny

pytestmark = pytest.mark.django_db
LIST = "kenmerk;naam;gebruikers;leveranciers\nsuite;Sociaal Suite;400;Duinsoft BV\nnieuw;Nieuw;5;Polderhost BV\n"


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(place):
    return actor_of(place.user("bewerker", Role.EDITOR, clusters=("*",)).id, "tiny")


@pytest.fixture
def look(editor, django_capture_on_commit_callbacks):
    def looked(text, **asked):
        with django_capture_on_commit_callbacks(execute=True):
            made = importing.look(editor, [("Applicaties.csv", text.encode())], **asked)
        return jobs.job(editor, made.id)

    return looked


@pytest.fixture
def confirm(editor, django_capture_on_commit_callbacks):
    def done(job, **asked):
        with django_capture_on_commit_callbacks(execute=True):
            made = importing.confirm(editor, job.id, **asked)
        return jobs.job(editor, made.id)

    return done


def test_a_dry_run_says_what_is_new_and_writes_nothing(editor, place, look):
    found = importing.looked(editor, look(LIST).id)
    assert found.counts == {"added": 1, "changed": 0, "gone": 0}
    assert [row.key for row in found.rows] == ["nieuw"]
    assert landscape_of(place.municipality).records == tiny().records


def test_what_a_list_leaves_out_or_empty_stays_as_it_is(place, look, confirm):
    confirm(look(LIST))
    assert landscape_of(place.municipality)["suite"] == tiny()["suite"]


def test_a_changed_field_is_shown_before_and_after(editor, look):
    row = importing.looked(editor, look(LIST.replace("400", "500")).id, "changed").rows[0]
    assert [(one.field, one.before.value, one.after.value) for one in row.fields] == [("users", 400, 500)]


def test_empty_clears_only_when_asked(editor, look):
    emptied = LIST.replace("400", "")
    assert importing.looked(editor, look(emptied).id).counts["changed"] == 0
    assert "users" in {
        one.field for one in importing.looked(editor, look(emptied, empties=True).id, "changed").rows[0].fields
    }


def test_what_was_seen_is_done_as_one_change_set_that_can_be_undone(editor, place, look, confirm):
    job = confirm(look(LIST), why="kwartaal")
    made = ChangeSet.objects.first()
    assert (job.state, job.outcome, made.added, made.entry.why) == (
        "done",
        {"address": "../changes/2", "change": 2},
        1,
        "kwartaal",
    )
    undo(editor, made.version)
    assert landscape_of(place.municipality).records == tiny().records


def test_things_the_files_lack_are_removed_only_when_asked(editor, place, look, confirm):
    lacking = look("kenmerk;naam\nnieuw;Nieuw\n")
    assert importing.looked(editor, lacking.id).counts == {"added": 1, "changed": 0, "gone": 1}
    refused = confirm(lacking, remove=True)  # a process and a contract still refer to it
    assert (refused.state, refused.outcome["reason"]) == ("failed", "faults")
    assert confirm(lacking).state == "done"
    assert "suite" in {record.id for record in landscape_of(place.municipality).records}


def test_faults_are_all_told_with_their_place_and_nothing_can_be_taken_in(editor, look):
    job = look("kenmerk;naam;gebruikers;platform\nx;X;veel;Nergens\ny;Y;;\n")
    assert (job.state, job.outcome["usable"]) == ("done", False)
    places = {(one["place"]["row"], one["place"]["column"]) for one in job.outcome["faults"]}
    assert {row for row, _ in places} == {2}
    assert len(places) == 2


def test_a_landscape_that_changed_since_is_looked_at_again(place, look, confirm):
    first, second = look(LIST), look(LIST.replace("nieuw", "ander"))
    assert confirm(first).state == "done"
    refused = confirm(second)
    assert (refused.state, refused.outcome) == ("failed", {"reason": "changed_meanwhile"})
    assert ChangeSet.objects.count() == 2


def test_an_import_that_ends_halfway_leaves_nothing(editor, place, look, monkeypatch):
    def ends(*given):
        raise SystemExit

    job = look(LIST)
    monkeypatch.setattr(importing, "date_landscape", ends)
    with pytest.raises(SystemExit):
        importing.work_take_in(editor, {"trial": job.id, "remove": False, "why": ""}, lambda done, total: None)
    assert ChangeSet.objects.count() == 1
    assert landscape_of(place.municipality).records == tiny().records


def test_a_table_of_another_system_is_read_by_its_mapping(editor, look):
    job = look("Naam;Leverancier\n", mapping="topdesk-cmdb")
    assert job.state == "done"


def test_a_file_is_its_persons_own_and_goes_after_an_hour(editor, place, look):
    job = look(LIST)
    colleague = actor_of(place.user("collega", Role.EDITOR, clusters=("*",)).id, "tiny")
    with pytest.raises(NotThereError):
        importing.looked(colleague, job.id)
    JobFile.objects.update(expires_at=job.created_at)
    importing.look(editor, [("a.csv", b"x")])
    assert JobFile.objects.count() == 1


def test_a_file_that_is_too_large_is_refused(editor, monkeypatch):
    monkeypatch.setattr("regie.actions.keeping.uploads.MOST_BYTES", 3)
    with pytest.raises(InputFaults):
        importing.look(editor, [("a.csv", b"1234")])


def test_an_editor_of_one_cluster_imports_nothing(place):
    part = actor_of(place.user("deel", Role.EDITOR, clusters=("Sociaal",)).id, "tiny")
    with pytest.raises(NotAllowedError):
        importing.look(part, [("a.csv", b"x")])
