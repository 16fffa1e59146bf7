"""The page of cost: by cluster, the strategy's tables, and tables that somebody sends; nothing is kept unless asked."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.analyses.cost import plan_cost
from regie.readers.cost import CostTable, Line, PlanRow
from regie.store.models import JobFile, Role
from regie.web.costing.worded import picture
from tiny import AT

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

PLAN = (
    "jaar;2026;2027\nhuidige operationele kosten;41.000.000;43.000.000\n"
    "alternatieve operationele kosten;41.000.000;44.000.000\nkosten verandering (eenmalig);-;7.000.000\n"
)
FOCUS = (
    "BilledCost,BillingCurrency,ChargePeriodStart,ProviderName,ServiceName,Tags\n"
    "100.01,EUR,2026-01-01T00:00:00Z,Wolk,Opslag,\n"
    '50.00,EUR,2026-01-01T00:00:00Z,Wolk,Rekenkracht,"{""afdeling"": ""Sociaal""}"\n'
)
KEYS = "dienst;afdeling;gewicht\nOpslag;Burgerzaken;1\nOpslag;Sociaal;2\n"


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id, day=AT)
    return made


@pytest.fixture
def reader(place):
    client = Client(headers={"accept-language": "nl"})
    client.force_login(place.user("lezer", Role.READER))
    return client


def file(name, text):
    return SimpleUploadedFile(name, text.encode())


def post(client, *files, **more):
    return client.post("/tiny/cost/", {"files": list(files), "basis": "billed", **more})


def test_the_page_shows_what_clusters_spend_and_which_figure_of_the_strategy_is_which(reader):
    text = reader.get("/tiny/cost/").content.decode()
    assert re.search(r'<th scope="row">Sociaal</th><td class="right">0</td>', text)
    assert re.search(r"verschil in operationele kosten, gemiddeld per jaar</th><td[^>]*>4,6</td>", text)
    assert re.search(r"eenmalige kosten, opgeteld</th><td[^>]*>24</td>", text)
    assert re.search(r"verschil in alle kosten, gemiddeld per jaar</th><td[^>]*>7</td>", text)
    assert "Proef Nextcloud" in text
    assert "autonomie, zoals afgedrukt" in text


def test_a_plan_that_is_sent_gets_the_same_figures(reader):
    text = post(reader, file("plan.csv", PLAN)).content.decode()
    found = text[: text.index('id="clusters"')]
    assert re.search(r"eenmalige kosten, opgeteld</th><td[^>]*>7</td>", found)
    assert "Er is niets bewaard" in found


def test_cloud_cost_is_charged_back_by_tag_and_key_and_nothing_is_kept(reader):
    text = post(reader, file("januari.csv", FOCUS), keys=file("k.csv", KEYS), tag="afdeling").content.decode()
    assert re.search(r"Sociaal</th><td[^>]*>€\s116,67</td>", text)
    assert re.search(r"Burgerzaken</th><td[^>]*>€\s33,34</td>", text)
    assert not JobFile.objects.exists()


def test_what_a_file_leaves_unsure_is_said(reader):
    old = SimpleUploadedFile("oud.csv", FOCUS.replace("Opslag", "Opslag én meer").encode("cp1252"))
    found = post(reader, old).content.decode().partition('id="clusters"')[0]
    assert re.search(r"<li>oud\.csv( · [^:]+)?: ", found)


def test_the_result_is_a_workbook_at_once_or_kept_for_an_hour_when_asked(reader):
    sent = {"keys": file("k.csv", KEYS), "tag": "afdeling"}
    at_once = post(reader, file("januari.csv", FOCUS), do="download", **sent)
    sheets = openpyxl.load_workbook(BytesIO(at_once.content)).sheetnames
    assert sheets == ["Afdelingen", "Diensten", "Delen"]
    assert not JobFile.objects.exists()
    text = post(reader, file("januari.csv", FOCUS), keep="on").content.decode()
    kept = re.search(r'href="(/tiny/cost/kept/\d+)"', text)[1]
    assert openpyxl.load_workbook(BytesIO(reader.get(kept).content)).sheetnames == sheets
    assert kept in reader.get("/tiny/cost/").content.decode()


def test_what_somebody_kept_is_nobody_elses(reader, place):
    text = post(reader, file("plan.csv", PLAN), keep="on").content.decode()
    kept = re.search(r'href="(/tiny/cost/kept/\d+)"', text)[1]
    other = Client()
    other.force_login(place.user("ander", Role.ADMINISTRATOR))
    assert other.get(kept).status_code == 404
    assert kept not in other.get("/tiny/cost/").content.decode()


def test_all_faults_of_what_was_sent_come_at_once_with_their_place(reader):
    answer = post(reader, file("plan.csv", PLAN.replace("44.000.000", "veel").replace("-;7", ";7")))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count("plan.csv") >= 2


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "Er is geen bestand gekozen"),
        ([("a.csv", "naam;aantal\nx;1\n")], "geen plan per jaar"),
        ([("a.json", "{}")], "geen plan per jaar"),
        ([("a.csv", PLAN), ("b.csv", PLAN)], "maar één plan"),
        ([("a.xlsx", "PK\x03\x04kapot")], "a.xlsx"),
    ],
)
def test_what_is_no_table_of_money_is_refused_with_how_to_mend_it(reader, files, says):
    answer = post(reader, *(file(*one) for one in files))
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_plan_with_an_amount_below_nought_has_no_picture():
    def made(once):
        rows = tuple(PlanRow("", line, amounts) for line, amounts in zip(Line, ((1,), (2,), (once,)), strict=False))
        return plan_cost(CostTable("x", (2026,), rows)).together

    assert picture(made(3)) is not None
    assert picture(made(-3)) is None
