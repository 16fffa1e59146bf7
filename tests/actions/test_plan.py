"""The route of the example city, asked as a person would."""

import json

import pytest
from click.testing import CliRunner

import regie
from regie.cli.main import regie as program
from regie.examples import voorbeeldstad
from regie.landscape.faults import InputFaults
from regie.readers.scenarios import WrittenScenario


@pytest.fixture(scope="module")
def city():
    return voorbeeldstad()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("plan") / "stad.xlsx"
    regie.example("voorbeeldstad", path)
    return str(path)


def run(*arguments, status=0):
    result = CliRunner().invoke(program, list(arguments), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return tmp_path_factory.mktemp("route") / "route.xlsx"


@pytest.fixture(scope="module")
def shown(file, book):
    return run("plan", file, "--xlsx", str(book))


@pytest.fixture(scope="module")
def route(city):
    return regie.plan(city)


def test_a_plan_meets_every_goal_at_its_date_and_at_the_end_and_is_proven(route):
    assert route.plan.gap <= 0.005
    for number, aim in enumerate(route.plan.problem.aims):
        at_due = next(year for year in route.plan.years if year.year == aim.due).reached[number]
        assert at_due.share >= aim.of_all(aim.target) - 1e-9
        assert route.plan.years[-1].reached[number].share >= aim.of_all(aim.target) - 1e-9


def test_what_no_plan_can_help_is_never_shown_as_met(route):
    asked = [(n, aim) for n, aim in enumerate(route.plan.problem.aims) if route.proposal.stuck.get(aim.key)]
    assert [aim.key[0] for _, aim in asked if aim.target == 1] == ["critical-processes-nl-eu", "sensitive-data-nl-eu"]
    assert all(route.plan.years[-1].reached[number].share < 1 for number, _ in asked)


def test_reasons_call_a_platform_by_its_name(shown):
    assert "private_european" not in shown


def test_every_step_says_why_there_and_then(route):
    assert all(step.why for step in route.plan.steps)
    keys = {reason.says.key for step in route.plan.steps for reason in step.why}
    assert {"roadmap.why.aim", "roadmap.why.awaited", "roadmap.why.later_passes_aim"} <= keys


def test_the_same_question_gives_the_same_plan(city, route):
    assert regie.plan(city).plan.steps == route.plan.steps


def test_a_forbidden_step_is_not_taken_and_a_settled_one_is(city, route):
    taken = route.plan.steps[-1]
    without = regie.plan(city, forbid=[(taken.thing, None, taken.year)]).plan
    assert (found := without.of(taken.thing)) is None or found.year != taken.year
    assert without.cost >= route.plan.bound
    earlier = regie.plan(city, fix=[(taken.thing, taken.strategy, taken.year - 1)]).plan
    assert earlier.of(taken.thing).year == taken.year - 1


def test_what_cannot_be_asked_is_told_at_once(city):
    with pytest.raises(InputFaults) as refused:
        regie.plan(city, fix=[("weg", None, None), ("VS-APP-01", None, 1999)])
    assert [fault.what.key for fault in refused.value.faults] == ["roadmap.fault.no_thing", "roadmap.fault.no_year"]
    with pytest.raises(InputFaults) as refused:
        regie.plan(city, goals=["multicloud", "weg"], budget=5.0)
    assert len(refused.value.faults) == 2
    with pytest.raises(InputFaults):
        regie.plan(city, budget=-1.0)


def test_with_too_little_money_there_is_no_plan_and_a_goal_is_reached_as_far_as_it_goes(city):
    poor = regie.plan(city, budget=1000.0)
    assert not poor.plan.found
    far = regie.plan(city, reach="autonomous-where-needed/all", budget=150_000.0).plan
    near = regie.plan(city, reach="autonomous-where-needed/all", budget=15_000.0).plan
    assert far.years[-1].reached[0].share > near.years[-1].reached[0].share


def test_the_command_shows_writes_and_tells_what_it_cannot_ask(file, shown, book):
    assert "Waarom daar en dan" in " ".join(shown.split())
    assert book.stat().st_size > 5000
    found = json.loads(run("plan", file, "--json", "--forbid", "VS-APP-03", "any", "2030"))
    assert found["plan"]["steps"][0]["why"]
    run("plan", file, "--fix", "VS-APP-03", "any", "morgen", status=2)


def test_when_there_is_no_plan_the_clash_and_the_least_that_helps_are_in_words(file):
    shown = " ".join(run("plan", file, "--budget", "1000", "--why-not", "--lang", "en", status=1).split())
    assert "These cannot hold together" in shown
    assert "The least that would help" in shown


def test_a_plan_says_what_more_costs_how_it_may_turn_out_and_what_changed(file, tmp_path):
    kept = tmp_path / "plan.json"
    run("plan", file, "--save", str(kept), "--json")
    asked = ("--front", "--uncertain", "--against", str(kept), "--budget", "700000", "--lang", "en")
    shown = " ".join(run("plan", file, *asked).split())
    assert "a percent point more" in shown
    assert "in nine of ten less than" in shown
    assert "Different from the earlier plan" in shown
    broken = tmp_path / "geen.json"
    broken.write_text("{}", encoding="utf-8")
    with pytest.raises(InputFaults):
        regie.plan(file, against=broken)


@pytest.mark.slow
def test_a_scenario_gives_the_front_a_side_for_continuity(file, city, tmp_path):
    scenario = tmp_path / "sanctie.yaml"
    scenario.write_text("name: sanctie\nsanction: [US]\n", encoding="utf-8")
    asked = ("--goal", "thirty-percent", "--front", "--continuity", str(scenario))
    assert "Critical processes go on" in " ".join(run("plan", file, *asked, "--lang", "en").split())
    route = regie.plan(city, goals=["thirty-percent"], with_front=True, continuity=[scenario])
    (none, first), *_, (most, last) = route.surface.fronts
    assert none < most
    assert first.points[0].cost < last.points[0].cost
    assert all("continuity" not in str(reason) for step in route.plan.steps for reason in step.why)


def test_a_scenario_that_stops_nothing_is_a_fault(city):
    with pytest.raises(InputFaults) as refused:
        regie.plan(city, continuity=[WrittenScenario(name="niets", law=("dpf",))])
    assert [fault.what.key for fault in refused.value.faults] == ["continuity.fault.nothing_stops"]


def test_a_steady_plan_costs_more_than_the_likely_one(city, route):
    assert regie.plan(city, steady=True).plan.cost > route.plan.cost


def test_repair_says_the_least_to_arrange(file):
    shown = " ".join(run("whatif", file, "--repair", "--without", "Veenhost Cloud", "--lang", "en").split())
    assert "Proven: less will not do." in shown
    found = json.loads(run("whatif", file, "--repair", "--json"))
    assert found["repair"]["measures"]
    run("whatif", file, "--repair", "--all", status=2)
