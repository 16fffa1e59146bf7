"""Options of one's own and what became of a plan are handed in as files: looked at, kept in versions, and used."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from planned import analyst_of, planned, to_plan, usual
from regie.actions.keeping.roadmap import handing_in
from regie.actions.keeping.roadmap.following import follow
from regie.actions.keeping.shown import Shown
from regie.analyses.roadmap import Standing
from regie.store.models import JobFile, Role, RouteFile, User

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

MEETS = "supplier_nl_eu, on_nl_eu_platform, on_nl_eu_platform_or_on_premise, on_autonomous_platform, autonomous"
OWN = f'options:\n- {{thing: suite, strategy: repurchase, target: dutch_saas, once: 12345, meets: "{MEETS}"}}\n'


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


def sent(text, name="opties.yaml"):
    return {"file": SimpleUploadedFile(name, text.encode())}


def kept(actor, text, plan=None):
    return handing_in.keep(actor, ("route.yaml", text.encode()), plan)


def test_a_file_is_looked_at_before_it_is_kept(analyst):
    look = analyst.post("/tiny/plans/options/", sent(OWN))["Location"]
    text = analyst.get(look).text
    assert "€ 12.345" in text
    assert "Sociaal Suite" in text
    assert not RouteFile.objects.exists()
    analyst.post(look)
    assert [(one.number, one.name) for one in RouteFile.objects.all()] == [(1, "opties.yaml")]
    assert analyst.get("/tiny/plans/options/1").content == OWN.encode()


def test_every_fault_of_a_file_is_said_at_once_with_its_place_and_nothing_is_laid_aside(analyst):
    wrong = OWN.replace("12345", "-1") + "actuals:\n- {thing: suite}\norders:\n- {thing: suite, after: weg}\n"
    answer = analyst.post("/tiny/plans/options/", sent(wrong))
    assert answer.status_code == 422
    for said in ("opties.yaml · options · 2 · once", "wat gebeurde hoort niet in dit bestand", "weg"):
        assert said in answer.text
    assert not JobFile.objects.exists()
    assert analyst.post("/tiny/plans/options/").status_code == 422


def test_a_new_plan_uses_the_newest_options_and_an_older_version_can_be_chosen(analyst, actor):
    kept(actor, OWN)
    kept(actor, OWN.replace("12345", "99"))
    form = analyst.get("/tiny/plans/new").text
    assert '<option value="2" selected>' in form
    plans = [planned(actor), planned(actor, usual(actor, own=1)), planned(actor, usual(actor, own=None))]
    once = [next(one["once"] for one in plan.steps if one["thing"] == "suite") for plan in plans]
    growth = once[1] / 12345
    assert once[0] == pytest.approx(99 * growth)
    assert once[2] > once[1]
    assert "Eigen mogelijkheden: versie 2" in analyst.get(f"/tiny/plans/{plans[0].id}").text


def test_a_version_says_how_it_differs_from_the_one_that_counts(actor):
    kept(actor, OWN + "limits:\n- {moves: 3}\n")
    found = handing_in.look(actor, ("route.yaml", OWN.replace("12345", "99").encode()))
    assert {(one.name, one.count("changed"), one.count("added"), one.gone) for one in found.tables} == {
        ("options", 1, 0, 0),
        ("limits", 0, 0, 1),
    }


def test_options_that_do_not_fit_the_landscape_any_more_are_faults_of_the_work(actor, place):
    from regie.actions.keeping import jobs
    from regie.actions.keeping.roadmap.making import ask_plan
    from regie.store.models import Job, Thing

    kept(actor, OWN)
    Thing.objects.filter(municipality=place.municipality, key="suite").update(key="andere")
    jobs.run(ask_plan(actor, usual(actor)).id)
    outcome = Job.objects.get().outcome
    assert outcome["reason"] == "faults"
    assert outcome["faults"][0]["place"]["file"] == "route.yaml"


def test_a_plan_is_followed_with_what_somebody_says_happened(analyst, actor):
    plan = planned(actor)
    step = next(one for one in plan.steps if one["thing"] == "suite")
    look = analyst.post(
        f"/tiny/plans/{plan.id}/actuals/", sent(f"actuals:\n- {{thing: suite, finished: {step['year']}, spent: 7}}\n")
    )["Location"]
    assert analyst.post(look)["Location"] == f"/tiny/plans/{plan.id}/follow"
    course = follow(Shown(actor), plan)
    suite = next(one for one in course.steps if one.step.thing == "suite")
    assert (suite.standing, suite.over) == (Standing.DONE, pytest.approx(7 - step["once"]))
    assert (course.spending.spent, course.told.number) == (7, 1)
    text = analyst.get(f"/tiny/plans/{plan.id}/follow").text
    assert "Gevolgd met versie 1" in text
    assert "minder dan gepland" in text


def test_what_became_of_a_plan_is_of_that_plan_alone(actor):
    first, second = planned(actor), planned(actor)
    kept(actor, "actuals:\n- {thing: suite, dropped: ja}\n", first)
    assert handing_in.told(actor, second) == (None, ())
    assert handing_in.files(actor) == []


def test_the_workbooks_to_begin_with_are_read_back(analyst, actor):
    plan = planned(actor)
    empty = analyst.get("/tiny/plans/options/start").content
    refused = analyst.post("/tiny/plans/options/", {"file": SimpleUploadedFile("leeg.xlsx", empty)})
    assert "geen enkele rij" in refused.text
    started = analyst.get(f"/tiny/plans/{plan.id}/actuals/start").content
    found = handing_in.look(actor, ("plan.xlsx", started), plan)
    assert {row.thing for _, row in found.tables[0].rows} == {one["thing"] for one in plan.steps}


def test_who_only_reads_sees_the_versions_and_hands_nothing_in(client, place, actor):
    kept(actor, OWN)
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/tiny/plans/options/").text
    assert "route.yaml" in text
    assert 'type="file"' not in text
    assert client.post("/tiny/plans/options/", sent(OWN)).status_code == 403
