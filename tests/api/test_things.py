import pytest

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.tokens import Scope
from regie.api.representing import PLURALS
from regie.landscape import NOUN_BY_NAME, NOUNS, fact_fields
from regie.store.landscapes import landscape_of
from regie.store.models import AuditEntry, Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")
ONE = f"applications/{APPLICATION}"
USERS = {"claims": [{"value": 120, "source": "telling", "date": "2026-10-01"}]}


@pytest.fixture
def place():
    return town()


@pytest.fixture
def editor(place):
    return program(place)


def now(place):
    return landscape_of(place.municipality)[APPLICATION]


def test_every_noun_has_a_plural_and_a_list(editor):
    assert list(PLURALS) == [noun.noun for noun in NOUNS]
    for noun, plural in PLURALS.items():
        shown = editor.get(plural).json()
        assert shown["page"]["total"] == sum(record.noun == noun for record in tiny().records)


@pytest.mark.parametrize("record", tiny().records, ids=lambda record: record.id)
def test_a_thing_put_back_as_it_was_shown_is_the_same_thing(editor, place, record):
    where = f"{PLURALS[record.noun]}/{record.id}"
    shown = editor.get(where)
    answer = editor.ask("PUT", where, shown.json(), If_Match=shown["ETag"])
    assert answer.status_code == 200, answer.text
    assert landscape_of(place.municipality)[record.id] == record
    assert answer["ETag"] == shown["ETag"]


def test_a_fact_is_shown_with_its_status_claims_and_source_an_unknown_one_too(editor):
    facts = editor.get(ONE).json()["facts"]
    assert {fact["status"] for fact in facts.values()} <= {"known", "unknown", "contested"}
    assert all(("value" in fact) == (fact["status"] == "known") for fact in facts.values())
    assert len(facts) == len(fact_fields(NOUN_BY_NAME["application"]))


def test_a_list_is_searched_filtered_sorted_and_cut_as_on_the_screens(editor):
    found = editor.get("organisations?q=BV&seat=NL&sort=-name&pageSize=1&columns=seat").json()
    assert found["items"][0]["name"] == "Polderhost BV"
    assert list(found["items"][0]["facts"]) == ["seat"]
    assert found["page"] == {"number": 1, "size": 1, "pages": found["page"]["total"], "total": found["page"]["total"]}
    following = editor.get(found["links"]["next"]).json()
    assert following["page"]["number"] == 2
    assert "prev" in following["links"]


def test_a_list_shows_what_the_results_say(editor, place):
    compute_results(place.municipality.id)
    assert editor.get("applications").json()["items"][0]["computed"]["autonomous"] in {"yes", "no", "between"}


def test_a_filter_with_a_typing_error_is_refused_with_every_fault(editor):
    answer = editor.get("organisations?seta=NL&sort=nmae&page=0", Accept_Language="en")
    assert answer.status_code == 400
    assert {fault["place"] for fault in answer.json()["faults"]} == {"seta", "sort", "page"}
    assert all(fault["what"] and fault["mend"] for fault in answer.json()["faults"])


def test_a_thing_is_added_once(editor, place):
    body = {"id": "app-nieuw", "name": "Nieuw", "facts": {"users": USERS}}
    answer = editor.ask("POST", "applications", body)
    assert (answer.status_code, answer["Location"]) == (201, "/api/v1/municipalities/tiny/applications/app-nieuw")
    assert landscape_of(place.municipality)["app-nieuw"].users.source.name == "telling"
    assert editor.ask("POST", "applications", body).status_code == 409


def test_all_faults_of_a_body_come_at_once_with_place_and_remedy(editor, place):
    body = {"nmae": 1, "facts": {"users": {"claims": [{"value": -1, "date": "31-12-2026"}]}, "locations": "NL"}}
    answer = editor.ask("POST", "applications", body, Accept_Language="en")
    places = {fault["place"] for fault in answer.json()["faults"]}
    assert answer.status_code == 400
    assert places == {
        *("/id", "/name", "/nmae", "/facts/locations"),
        *("/facts/users/claims/0/value", "/facts/users/claims/0/date"),
    }
    assert answer["Content-Type"] == "application/problem+json"
    assert place.municipality.version == 1


def test_a_reference_to_nothing_is_refused(editor):
    body = {"facts": {"platform": {"claims": [{"value": "nergens"}]}}}
    answer = editor.ask("PATCH", ONE, body, If_Match="*")
    assert answer.status_code == 400
    assert "nergens" in answer.json()["faults"][0]["what"]


def test_a_change_replaces_the_facts_it_names_and_leaves_the_rest(editor, place):
    before = now(place)
    answer = editor.ask("PATCH", f"{ONE}?why=geteld", {"facts": {"users": USERS, "platform": None}}, If_Match='"1"')
    assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    after = now(place)
    assert (after.users.value, after.platform.claims, after.suppliers) == (120, (), before.suppliers)
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.why, entry.channel) == ("edit", "geteld", "api")


def test_a_contested_fact_can_be_written(editor, place):
    claims = [{"value": 1, "source": "a"}, {"value": 2, "source": "b", "date": "2026-01-01"}]
    answer = editor.ask("PATCH", ONE, {"facts": {"users": {"claims": claims}}}, If_Match="*")
    assert answer.json()["facts"]["users"] == {"status": "contested", "claims": claims}


