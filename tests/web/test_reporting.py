import re

import pytest

from keeping import Town, town
from regie.actions.keeping.scenarios import save_scenario
from regie.readers.scenarios import Bought, WrittenScenario
from regie.store.models import Municipality, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(town().user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_report_is_chosen_made_and_seen(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = reader.post("/tiny/report/", {"chapters": ["goals"], "language": "en", "form": "html"})
    progress = reader.get(asked["Location"]).text
    made = re.search(r'href="(/tiny/report/made/\d+)"', progress)[1]
    answer = reader.get(made)
    assert answer["Content-Disposition"].startswith("inline")
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert " style=" not in answer.text
    assert '<html lang="en">' in answer.text
    assert made in reader.get("/tiny/report/").text
    assert reader.get(f"{made}?download")["Content-Disposition"].startswith("attachment")


def test_a_report_without_chapters_says_so_and_keeps_what_was_chosen(reader):
    answer = reader.post("/tiny/report/", {"language": "en", "form": "pdf"})
    assert answer.status_code == 422
    assert "Kies ten minste één hoofdstuk." in answer.text
    assert re.search(r'value="pdf" checked', answer.text)


def test_a_report_that_is_not_there_is_not_there(reader):
    assert reader.get("/tiny/report/made/1").status_code == 404


def test_what_stops_is_told_with_sanctions_and_a_kept_take_over(reader, django_capture_on_commit_callbacks):
    chosen = {"chapters": ["whatif"], "language": "nl", "form": "html"}
    kept = WrittenScenario(name="Overname", takeover=(Bought(organisation="polderhost", by="Microsoft"),))
    number = save_scenario(Town(Municipality.objects.get()).actor(), kept).scenario.number
    told = {"sanction": ["US"], "kept": [str(number)]}
    with django_capture_on_commit_callbacks(execute=True):
        asked = reader.post("/tiny/report/", {**chosen, **told})
    made = re.search(r'href="(/tiny/report/made/\d+)"', reader.get(asked["Location"]).text)[1]
    text = reader.get(made).text
    assert "Als dit gebeurt: Sancties tegen de Verenigde Staten" in text
    assert "Als dit gebeurt: Overname" in text


def test_a_route_without_a_plan_says_to_make_one(reader):
    asked = {"chapters": ["route"], "language": "nl", "form": "html", "plan": "9" * 30}
    answer = reader.post("/tiny/report/", asked)
    assert answer.status_code == 422
    assert "Maak eerst een plan" in answer.text
    assert re.search(r'value="route" checked', answer.text)


def test_the_extra_chapters_are_not_chosen_by_themselves(reader):
    text = reader.get("/tiny/report/").text
    assert re.search(r'value="goals" checked', text)
    assert 'value="whatif"' in text
    assert not re.search(r'value="(whatif|route)" checked', text)


def test_a_kept_scenario_that_is_gone_is_said(reader):
    asked = {"chapters": ["whatif"], "language": "nl", "form": "html", "kept": ["77", "x"]}
    answer = reader.post("/tiny/report/", asked)
    assert answer.status_code == 422
    assert "Een gekozen scenario bestaat niet meer." in answer.text
