"""Where we stand: the overview, goals and their readings, concentration, and the rows behind each number."""

import re
from datetime import date
from io import BytesIO

import pytest

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.store.models import Role
from regie.web.overview import ahead
from regie.web.overview.heat import heat

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def reader(client, place):
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def links(text, start):
    return sorted(set(re.findall(rf'href="(/tiny/{start}[^"]*)"', text)))


def test_every_number_of_the_overview_leads_to_rows(reader):
    text = reader.get("/tiny/overview").text
    found = links(text, "behind/") + links(text, r"application/\?[^\"]*cluster") + links(text, "goals/")
    assert len(found) > 10
    for address in found:
        answer = reader.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200, address
        assert "Hier is niets mee te vinden" not in answer.text, address


def test_goals_that_cannot_be_measured_stand_apart_with_why(reader):
    text = reader.get("/tiny/overview").text
    assert text.index("Wat deze gegevens niet laten zien") < text.index("Pilots uitgevoerd")
    assert "Een landschap laat niet zien of dit is gebeurd." in text


def test_without_earlier_figures_nothing_is_said_of_a_schedule(reader):
    text = reader.get("/tiny/overview").text
    assert "op schema" not in text
    assert "Nog geen eerdere cijfers" in text


def test_with_earlier_figures_the_start_is_shown(reader, place):
    compute_results(place.municipality.id, day=date(2027, 3, 1))
    assert re.search("(sinds|was .* op) ", reader.get("/tiny/overview").text)


def test_a_change_that_is_not_computed_yet_is_said(reader, place):
    place.municipality.version += 1
    place.municipality.save()
    assert "1 wijziging nog niet meegerekend" in reader.get("/tiny/overview").text


def test_a_reading_shows_its_sentence_its_rows_and_why(reader):
    text = reader.get("/tiny/goals/thirty-percent").text
    assert "Minimaal 30% van de cloudopslagdiensten" in text
    assert "§1.5" in text
    rows = reader.get("/tiny/goals/thirty-percent/suppliers").text
    assert rows.count('<th scope="row">') >= 1
    assert "Geen enkele rij." in reader.get("/tiny/goals/thirty-percent/suppliers?met=no").text


def test_a_goal_or_reading_that_is_none_is_not_there(reader):
    assert reader.get("/tiny/goals/nergens").status_code == 404
    assert reader.get("/tiny/goals/thirty-percent/nergens").status_code == 404
    assert reader.get("/tiny/behind/supplier/nergens").status_code == 404
    assert reader.get("/tiny/behind/nergens/x").status_code == 404


@pytest.mark.parametrize("level", ["supplier", "parent", "jurisdiction"])
@pytest.mark.parametrize("measure", ["applications", "critical_processes", "cost", "volume"])
def test_concentration_is_shown_by_every_level_and_measure(reader, level, measure):
    text = reader.get(f"/tiny/concentration/?level={level}&measure={measure}").text
    assert "Door de hele keten" in text
    for address in links(text, "behind/"):
        assert reader.get(address).status_code == 200


def test_the_export_holds_what_is_seen(reader):
    import openpyxl

    answer = reader.get("/tiny/concentration/export.xlsx?level=jurisdiction&measure=applications")
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).active.values)
    seen = reader.get("/tiny/concentration/?level=jurisdiction").text
    assert len(rows) > 1
    assert all(row[0] in seen for row in rows[1:])


def test_columns_of_years_always_add_up_to_all_applications():
    rows = [
        {"kind": "hyperscaler", "end": "2027", "count": 3},
        {"kind": "own_server_room", "end": "later", "count": 2},
        {"kind": "hyperscaler", "end": "none", "count": 4},
        {"kind": "unknown", "end": "ended", "count": 1},
    ]
    made = ahead.columns(rows, 2026)
    assert {sum(block.count for block in column.blocks) for column in made} == {10}
    assert [column.count("free") for column in made[:3]] == [1, 4, 4]
    assert {column.count("own") for column in made} == {2}
    assert {column.count("open") for column in made} == {4}


def test_years_are_looked_ahead_to_after_the_year_of_the_last_goal_too():
    assert [[column.year for column in ahead.columns([], first)][-1] for first in (2026, 2030, 2036)] == [
        2035,
        2035,
        2041,
    ]


def test_an_unknown_cluster_stands_last_and_leads_to_what_is_unknown_or_contested():
    rows = heat(
        [{"cluster": None, "time_class": None, "count": 2}, {"cluster": "A", "time_class": "migrate", "count": 4}]
    )
    assert [name for name, _, _ in rows] == ["A", None]
    assert "cluster=%3F&cluster=%21" in rows[1][1][-1].filters
