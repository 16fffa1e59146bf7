import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from keeping import town
from regie.actions.keeping import importing, jobs
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.signed_in import actor_of
from regie.landscape import UNKNOWN, Claim, Fact, Landscape
from regie.store.landscapes import landscape_of
from regie.store.models import Role
from tiny import AT, SOURCE, fact, tiny

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    suite = tiny()["suite"]
    contested = Fact((Claim(1, SOURCE), Claim(2, SOURCE)))
    more = (
        replace(suite, id="f", name="=1+1", users=contested, cluster=fact("@SUM(A1)")),
        replace(suite, id="o", name="Open", users=UNKNOWN, suppliers=fact(("duinsoft", "polderhost"))),
    )
    place = town(landscape=Landscape("Tiny", AT, (*tiny().records, *more)))
    compute_results(place.municipality.id)
    client.force_login(place.user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def rows(reader, question=""):
    answer = reader.get(f"/tiny/export/application.csv{question}")
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))


def test_the_file_has_the_rows_columns_and_order_that_are_seen(reader):
    question = "?columns=name&columns=users&sort=-name&q=o"
    assert [row[0] for row in rows(reader, question)] == ["kenmerk", "suite", "o"]
    assert rows(reader, question)[0][1:] == ["naam", "gebruikers"]


def test_no_cell_is_taken_for_a_formula(reader):
    cells = [cell for row in rows(reader) for cell in row]
    assert "'=1+1" in cells
    assert "'@SUM(A1)" in cells
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


def test_unknown_is_empty_contested_is_said_and_many_stand_together(reader):
    by_id = {row[0]: row for row in rows(reader, "?columns=users&columns=suppliers")}
    assert by_id["o"][1:] == ["", "Duinsoft BV; Polderhost BV"]
    assert by_id["f"][1] == "betwist"


def test_a_workbook_holds_numbers_as_numbers(reader):
    content = b"".join(
        reader.get("/tiny/export/application.xlsx?columns=users&columns=autonomous&q=sociaal").streaming_content
    )
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page.title == "Applicaties"
    assert [cell.value for cell in page[2]][:2] == ["suite", 400]


def test_json_is_for_programs(reader):
    found = json.loads(
        reader.get("/tiny/export/application.json?columns=users&columns=suppliers&columns=seal").getvalue()
    )
    assert found[0]["id"] == "f"
    assert (found[0]["users"], found[0]["contested"]) == (None, ["users"])
    assert found[2]["suppliers"] == ["duinsoft"]
    assert "seal_low" in found[0]


def test_an_empty_list_is_a_file_too(reader):
    assert json.loads(reader.get("/tiny/export/application.json?cluster=Weg").getvalue()) == []
    assert len(rows(reader, "?cluster=Weg")) == 1


def test_another_form_is_not_there(reader):
    assert reader.get("/tiny/export/application.exe").status_code == 404


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("Duinsoft", "Duinsoft"),
        (tiny()["polderhost"].name, "duinsoft"),
        ("suite", "duinsoft"),
        ("Duin; soft, Zoon", "Duin\\; soft, Zoon"),
    ],
)
def test_what_is_referred_to_stands_so_that_it_reads_back(client, name, stands):
    changed = (replace(one, name=name) if one.id == "duinsoft" else one for one in tiny().records)
    suite = replace(tiny()["suite"], suppliers=fact(("duinsoft",)))
    place = town(landscape=Landscape("Tiny", AT, tuple(suite if one.id == "suite" else one for one in changed)))
    user = place.user("bewerker", Role.EDITOR, clusters=("*",))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    file = client.get("/tiny/export/application.csv?columns=name&columns=suppliers").getvalue()
    (row,) = [row for row in csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";") if row[0] == "suite"]
    assert row[2] == stands
    actor = actor_of(user.pk, "tiny")
    job = importing.look(actor, [("applicaties.csv", file)])
    jobs.run(job.id)
    job.refresh_from_db()
    assert (job.outcome["usable"], job.outcome["same"]) == (True, 1)
    form = client.get("/tiny/fact/suppliers/suite").text
    assert f'name="value" value="{stands}"' in form
    client.post("/tiny/fact/suppliers/suite", {"value": stands, "source": "x"})
    assert landscape_of(place.municipality)["suite"].suppliers.value == ("duinsoft",)
