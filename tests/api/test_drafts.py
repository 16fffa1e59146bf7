"""Drafts of decision models and of goals by a program: begun, changed, compared, published, and never lost."""

import json

import pytest

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.api.representing import ROOT
from regie.decision_models import folder
from regie.decisions import load_model, write_dmn
from regie.store.models import ModelVersion, Role

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
MODEL = "decision-models/autonoom-2026/versions"
PUBLISHED = {"validFrom": "2026-12-01", "why": "besluit van het college"}


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def caller(place):
    return program(place, Role.DECISION_MAKER)


def begun(caller, where=MODEL):
    """A draft: its address after the municipality, and its ETag."""
    answer = caller.ask("POST", where, {"basedOn": 0})
    assert answer.status_code == 201, answer.json()
    assert answer["Location"] == answer.json()["address"]
    assert answer.json()["draft"]
    return answer["Location"].removeprefix(f"{ROOT}/municipalities/tiny/"), answer["ETag"]


def a_table(caller, draft):
    """The first table with rules, as it would be sent back."""
    shown = next(one for one in caller.get(draft).json()["tables"] if one["rules"])
    rules = [{side: [cell["written"] for cell in rule[side]] for side in ("asks", "gives")} for rule in shown["rules"]]
    return f"{draft}/tables/{shown['decision']}", {"hitPolicy": shown["hitPolicy"], "rules": rules}


def test_a_draft_is_changed_table_by_table_and_every_save_has_its_own_etag(caller):
    draft, first = begun(caller)
    where, table = a_table(caller, draft)
    table["rules"] = [*table["rules"][1:], table["rules"][0]]
    saved = caller.ask("PUT", where, table, If_Match=first)
    assert saved.status_code == 200, saved.json()
    assert saved["ETag"] != first
    assert caller.get(draft)["ETag"] == saved["ETag"]
    assert a_table(caller, draft)[1]["rules"] == table["rules"]


def test_who_looked_at_an_earlier_save_gets_412_and_changes_nothing(caller):
    draft, first = begun(caller)
    where, table = a_table(caller, draft)
    table["rules"] = table["rules"][::-1]
    newer = caller.ask("PUT", where, table, If_Match=first)["ETag"]
    for method, target, body in (
        ("PUT", where, table),
        ("DELETE", draft, None),
        ("POST", f"{draft}/_publish", PUBLISHED),
    ):
        refused = caller.ask(method, target, body, If_Match=first)
        assert refused.status_code == 412, target
        assert refused["Content-Type"] == "application/problem+json"
        assert refused["ETag"] == newer
        assert caller.ask(method, target, body).status_code == 428
    assert caller.get(draft).json()["draft"]


def test_all_faults_of_a_table_come_at_once_each_at_its_place(caller):
    draft, first = begun(caller)
    where, table = a_table(caller, draft)
    table["rules"][0]["asks"] = ["-"]
    table["rules"][1]["id"] = "bestaat-niet"
    refused = caller.ask("PUT", where, table, If_Match=first)
    assert refused.status_code == 400
    assert [one["place"] for one in refused.json()["faults"]] == ["/rules/0/asks", "/rules/1/id"]
    _, table = a_table(caller, draft)
    table["rules"][0]["gives"] = ["(("] * len(table["rules"][0]["gives"])
    refused = caller.ask("PUT", where, table, If_Match="*")
    assert refused.status_code == 400
    assert {(one["in"], one["row"]) for one in refused.json()["faults"]} == {("body", 1)}


def test_a_file_replaces_a_draft_or_is_refused_with_its_faults(caller):
    draft, first = begun(caller)
    good = write_dmn(load_model(folder("autonoom-2026")))
    assert sent(caller, draft, good, first).status_code == 200
    refused = sent(caller, draft, b"<geen-dmn/>", "*")
    assert refused.status_code == 400
    assert {one["in"] for one in refused.json()["faults"]} == {"file"}


def sent(caller, draft, data, tag):
    from django.core.files.uploadedfile import SimpleUploadedFile

    headers = {"Authorization": f"Bearer {caller.secret}", "If-Match": tag}
    file = SimpleUploadedFile("model.dmn", data)
    return caller.client.post(f"{ROOT}/municipalities/tiny/{draft}/_upload", {"file": file}, headers=headers)


def test_the_effect_of_a_draft_is_that_of_its_rules(caller):
    draft, _ = begun(caller)
    assert caller.get(f"{draft}/effect").status_code == 404
    same = caller.ask("POST", f"{draft}/_compare")
    assert same.status_code == 200, same.json()
    assert (same.json()["moving"], same.json()["moves"], same.json()["fresh"]) == (0, [], True)
    where, table = a_table(caller, draft)
    gives = {json.dumps(rule["gives"]) for rule in table["rules"]}
    other = [
        json.loads(max(gives)) if json.dumps(one["gives"]) == min(gives) else one["gives"] for one in table["rules"]
    ]
    table["rules"] = [{**rule, "gives": cells} for rule, cells in zip(table["rules"], other, strict=True)]
    assert caller.ask("PUT", where, table, If_Match="*").status_code == 200
    assert not caller.get(f"{draft}/effect").json()["fresh"]
    changed = caller.ask("POST", f"{draft}/_compare").json()
    assert any(one.get("changed") for one in changed["exact"])


