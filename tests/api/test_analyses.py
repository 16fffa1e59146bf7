"""Everything the site and the command line can answer, asked of the API."""

from datetime import date, timedelta

import pytest

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")
SUPPLIER = tiny()[APPLICATION].suppliers.value[0]
TODAY = date.today()  # noqa: DTZ011 - the server's own day


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def analyst(place):
    return program(place, Role.ANALYST)


@pytest.fixture
def decider(place):
    return program(place, Role.DECISION_MAKER)


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Whatever is asked for in the background is done at once."""

    def asked(ask):
        with django_capture_on_commit_callbacks(execute=True):
            return ask()

    return asked


def test_results_are_not_sent_twice_until_something_changes(place, analyst):
    first = analyst.get("overview", Accept_Language="en")
    assert analyst.get("overview", Accept_Language="en", If_None_Match=first["ETag"]).status_code == 304
    assert analyst.get("overview", Accept_Language="nl", If_None_Match=first["ETag"]).status_code == 200
    listed = analyst.get("applications")["ETag"]
    assert analyst.get("applications", If_None_Match=f'"x", {listed}').status_code == 304
    program(place).ask("POST", "applications", {"id": "nieuw", "name": "Nieuw"})
    assert analyst.get("applications", If_None_Match=listed).json()["page"]["total"] == 2


def test_every_single_failure_is_ranked_with_names(analyst):
    found = analyst.get("failures").json()
    assert SUPPLIER in {one["id"] for one in found["failures"]}
    assert all(one["name"] and one["processes"][0] <= one["processes"][1] for one in found["failures"])


def test_the_quality_of_the_data_adds_up(analyst):
    found = analyst.get("data-quality").json()
    assert analyst.get("data-quality/days").json()["items"] == [{"day": found["day"], "total": found["total"]}]
    total = found["total"]
    assert total["known"] + total["contested"] + total["unknown"] == total["total"]
    assert sum(one["count"]["total"] for one in found["fields"] if one["used"]) == total["total"]


def test_the_trace_shows_every_rule_and_which_gives_the_outcome(analyst):
    for placed in analyst.get(f"placements/{APPLICATION}").json()["items"]:
        found = analyst.get(f"traces/{placed['model']}/{APPLICATION}", Accept_Language="en").json()
        assert set(found["outcomes"]) == set(placed["possible"])
        assert any(rule["gives"] != "no" for rule in found["tables"][0]["rules"])
    assert analyst.get(f"traces/sourcing-2026/{SUPPLIER}").status_code == 404
    assert analyst.get(f"traces/zomaar/{APPLICATION}").status_code == 400


def test_a_deviation_needs_a_reason_and_ends_when_it_is_complied_with(decider, analyst):
    model = analyst.get(f"placements/{APPLICATION}").json()["items"][0]["model"]
    asked = {"application": APPLICATION, "model": model}
    refused = decider.ask("POST", "decisions", {**asked, "outcome": "zomaar"})
    assert (refused.status_code, len(refused.json()["faults"])) == (400, 4)
    outcome = analyst.get(f"traces/{model}/{APPLICATION}").json()["outcomes"][0]
    given = {"outcome": outcome, "reason": "overgang", "decidedBy": "CIO", "until": str(TODAY + timedelta(days=90))}
    made = decider.ask("POST", "decisions", {**asked, **given}).json()["change"]
    assert (made["action"], made["added"], made["why"]) == ("decide", 1, "overgang")
    assert decider.get("deviations").json()["page"]["total"] == 1 + len(_deviations())
    assert decider.ask("POST", "decisions", asked).json()["change"]["changed"] == 1
    assert analyst.ask("POST", "decisions", asked).status_code == 403


def _deviations():
    return [record for record in tiny().records if record.noun == "deviation"]


def test_models_are_read_table_by_table_and_as_files(analyst):
    versions = analyst.get("decision-models").json()["items"]
    assert all(one["used"] for one in versions)
    for one in versions:
        whole = analyst.get(one["address"], Accept_Language="en").json()
        assert whole["tables"]
        assert whole["questions"]
        assert whole["hash"] == one["hash"]
    assert analyst.get(f"{one['address']}/files/dmn").content.startswith(b"<?xml")
    assert analyst.get(f"{one['address']}/files/xlsx").content.startswith(b"PK")
    assert analyst.get("decision-models/zomaar/versions/0").status_code == 404


def test_a_case_is_tried_and_every_answer_that_does_not_fit_is_named(analyst):
    where = "decision-models/sourcing-2026/versions/0"
    asked = analyst.get(where).json()["questions"]
    listed = next(one for one in asked if one["answers"])
    found = analyst.ask("POST", f"{where}/_try", {"answers": {listed["name"]: listed["answers"][0]}}).json()
    assert found["results"][0]["outcomes"]
    refused = analyst.ask("POST", f"{where}/_try", {"answers": {listed["name"]: "zomaar", "onzin": "1"}})
    assert (refused.status_code, len(refused.json()["faults"])) == (400, 2)


def test_the_next_questions_are_those_of_the_goals_in_use(place, analyst):
    found = analyst.get("questions").json()
    assert [one["rank"] for one in found["questions"]] == list(range(1, len(found["questions"]) + 1))
    assert found["total"] == len(found["questions"])
    owner = found["questions"][0]["owner"]
    assert {one["owner"] for one in analyst.get(f"questions?owner={owner}&pageSize=3").json()["questions"]} == {owner}


def test_what_waits_for_me_is_answered_in_its_place(place):
    editor = program(place, Role.EDITOR)
    work = editor.get("work").json()
    assert work["total"] == len(work["items"]) > 0
    asked = next(one for one in work["items"] if (one["id"], one["field"]) == (APPLICATION, "lifecycle"))
    answer = {"id": asked["id"], "field": asked["field"], "value": "phasing_out", "version": asked["version"]}
    wrong = editor.ask("POST", "answers", {**answer, "value": "zomaar"})
    assert (wrong.status_code, len(wrong.json()["faults"])) == (400, 1)
    assert editor.ask("POST", "answers", answer).json()["change"]["changed"] == 1
    assert editor.get(f"applications/{APPLICATION}").json()["facts"]["lifecycle"]["value"] == "phasing_out"
    assert editor.ask("POST", "answers", answer).status_code == 409
    nobody = {"id": APPLICATION, "field": "serviceModel", "nobodyKnows": True}
    assert editor.ask("POST", "answers", {**nobody, "value": "saas"}).status_code == 400
    assert editor.ask("POST", "answers", {**nobody, "version": asked["version"]}).status_code == 409
    assert editor.ask("POST", "answers", nobody).status_code == 200
    assert "asked" in editor.get(f"applications/{APPLICATION}").json()["facts"]["serviceModel"]
    assert program(place, Role.READER).ask("POST", "answers", answer).status_code == 404


def test_two_days_are_compared_field_by_field_and_by_goal(place, analyst):
    editor = program(place)
    editor.ask("PATCH", f"applications/{APPLICATION}", {"facts": {"users": {"claims": [{"value": 7}]}}}, If_Match="*")
    yesterday = TODAY - timedelta(days=2)
    found = analyst.get(f"differences?from={TODAY}&to={TODAY}").json()
    assert (found["touched"], bool(found["goals"])) == (0, True)
    since = analyst.get(f"differences?from={yesterday}&to={TODAY}").json()
    assert since["touched"] == len(tiny().records)
    one = analyst.get(f"differences/{APPLICATION}?from={yesterday}&to={TODAY}").json()
    assert one["kind"] == "added"
    assert analyst.get("differences?from=gisteren").status_code == 400


def test_a_scenario_is_worked_out_in_the_background(analyst, done):
    asked = done(lambda: analyst.ask("POST", "what-ifs", {"without": [SUPPLIER], "lasts": "week"}))
    assert asked.status_code == 202
    found = analyst.get(asked["Location"], Accept_Language="en").json()
    assert found["state"] == "done", found
    assert SUPPLIER in {one["id"] for one in found["found"]["fallsAway"]}
    process = found["found"]["processes"][0]
    assert process["why"]
    assert process["facts"]
    assert {one["lasts"] for one in process["outages"]} >= {"week"}


def test_a_take_over_is_judged_by_the_models_in_use(analyst, done):
    other = next(one.id for one in tiny().records if one.noun == "organisation" and one.id != SUPPLIER)
    asked = done(lambda: analyst.ask("POST", "what-ifs", {"takeover": [{"organisation": SUPPLIER, "by": other}]}))
    found = analyst.get(asked["Location"]).json()
    assert found["state"] == "done", found
    assert {"judged", "goals", "moved", "contracts"} <= found["found"]["takenOver"].keys()


def test_a_scenario_of_what_is_not_there_says_every_name(analyst, done):
    assert analyst.ask("POST", "what-ifs", {}).json()["faults"][0]["place"] == "/"
    asked = done(lambda: analyst.ask("POST", "what-ifs", {"without": ["nergens"], "refuse": ["niemand"]}))
    found = analyst.get(asked["Location"]).json()
    assert (found["state"], found["reason"], len(found["faults"])) == ("failed", "faults", 2)


def test_a_report_tells_of_a_scenario_and_refuses_one_in_which_nothing_happens(analyst, done):
    scenario = {"without": [SUPPLIER]}
    asked = done(lambda: analyst.ask("POST", "reports", {"chapters": ["whatif"], "scenarios": [scenario]}))
    assert asked.status_code == 202
    (kept,) = analyst.get("reports").json()["items"]
    assert SUPPLIER.encode() in analyst.get(f"reports/{kept['number']}").content
    refused = analyst.ask("POST", "reports", {"chapters": ["whatif"], "scenarios": [scenario, {}]})
    assert refused.status_code == 400
    assert [one["place"] for one in refused.json()["faults"]] == ["/scenarios/1"]


def test_a_report_is_made_in_the_background_and_fetched(place, analyst, done):
    asked = done(lambda: analyst.ask("POST", "reports", {"form": "xlsx", "language": "en"}))
    job = analyst.get(asked["Location"]).json()
    assert job["state"] == "done", job
    assert analyst.get(job["links"]["result"]).content.startswith(b"PK")
    assert len(analyst.get("reports").json()["items"]) == 1
    assert program(place, Role.READER).get(job["links"]["result"]).status_code == 404
    refused = analyst.ask("POST", "reports", {"form": "doc", "chapters": []})
    assert {one["place"] for one in refused.json()["faults"]} == {"/form", "/chapters"}
