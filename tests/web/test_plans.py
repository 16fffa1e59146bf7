"""Plans on the site: asked for with a form, shown on a line of years, filtered, compared and removed."""

import re

import pytest

from planned import american, analyst_of, planned, to_plan, usual
from regie.actions.keeping import jobs
from regie.actions.keeping.changing import change
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Permission
from regie.landscape import Change
from regie.landscape.vocabulary import Lifecycle
from regie.readers.roadmap import Budget, Capacity
from regie.store.models import Job, Plan, Role, User
from tiny import setting

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

FORM = {"name": "Route", "goal": ["thirty-percent/autonomous-part"]}


@pytest.fixture
def place():
    return to_plan()


@pytest.fixture
def actor(place):
    return analyst_of(place)


@pytest.fixture
def analyst(client, actor):
    client.force_login(User.objects.get(id=actor.user), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_form_is_filled_with_what_is_usual_and_leads_to_a_plan(analyst):
    text = analyst.get("/tiny/plans/new").text
    assert 'value="thirty-percent/autonomous-part" checked' in text
    sent = analyst.post("/tiny/plans/new", {**FORM, "budget": "1.500.000", "freeze": "", "most_moves": "3"})
    number = Job.objects.get().id
    assert sent["Location"] == f"/tiny/jobs/{number}"
    jobs.run(number)
    made = Plan.objects.get()
    assert analyst.get(Job.objects.get().outcome["address"]).status_code == 200
    assert {one["amount"] for one in made.question["budgets"]} == {1_500_000.0}


def test_every_fault_of_the_form_is_said_at_once_and_nothing_is_asked(analyst):
    wrong = {"name": "", "budget": "veel", "budget-2028": "-1", "first": "2090", "skill": "migration"}
    answer = analyst.post("/tiny/plans/new", wrong)
    assert answer.status_code == 422
    summary = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert set(re.findall(r"#field-([\w-]+)", summary)) == {"name", "goal", "budget", "budget-2028", "first", "skill"}
    assert not Job.objects.exists()


def test_a_question_comes_back_in_the_form_as_it_was_asked(analyst, actor):
    budgets = tuple(Budget(year, 900_000.0 if year == 2028 else 400_000.0) for year in range(2026, 2036))
    made = planned(actor, usual(actor, budgets=budgets, capacities=(Capacity("migration", 220.0),)))
    text = analyst.get(f"/tiny/plans/new?like={made.id}").text
    assert 'name="budget-2028" inputmode="decimal" value="900.000"' in text
    assert 'value="migration"' in text


def test_the_page_shows_the_goals_each_year_and_each_step_with_when_and_why(analyst, actor):
    made = planned(actor)
    step = next(one for one in made.steps if one["thing"] == "suite")
    text = analyst.get(f"/tiny/plans/{made.id}").text
    assert "Sociaal Suite" in text
    assert "Het contract loopt tot 31 december 2027." in text
    assert f'<text class="end" x="{(step["year"] - 2025) * 10.0}%"' in text
    why = analyst.get(f"/tiny/plans/{made.id}/step/suite").text
    assert "Nodig voor 30% van Nederlandse of Europese leveranciers" in why


@pytest.mark.parametrize(
    ("chance", "tag", "led"), [(0.0, "gehaald, als niets uitloopt", True), (0.9, "gehaald", False)]
)
def test_a_goal_that_is_met_only_when_nothing_takes_longer_is_not_called_met(analyst, actor, chance, tag, led):
    plan = Plan.objects.get(id=planned(actor).id)
    plan.id = None  # another plan: what is kept of the first stays as it was read
    plan.body["aims"][0].update(then=1.0, chance=chance)
    plan.save()
    text = analyst.get(f"/tiny/plans/{plan.id}").text
    card = text.partition('class="aims"')[2].partition("</section>")[0]
    assert re.findall(r'<span class="tag \w+">([^<]*)', card) == [tag]
    assert ("Reken voorzichtig" in card) is led


@pytest.mark.parametrize(
    ("then", "chance", "tag"),
    [
        (1.0, 0.0, ("between", "100% misschien gehaald")),
        (1.0, 0.9, ("yes", "100% gehaald")),
        (0.2994, 0.9, ("no", "29,9% niet gehaald")),
    ],
)
def test_the_list_of_plans_says_of_a_goal_what_the_plan_says(analyst, actor, then, chance, tag):
    plan = Plan.objects.get(id=planned(actor).id)
    plan.id = None
    plan.body["aims"][0].update(then=then, asked=0.3, asked_of_all=0.3, chance=chance)
    plan.save()
    row = analyst.get("/tiny/plans/").text.partition("<tbody>")[2].partition("</tr>")[0]
    assert re.findall(r'<span class="tag (\w+)">([^<]*)', row)[0] == tag


@pytest.mark.parametrize(("chance", "said"), [(0.002, "&lt; 1%"), (0.9995, "&gt; 99%"), (0.0, " 0%"), (0.29, " 29%")])
def test_a_small_chance_is_not_called_none_nor_a_large_one_certain(analyst, actor, chance, said):
    plan = Plan.objects.get(id=planned(actor).id)
    plan.id = None
    plan.body["aims"][0].update(chance=chance)
    plan.save()
    assert f"langer kunnen duren dan geraamd: {said.strip()}." in analyst.get(f"/tiny/plans/{plan.id}").text


def test_what_more_would_cost_is_said_in_words(analyst, actor):
    text = analyst.get(f"/tiny/plans/{planned(actor).id}").text
    assert re.search(r"een jaar later (bespaart|kost)", text)


def test_filters_leave_the_steps_that_fit_and_stand_in_the_address(analyst, actor):
    made = planned(actor)
    assert "Sociaal Suite" in analyst.get(f"/tiny/plans/{made.id}?q=suite").text
    nothing = analyst.get(f"/tiny/plans/{made.id}?strategy=retire").text
    assert "Geen stap past bij deze filters." in nothing


def test_without_a_plan_the_page_says_what_clashes_and_what_helps(analyst, actor):
    text = analyst.get(f"/tiny/plans/{planned(actor, usual(actor, budgets=(Budget(2027, 1.0),))).id}").text
    assert "Dit kan niet samen" in text
    assert "Het minste wat helpt" in text


def test_a_plan_says_how_many_changes_it_misses(analyst, actor, place):
    made = planned(actor)
    place.municipality.version += 2
    place.municipality.save()
    assert "Na dit plan zijn er 2 wijzigingen" in analyst.get(f"/tiny/plans/{made.id}").text


def test_two_plans_stand_side_by_side(analyst, actor):
    first = planned(actor)
    step = next(one for one in first.steps if one["thing"] == "suite")
    second = planned(actor, usual(actor, name="Later", forbidden=(("suite", None, step["year"]),)))
    text = analyst.get(f"/tiny/plans/compare?plan={first.id}&plan={second.id}").text
    assert "Sociaal Suite" in text
    assert "Later" in text
    assert analyst.get(f"/tiny/plans/compare?plan={first.id}")["Location"] == "/tiny/plans/"


def test_a_plan_is_removed_after_a_question(analyst, actor):
    made = planned(actor)
    assert "weg, voor iedereen" in analyst.get(f"/tiny/plans/{made.id}/remove").text
    analyst.post(f"/tiny/plans/{made.id}/remove")
    assert "Er is nog geen plan." in analyst.get("/tiny/plans/").text


def test_a_reader_looks_and_has_no_buttons(client, place, actor):
    made = planned(actor)
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(f"/tiny/plans/{made.id}").text
    assert "Verwijder het plan" not in text
    assert client.get("/tiny/plans/new").status_code == 403


def test_somebody_who_waits_may_stop_and_keep_the_best(analyst, actor):
    job = Job.objects.create(municipality_id=actor.municipality, user_id=actor.user, kind="plan", state="running")
    assert "bewaar het beste tot nu toe" in analyst.get(f"/tiny/jobs/{job.id}").text
    analyst.post(f"/tiny/jobs/{job.id}/stop")
    text = analyst.get(f"/tiny/jobs/{job.id}").text
    assert "Stopt zo" in text
    assert 'data-hx-trigger="every 1s"' in text


def test_a_step_moved_by_hand_says_at_once_what_breaks_and_keeps_nothing(analyst, actor):
    made = planned(actor)
    step = next(one for one in made.steps if one["thing"] == "suite")
    choice = f"{step['strategy']}:{step['target']}"
    sent = analyst.get(f"/tiny/plans/{made.id}?thing=suite&choice={choice}&done=2033&act=fix")
    assert sent.status_code == 302
    text = analyst.get(sent["Location"].partition("#")[0]).text
    assert f"van {step['year']} naar 2033" in text
    assert f"wordt eind {step['year']} niet gehaald" in text
    assert Plan.objects.count() == 1


def test_what_is_saved_by_stopping_is_told_apart_from_moving(analyst, actor):
    made = planned(actor)
    assert "stopt: dat scheelt" not in analyst.get(f"/tiny/plans/{made.id}").text
    other = Plan.objects.get(id=made.id)
    other.id = None  # none changes after it was made
    other.steps = [{**one, "strategy": "retire", "running": -12_000.0} for one in made.steps[:1]]
    other.save()
    assert "Eén ding stopt: dat scheelt € 12.000 per jaar." in analyst.get(f"/tiny/plans/{other.id}").text


def test_a_step_that_is_put_back_breaks_nothing(analyst, actor):
    made = planned(actor)
    text = analyst.get(f"/tiny/plans/{made.id}?fix=suite||&thing=suite&act=back").headers["Location"]
    assert text.partition("?")[2] == "#by-hand"
    assert "Er breekt niets" in analyst.get(f"/tiny/plans/{made.id}?fix=suite||").text


def test_an_address_may_hold_anything(analyst, actor):
    made = planned(actor)
    for odd in (
        "fix=nergens|x|9999",
        "fix=suite|retire:|2029",
        "stay=nergens",
        "fix=|||",
        "act=fix&thing=suite&done=x",
    ):
        assert analyst.get(f"/tiny/plans/{made.id}?{odd}", follow=True).status_code == 200, odd


def test_changes_by_hand_are_solved_anew_with_those_steps_settled(analyst, actor):
    made = planned(actor)
    sent = analyst.post(f"/tiny/plans/{made.id}/again", {"fix": "suite||2029", "name": "Later"})
    number = int(sent["Location"].rsplit("/", 1)[1])
    jobs.run(number)
    again = Plan.objects.first()
    assert (again.name, again.question["fixed"]) == ("Later", [["suite", None, 2029]])
    assert [one["year"] for one in again.steps if one["thing"] == "suite"] == [2029]


def test_arrow_keys_and_dragging_get_only_the_part_that_changes(analyst, actor):
    made = planned(actor)
    answer = analyst.get(
        f"/tiny/plans/{made.id}?thing=suite&done=2029&act=fix", headers={"HX-Request": "true", "HX-Target": "plan-work"}
    )
    assert "<html" not in answer.text
    assert answer["HX-Push-Url"] == f"/tiny/plans/{made.id}?fix=suite%7C%7C2029"


def test_a_plan_is_held_beside_what_the_data_shows_now(analyst, actor, place):
    made = planned(actor)
    dropped = '<span class="tag between">vervallen</span>'
    assert dropped not in analyst.get(f"/tiny/plans/{made.id}/follow").text
    with performing(place.actor(), Permission.EDIT, "edit") as doing:
        retired = setting(american(), "suite", lifecycle=Lifecycle.RETIRED)["suite"]
        change(doing, Change("retired", put=(retired,)))
    text = analyst.get(f"/tiny/plans/{made.id}/follow").text
    assert dropped in text
    assert "Sociaal Suite" not in analyst.get(f"/tiny/plans/{made.id}/follow?standing=done").text


def test_a_point_of_the_front_is_chosen_and_solved_whole(analyst, actor):
    made = planned(actor)
    points = [one for one in made.body["front"]["points"] if one["cost"] is not None]
    page = analyst.get(f"/tiny/plans/{made.id}/front?point=0")
    assert page.text.count("<circle") == len(points)
    assert "Los dit punt helemaal op" in page.text
    sent = analyst.post(f"/tiny/plans/{made.id}/front", {"point": "0", "name": "Minder"})
    jobs.run(int(sent["Location"].rsplit("/", 1)[1]))
    least = Plan.objects.first()
    assert least.name == "Minder"
    assert least.question["shares"] == [["thirty-percent/autonomous-part", points[0]["target"]]]
    assert analyst.post(f"/tiny/plans/{made.id}/front", {"point": "99"}).status_code == 404


def test_a_plan_is_found_by_its_name_where_everything_is_found(analyst, actor):
    planned(actor, usual(actor, name="Route zonder hyperscaler"))
    assert "Route zonder hyperscaler" in analyst.get("/tiny/search?q=route hyper").text
    suggested = analyst.get("/tiny/search?q=route", headers={"HX-Request": "true", "HX-Target": "suggestions"}).text
    assert "Route zonder hyperscaler" in suggested
    assert "Route zonder" not in analyst.get("/tiny/search?q=nergens").text


def test_the_overview_says_where_applications_run_by_the_newest_plan(analyst, actor, place):
    compute_results(place.municipality.id)
    assert "Er is nog geen plan." in analyst.get("/tiny/overview").text
    made = planned(actor)
    text = analyst.get("/tiny/overview").text
    assert f'href="/tiny/plans/{made.id}"' in text
    before, after = (made.body["course"][at]["kinds"] for at in (0, -1))
    assert (before.get("hyperscaler"), after.get("hyperscaler", 0)) == (1, 0)
    assert "Volgens het plan staan er eind" in text


def test_a_menu_shows_where_one_is_and_only_what_one_may_open(client, place, analyst, actor):
    made = planned(actor)
    assert '<a href="/tiny/plans/" aria-current="true">' in analyst.get(f"/tiny/plans/{made.id}").text
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/tiny/plans/").text
    assert '<a href="/tiny/plans/" aria-current="page">' in text
    assert "Vooruitkijken" in text
    assert "Beheer</h2>" not in text
