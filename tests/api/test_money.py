"""The calendar, tender packs and cost through the API: the same as on the site, with why."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.store.models import JobFile, Role
from tiny import AT, setting, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
FOCUS = (
    "BilledCost,BillingCurrency,ChargePeriodStart,ProviderName,ServiceName,Tags\n"
    "100.01,EUR,2026-01-01T00:00:00Z,Wolk,Opslag,\n"
)
KEYS = "dienst;afdeling;gewicht\nOpslag;Burgerzaken;1\nOpslag;Sociaal;2\n"


@pytest.fixture
def place():
    known = {"notice_months": 6, "exit_months": 12, "tender_months": 9, "options": 0, "lot": "Kavel 1"}
    made = town(landscape=setting(tiny(), "c1", **known))
    compute_results(made.municipality.id, day=AT)
    return made


@pytest.fixture
def reader(place):
    return program(place, Role.READER)


def test_the_calendar_says_by_when_and_which_lots_end_together(reader):
    found = reader.get("calendar").json()
    assert found["counts"]["too_late"] == 1
    (row,) = found["contracts"]
    assert (row["id"], row["state"], row["decideBy"]["last"]) == ("c1", "too_late", "2026-03-31")
    assert [(one["name"], one["late"]) for one in found["lots"]] == [("Kavel 1", 1)]


def test_one_contract_has_all_its_days_with_why_in_ones_own_language(reader):
    said = {one: reader.get("calendar/c1", Accept_Language=one).json() for one in ("nl", "en")}
    assert said["en"]["awardBy"] == {"first": "2026-12-31", "last": "2026-12-31"}
    assert said["nl"]["why"][0]["says"] != said["en"]["why"][0]["says"]
    assert {"id": "c1", "field": "end"} in said["en"]["why"][0]["facts"]
    assert reader.get("calendar/suite").status_code == 404


def test_a_tender_pack_has_level_items_with_rules_and_checks_and_criteria(reader):
    found = reader.get("tenders/c1", Accept_Language="en").json()
    assert found["minimum"]["ask"] == 3
    assert found["minimum"]["rules"]
    for one in (*found["requirements"], *found["clauses"]):
        assert one["rules"]
        assert one["text"]
        assert one["evidence"]
        assert one["check"]
    assert sum(one["weight"] for one in found["awards"]) == 100
    assert [one["name"] for one in found["covered"]] == ["Sociaal Suite"]
    assert reader.get("tenders/suite").status_code == 404


def test_a_pack_is_not_sent_twice_and_comes_as_a_document(reader):
    tag = reader.get("tenders/c1")["ETag"]
    assert reader.get("tenders/c1", If_None_Match=tag).status_code == 304
    document = reader.get("tender-documents/c1?form=txt", Accept_Language="nl")
    assert document.content.decode().startswith("Aanbestedingspakket: Sociaal Suite")
    assert reader.get("tender-documents/c1").content.startswith(b"PK")
    assert reader.get("tender-documents/c1?form=exe").status_code == 400


def test_the_budget_counts_what_is_unknown(reader):
    found = reader.get("budget").json()
    assert found["together"]["contracts"] == {"count": 1, "cost": [250000, 250000], "unknown": 0}


def test_the_tables_of_the_strategy_say_which_figure_is_which(reader):
    found = reader.get("cost-tables/deloitte", Accept_Language="nl").json()
    figures = dict(next(one["rows"] for one in found["tables"] if one["name"] == "figures"))
    assert figures["verschil in operationele kosten, gemiddeld per jaar"] == 4.6
    assert figures["eenmalige kosten, opgeteld"] == 24
    assert figures["verschil in alle kosten, gemiddeld per jaar"] == 7
    assert reader.get("cost-tables/nds").json()["kind"] == "table"
    assert reader.get("cost-tables/iets").status_code == 400


def work_out(reader, **sent):
    client = Client(headers={"Authorization": f"Bearer {reader.secret}", "Accept-Language": "nl"})
    files = {name: SimpleUploadedFile(*one) if isinstance(one, tuple) else one for name, one in sent.items()}
    return client.post("/api/v1/municipalities/tiny/costs", files)


def test_cloud_cost_is_charged_back_to_the_cent_and_nothing_is_kept(reader):
    found = work_out(reader, files=("jan.csv", FOCUS.encode()), agreed=("k.csv", KEYS.encode())).json()
    assert found["kind"] == "charge_back"
    shares = {row[0]: row[1] for row in next(one["rows"] for one in found["tables"] if one["name"] == "departments")}
    assert shares == {"Sociaal": 6667, "Burgerzaken": 3334}
    assert not JobFile.objects.exists()


def test_all_faults_of_a_table_come_with_their_place(reader):
    answer = work_out(reader, files=("jan.csv", FOCUS.replace("100.01", "veel").encode()))
    assert answer.status_code == 400
    assert {(one["in"], one["file"], one["row"]) for one in json.loads(answer.content)["faults"]} == {
        ("file", "jan.csv", 2)
    }
    assert work_out(reader, tag="x").status_code == 400
    assert work_out(reader, files=("groot.csv", b"x" * 25_000_001)).status_code == 413


def test_before_the_first_computation_none_of_it_is_there():
    caller = program(town("nieuw"))
    for one in ("calendar", "calendar/c1", "tenders/c1", "tender-documents/c1", "budget"):
        assert caller.get(one).status_code == 404
