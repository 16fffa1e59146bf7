"""Plans over the API: asked for as a job, read whole, compared, followed and removed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from calling import program
from keeping import town
from planned import american
from regie.actions.keeping.computing import compute_results
from regie.store.models import Plan, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    made = town(landscape=american())
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def analyst(place):
    return program(place, Role.ANALYST)


@pytest.fixture
def plan(analyst, django_capture_on_commit_callbacks):
    """Ask for a plan and have it made; gives its number."""

    def make(**asked):
        with django_capture_on_commit_callbacks(execute=True):
            answer = analyst.ask("POST", "plans", {"name": "Route", **asked})
        assert answer.status_code == 202, answer.text
        job = analyst.get(answer["Location"]).json()
        assert job["state"] == "done", job
        return int(job["links"]["result"].rsplit("/", 1)[1])

    return make


def test_a_plan_is_read_with_its_steps_in_the_language_asked_for(analyst, plan):
    number = plan(goals=["thirty-percent/autonomous-part"], mostMoves=5)
    found = analyst.get(f"plans/{number}", Accept_Language="en").json()
    assert found["found"]
    step = next(one for one in found["steps"] if one["thing"] == "suite")
    assert step["contractEnds"] == "2027-12-31"
    assert any("Needed for" in why for why in step["why"])
    assert len(found["years"]) == 10
    assert found["goals"][0]["then"] >= found["goals"][0]["asked"]


def test_the_question_of_a_plan_can_be_asked_again(analyst, plan):
    asked = {
        "goals": ["thirty-percent/autonomous-part"],
        "budgets": [{"year": 2028, "amount": 3_000_000.0}],
        "freezes": [{"first": 2026, "last": 2027}],
        "fixed": [{"thing": "suite", "year": 2029}],
    }
    question = analyst.get(f"plans/{plan(**asked)}").json()["question"]
    assert {name: question[name] for name in asked} == asked
    again = question["name"] and plan(**{name: value for name, value in question.items() if name != "name"})
    assert analyst.get(f"plans/{again}").json()["question"] == question


def test_without_a_plan_it_says_what_clashes_and_what_would_help(analyst, plan):
    found = analyst.get(f"plans/{plan(budgets=[{'year': 2027, 'amount': 1.0}])}").json()
    assert (found["found"], found["status"], found["steps"]) == (False, "impossible", [])
    assert found["clash"]
    assert found["relief"]


def test_two_plans_are_compared_by_thing(analyst, plan):
    first, later = plan(), plan(fixed=[{"thing": "suite", "year": 2029}])
    (changed,) = (
        one for one in analyst.get(f"plans/{first}/differences/{later}").json()["items"] if one["thing"] == "suite"
    )
    assert changed["after"]["year"] == 2029 != changed["before"]["year"]


def test_how_it_goes_says_where_each_step_and_goal_stands(analyst, plan):
    course = analyst.get(f"plans/{plan()}/course").json()
    assert {one["standing"] for one in course["steps"]} <= {"to_come", "busy"}
    assert course["goals"][0]["now"] is not None


def test_a_removed_plan_is_gone(analyst, plan):
    number = plan()
    assert [one["number"] for one in analyst.get("plans").json()["items"]] == [number]
    assert analyst.ask("DELETE", f"plans/{number}").status_code == 204
    assert analyst.get(f"plans/{number}").status_code == 404
    assert not Plan.objects.exists()


def test_years_that_run_backwards_and_unknown_things_are_faults_with_their_place(
    analyst, django_capture_on_commit_callbacks
):
    wrong = analyst.ask("POST", "plans", {"name": "x", "freezes": [{"first": 2030, "last": 2028}]})
    assert (wrong.status_code, wrong.json()["faults"][0]["place"]) == (400, "/freezes/0")
    with django_capture_on_commit_callbacks(execute=True):
        asked = analyst.ask("POST", "plans", {"name": "x", "fixed": [{"thing": "nergens"}, {"thing": "niets"}]})
    job = analyst.get(asked["Location"]).json()
    assert (job["state"], job["reason"], len(job["faults"])) == ("failed", "faults", 2)


def test_options_of_ones_own_are_looked_at_kept_and_used(analyst, plan):
    text = "limits:\n- {moves: 4}\n"
    assert _send(analyst, "plan-options", text, dryRun="true").json()["tables"] == [
        {"table": "limits", "added": 1, "changed": 0, "same": 0, "gone": 0}
    ]
    assert analyst.get("plan-options").json()["items"] == []
    made = _send(analyst, "plan-options", text)
    assert (made.status_code, made.json()["version"]) == (201, 1)
    assert analyst.get(made["Location"]).content == text.encode()
    assert analyst.get(f"plans/{plan()}").json()["question"]["options"] == 1
    assert analyst.ask("POST", "plans", {"name": "Route", "options": 9}).status_code == 404


def test_everything_wrong_with_a_file_is_told_at_once_with_its_place(analyst):
    answer = _send(analyst, "plan-options", "limits:\n- {moves: -1}\norders:\n- {thing: suite, after: weg}\n")
    assert answer.status_code == 400
    assert [(one["in"], one["place"]) for one in answer.json()["faults"]] == [
        ("file", "route.yaml / limits / 2 / moves"),
        ("file", "route.yaml / orders / 4 / after"),
    ]


def test_a_plan_is_followed_with_what_is_said_to_have_happened(analyst, plan):
    number = plan()
    year = next(one["year"] for one in analyst.get(f"plans/{number}").json()["steps"] if one["thing"] == "suite")
    _send(analyst, f"plans/{number}/actuals", f"actuals:\n- {{thing: suite, finished: {year}, spent: 7}}\n")
    course = analyst.get(f"plans/{number}/course").json()
    step = next(one for one in course["steps"] if one["thing"] == "suite")
    assert (step["standing"], step["finished"], step["spent"]) == ("done", year, 7)
    assert (course["actuals"], course["spent"]) == (1, 7)


def _send(caller, where, text, **fields):
    sent = {"file": SimpleUploadedFile("route.yaml", text.encode()), **fields}
    return caller.client.post(
        f"/api/v1/municipalities/tiny/{where}", sent, headers={"Authorization": f"Bearer {caller.secret}"}
    )