def test_nobody_knows_is_an_answer(editor, place):
    asked = {"claims": [], "asked": {"source": "beheerder", "date": "2026-01-01"}}
    editor.ask("PATCH", ONE, {"facts": {"users": asked}}, If_Match="*")
    assert now(place).users.asked.name == "beheerder"


def test_a_change_without_a_version_is_asked_for_one(editor):
    for method, body in (("PUT", {"id": APPLICATION, "name": "x"}), ("PATCH", {}), ("DELETE", None)):
        assert editor.ask(method, ONE, body).status_code == 428


def test_what_somebody_else_changed_is_not_overwritten_and_is_shown(editor, place):
    editor.ask("PATCH", ONE, {"facts": {"users": USERS}}, If_Match='"1"')
    answer = editor.ask("PATCH", ONE, {"facts": {"users": None}}, If_Match='"1"')
    assert (answer.status_code, answer["ETag"]) == (412, '"2"')
    assert answer.json()["present"]["facts"]["users"]["value"] == 120
    assert now(place).users.value == 120


def test_who_has_this_version_gets_no_second_copy(editor):
    tag = editor.get(ONE)["ETag"]
    assert editor.get(ONE, If_None_Match=tag).status_code == 304


def test_what_others_need_is_not_removed(editor, place):
    answer = editor.ask("DELETE", f"platforms/{now(place).platform.value}", If_Match="*")
    assert answer.status_code == 400
    editor.ask("POST", "applications", {"id": "los", "name": "Los"})
    assert editor.ask("DELETE", "applications/los", If_Match='"1"').status_code == 204
    assert editor.get("applications/los").status_code == 404


def test_many_are_changed_as_one_change_set_and_a_dry_run_keeps_nothing(editor, place):
    ids = [record.id for record in tiny().records if record.noun == "application"]
    body = {"items": [{"id": id_, "version": 1, "facts": {"users": USERS}} for id_ in ids]}
    tried = editor.ask("PATCH", "applications?dryRun=true", body).json()
    assert (tried["dryRun"], len(tried["things"]), "version" in tried) == (True, len(ids), False)
    assert not now(place).users.claims or now(place).users.value != 120
    done = editor.ask("PATCH", "applications?why=telling", body).json()
    assert done["things"] == tried["things"]
    assert editor.ask("POST", f"changes/{done['version']}/_undo").status_code == 200
    assert now(place) == tiny()[APPLICATION]


def test_everything_that_a_change_set_did_can_be_read_page_by_page(editor):
    read, rest = [], "1?pageSize=3"
    while rest:
        answer = editor.get(f"changes/{rest}").json()
        assert len(answer["things"]) <= 3
        read += [one["id"] for one in answer["things"]]
        rest = answer["links"].get("next", "").rpartition("/")[2]
    assert sorted(read) == sorted(record.id for record in tiny().records)


def test_of_many_changes_one_that_is_stale_stops_all(editor, place):
    editor.ask("POST", "applications", {"id": "nog-een", "name": "Nog een"})
    stale = {"id": APPLICATION, "version": 9, "facts": {"users": USERS}}
    answer = editor.ask("PATCH", "applications", {"items": [stale, {"id": "nog-een", "facts": {"users": USERS}}]})
    assert answer.status_code == 409
    assert [fault["place"] for fault in answer.json()["faults"]] == [APPLICATION]
    assert not landscape_of(place.municipality)["nog-een"].users.claims


def test_one_thing_twice_in_a_list_of_changes_is_a_fault(editor):
    body = {"items": [{"id": APPLICATION, "facts": {"users": USERS}}, {"id": APPLICATION, "facts": {"users": None}}]}
    answer = editor.ask("PATCH", "applications", body)
    assert answer.status_code == 400
    assert [fault["place"] for fault in answer.json()["faults"]] == ["/items/1/id"]


def test_the_id_of_a_thing_cannot_change(editor):
    answer = editor.ask("PUT", ONE, {"id": "anders", "name": "Anders"}, If_Match="*")
    assert answer.status_code == 400
    assert [fault["place"] for fault in answer.json()["faults"]] == ["/id"]


def test_a_thing_is_only_under_its_own_noun(editor):
    assert editor.get(f"platforms/{APPLICATION}").status_code == 404
    assert editor.ask("PATCH", f"platforms/{APPLICATION}", {}, If_Match="*").status_code == 404


def test_a_reader_changes_nothing(place):
    reader = program(place, Role.READER)
    assert reader.get(ONE).status_code == 200
    assert reader.ask("PATCH", ONE, {"facts": {"users": USERS}}, If_Match="*").status_code == 403


def test_an_editor_of_another_cluster_changes_nothing(place):
    other = program(place, Role.EDITOR, clusters=("Elders",))
    assert other.ask("PATCH", ONE, {"facts": {"users": USERS}}, If_Match="*").status_code == 403


def test_a_token_for_reading_does_not_change_what_its_maker_may(place):
    reading = program(place, Role.ADMINISTRATOR, Scope.READ)
    assert reading.ask("PATCH", ONE, {"facts": {"users": USERS}}, If_Match="*").status_code == 403


def test_a_list_takes_few_queries(editor, django_assert_num_queries):
    editor.get("applications")
    with django_assert_num_queries(6):  # token, roles, landscape, results, count, rows
        editor.get("applications?cluster=ICT&sort=-users")