def test_a_published_version_counts_from_its_day_and_never_changes_again(caller, place):
    draft, tag = begun(caller)
    answer = caller.ask("POST", f"{draft}/_publish", PUBLISHED, If_Match=tag)
    assert answer.status_code == 200, answer.json()
    assert (answer.json()["draft"], answer.json()["validFrom"]) == (False, "2026-12-01")
    assert ModelVersion.objects.get().why == PUBLISHED["why"]
    assert caller.ask("DELETE", draft, If_Match="*").status_code == 404
    assert caller.ask("POST", f"{draft}/_publish", PUBLISHED, If_Match="*").status_code == 404


def test_a_draft_with_a_gap_is_not_published_and_says_which(caller):
    draft, _ = begun(caller)
    where, table = a_table(caller, draft)
    table["rules"] = table["rules"][:1]
    assert caller.ask("PUT", where, table, If_Match="*").status_code == 200
    refused = caller.ask("POST", f"{draft}/_publish", PUBLISHED, If_Match="*")
    assert refused.status_code == 400
    assert refused.json()["faults"]


def test_a_reader_may_not_draft_and_an_analyst_may_not_publish(place, caller):
    reader, analyst = program(place, Role.READER), program(place, Role.ANALYST)
    for where in (MODEL, "goal-versions"):
        draft, _ = begun(analyst, where)
        assert reader.ask("POST", where, {"basedOn": 0}).status_code == 403
        assert reader.ask("DELETE", draft, If_Match="*").status_code in (403, 404)
        assert analyst.ask("POST", f"{draft}/_publish", PUBLISHED, If_Match="*").status_code == 403
        assert analyst.ask("DELETE", draft, If_Match="*").status_code == 204
        assert caller.get(draft).status_code == 404


def test_the_shipped_version_is_never_changed(caller):
    assert caller.ask("DELETE", f"{MODEL}/0", If_Match="*").status_code == 404
    assert caller.ask("POST", f"{MODEL}/0/_compare").status_code == 404


def test_a_goal_that_was_read_can_be_sent_back_changed(caller):
    draft, first = begun(caller, "goal-versions")
    goal = next(one for one in caller.get(draft).json()["goals"] if one["id"] == "thirty-percent")
    answer = caller.ask("PUT", f"{draft}/goals/thirty-percent", {**goal, "target": 0.4}, If_Match=first)
    assert answer.status_code == 200, answer.json()
    assert next(one for one in answer.json()["goals"] if one["id"] == "thirty-percent") == {**goal, "target": 0.4}
    late = caller.ask("PUT", f"{draft}/goals/thirty-percent", goal, If_Match=first)
    assert (late.status_code, late["ETag"]) == (412, answer["ETag"])


def test_every_goal_of_a_draft_can_be_sent_back_as_it_is(caller):
    draft, _ = begun(caller, "goal-versions")
    before = caller.get(draft).json()["goals"]
    for goal in before:
        answer = caller.ask("PUT", f"{draft}/goals/{goal['id']}", goal, If_Match="*")
        assert answer.status_code == 200, (goal["id"], answer.json())
    assert caller.get(draft).json()["goals"] == before


def test_goals_are_added_taken_out_and_refused_with_all_their_faults(caller):
    draft, _ = begun(caller, "goal-versions")
    goal = caller.get(draft).json()["goals"][0]
    new = {**goal, "id": "eigen-doel", "name": {"nl": "Eigen doel", "en": "Our own goal"}}
    assert caller.ask("PUT", f"{draft}/goals/anders", new, If_Match="*").status_code == 400
    assert caller.ask("PUT", f"{draft}/goals/eigen-doel", new, If_Match="*").status_code == 200
    assert caller.ask("DELETE", f"{draft}/goals/eigen-doel", If_Match="*").status_code == 204
    assert caller.ask("DELETE", f"{draft}/goals/eigen-doel", If_Match="*").status_code == 404
    heavy = {**goal["readings"][0], "counts": "processes", "weigh": "volume"}
    refused = caller.ask("PUT", f"{draft}/goals/{goal['id']}", {**goal, "readings": [heavy, heavy]}, If_Match="*")
    assert refused.status_code == 400
    assert len(refused.json()["faults"]) > 1


def test_own_goals_are_compared_in_the_background_and_published(caller):
    from regie.actions.keeping import jobs

    draft, _ = begun(caller, "goal-versions")
    assert caller.get(f"{draft}/effect").status_code == 404
    accepted = caller.ask("POST", f"{draft}/_compare")
    assert accepted.status_code == 202
    jobs.run(accepted.json()["number"])
    found = caller.get(accepted["Location"]).json()
    assert found["fresh"]
    assert found["goals"]
    assert all(one["same"] for one in found["goals"])
    answer = caller.ask("POST", f"{draft}/_publish", PUBLISHED, If_Match="*")
    assert (answer.status_code, answer.json()["draft"]) == (200, False)
    assert [one["validFrom"] for one in caller.get("goal-versions").json()["items"]] == ["2026-12-01"]
