"""The chapters on contracts and cost: the same words on the page, in the document and in the workbook."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

import regie
from regie.landscape import UNKNOWN
from regie.locale import LANGUAGES
from regie.reports import report_html, report_xlsx
from regie.reports.page import chapters
from tiny import AT, adding, fact, setting, tiny

KNOWN = {"notice_months": 6, "options": 0, "exit_months": 12, "tender_months": 9, "lot": "Kavel 1"}


@pytest.fixture(scope="module")
def assessment():
    late = setting(tiny(), "c1", **KNOWN, cluster="Sociaal")
    dear = replace(late["c1"], id="c2", name="Duur", yearly_cost=fact(9e6))
    later = replace(late["c1"], id="c3", name="Later", end=fact(date(2031, 12, 31)), yearly_cost=UNKNOWN)
    return regie.assess(adding(late, dear, later), at=AT, models=())


def test_what_is_too_late_is_counted_and_the_dearest_stands_first(assessment):
    found = chapters.contracts(assessment, "nl")
    assert found.headline.startswith("Van 3 lopende contracten is het bij 2 zeker te laat")
    assert "ten minste 60 dagen, van aankondiging tot contract (Aanbestedingswet 2012" in found.legal
    late, lots = found.tables
    assert [row[0] for row in late.rows] == ["Duur", "Sociaal Suite"]
    assert lots.rows[0][:2] == ("Kavel 1", "2")
    assert sum(share for _, share in found.bar) == pytest.approx(1)


def test_cost_by_cluster_counts_what_is_unknown(assessment):
    (table,) = chapters.cost(assessment, "en").tables
    assert table.rows[0][:4] == ("Sociaal", "3", "€9,250,000", "1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_both_and_only_when_they_are_chosen(assessment, language):
    page = report_html(assessment, language)
    assert 'id="contracts"' in page
    assert 'id="cost"' in page
    assert chapters.contracts(assessment, language).legal in page
    assert 'id="contracts"' not in report_html(assessment, language, ("goals",))


def test_the_workbook_has_every_contract_and_reason(assessment, tmp_path):
    path = tmp_path / "rapport.xlsx"
    report_xlsx(assessment, path, "nl")
    book = openpyxl.load_workbook(path)
    assert book["Contracten"].max_row == 4
    assert {"Waarom (contracten)", "Clusters"} <= set(book.sheetnames)


def test_a_landscape_without_contracts_says_so_without_tables():
    empty = replace(tiny(), records=tuple(one for one in tiny().records if one.noun not in {"contract", "application"}))
    found = regie.assess(empty, at=AT, models=())
    assert chapters.contracts(found, "nl").tables == chapters.contracts(found, "nl").bar == ()
    assert "bekend" in report_html(found, "nl", ("contracts", "cost"))
