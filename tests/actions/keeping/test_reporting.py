from datetime import timedelta

import pytest
from django.utils import timezone

from keeping import town
from planned import analyst_of, planned, to_plan, usual
from regie.actions.keeping.reporting import ask_for_report, made_report, made_reports
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of
from regie.landscape.faults import InputFaults
from regie.readers.scenarios import WrittenScenario
from regie.store.models import Job, JobFile, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return actor_of(town().user("lezer", Role.READER).id, "tiny")


@pytest.fixture
def make(django_capture_on_commit_callbacks):
    def made(actor, form="html", chapters=("goals", "risks"), language="nl", **told):
        with django_capture_on_commit_callbacks(execute=True):
            job = ask_for_report(actor, chapters, language, form, to="/tiny/report/made/", **told)
        return Job.objects.get(id=job.id)

    return made


@pytest.mark.parametrize(("form", "starts"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_a_report_is_made_in_each_form_and_the_outcome_leads_to_it(reader, make, form, starts):
    job = make(reader, form)
    assert (job.state, job.done, job.total) == ("done", 100, 100)
    found = made_reports(reader)[0]
    assert job.outcome == {"address": f"/tiny/report/made/{found.id}", "file": found.id}
    assert bytes(found.content).startswith(starts)


def test_only_the_chapters_asked_for_are_in_it(reader, make):
    make(reader, chapters=("goals",))
    text = bytes(made_reports(reader)[0].content).decode()
    assert 'id="goals"' in text
    assert 'id="method"' in text
    assert 'id="risks"' not in text
    assert 'href="#dependence"' not in text


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_the_same_version_gives_the_same_report(reader, make, form):
    make(reader, form)
    make(reader, form)
    one, other = made_reports(reader)
    assert bytes(one.content) == bytes(other.content)
    assert one.name == other.name


def test_all_that_is_wrong_with_a_question_is_said_at_once(reader):
    with pytest.raises(InputFaults) as refused:
        ask_for_report(reader, (), "fr", "docx", to="/")
    assert [one.place.column for one in refused.value.faults] == ["chapters", "language", "form"]


def test_what_stops_is_told_when_asked_with_scenarios_each_by_itself(reader, make):
    scenarios = [WrittenScenario(name=f"Zonder {name}", without=(name,)) for name in ("polderhost", "duinsoft")]
    make(reader, chapters=("whatif",), scenarios=scenarios)
    text = bytes(made_reports(reader)[0].content).decode()
    assert 'id="whatif"' in text
    assert "Als dit gebeurt: Zonder polderhost" in text
    assert "Als dit gebeurt: Zonder duinsoft" in text


def test_a_scenario_about_nobody_ends_the_work_with_what_is_wrong(reader, make):
    job = make(reader, chapters=("whatif",), scenarios=[WrittenScenario(name="x", without=("niemand",))])
    assert job.state == "failed"
    assert job.outcome["faults"]
    assert made_reports(reader) == []


def test_the_route_needs_a_plan_of_ones_own(reader):
    for number in (0, 12):
        with pytest.raises(InputFaults) as refused:
            ask_for_report(reader, ("route",), "nl", "html", to="/", plan=number)
        assert [one.place.column for one in refused.value.faults] == ["plan"]


@pytest.mark.slow
def test_the_route_tells_of_the_newest_plan_or_of_the_one_that_is_chosen(make):
    analyst = analyst_of(to_plan())
    first = planned(analyst)
    planned(analyst, usual(analyst, most_moves=1))
    texts = []
    for chosen in (first.id, 0):
        make(analyst, chapters=("route",), plan=chosen)
        texts.append(bytes(made_reports(analyst)[0].content).decode())
    assert all('id="route"' in text and "Sociaal Suite" in text for text in texts)


def test_a_report_is_its_maker_s_and_lasts_an_hour(reader, make):
    make(reader)
    found = made_reports(reader)[0]
    other = actor_of(town("elders").user("ander", Role.ADMINISTRATOR).id, "elders")
    with pytest.raises(NotThereError):
        made_report(other, found.id)
    JobFile.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotThereError):
        made_report(reader, found.id)
    assert made_reports(reader) == []
    assert not JobFile.objects.exists()
