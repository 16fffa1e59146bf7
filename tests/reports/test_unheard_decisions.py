"""A decision of people for a model nobody knows counts nowhere: whoever looks at decisions is told."""

import io

import orjson
import pikepdf
import pytest
from rich.console import Console

import regie
import tiny
from regie.landscape import Application, Deviation
from regie.reports import (
    report_html,
    report_pdf,
    show_assessment,
    show_comparison,
    show_explanation,
    show_placement,
    to_json,
)
from tiny import AT

SAYS = "“sourcing-2025”. Dit besluit telt nergens mee."
TITLE = "besluiten die niet bij een beslismodel passen"


@pytest.fixture(scope="module")
def landscape():
    made = Deviation(id="afw-7", application="suite", model="sourcing-2025", outcome="reconsider")
    return tiny.adding(tiny.tiny(), made, Application(id="kaart", name="Kaart"))


@pytest.fixture(scope="module")
def assessment(landscape):
    return regie.assess(landscape, at=AT)


def shown(show, found):
    out = io.StringIO()
    show(found, Console(file=out, width=200), "nl")
    return " ".join(out.getvalue().split())


def test_place_says_so(landscape):
    told = shown(show_placement, regie.place(landscape, model="sourcing-2026", at=AT))
    assert TITLE in told
    assert "afw-7" in told
    assert SAYS in told


def test_a_comparison_of_two_models_says_so_once(landscape):
    told = shown(show_comparison, regie.compare(landscape, "cloud-2021", "sourcing-2026", at=AT))
    assert told.count("afw-7") == 1


def test_assess_says_so_once_however_many_models_there_are(assessment):
    assert shown(show_assessment, assessment).count("afw-7") == 1
    assert [one.at.id for one in assessment.unheard] == ["afw-7"]


def test_explain_says_so_of_the_application_it_is_about_only(landscape):
    assert SAYS in shown(show_explanation, regie.explain(landscape, "suite", at=AT))
    other = regie.explain(landscape, "kaart", at=AT)
    assert other.unheard == ()
    assert TITLE not in shown(show_explanation, other)


def test_the_report_says_so_as_page_and_as_document(assessment):
    page = report_html(assessment, "nl")
    assert "Besluiten die niet" in page
    assert "(besluit afw-7): regie kent geen" in page
    with pikepdf.open(io.BytesIO(report_pdf(assessment, "nl"))) as pdf, pdf.open_outline() as outline:
        headings = {str(part.title) for chapter in outline.root for part in chapter.children}
    assert "Besluiten die niet bij een beslismodel passen" in headings


def test_what_a_program_reads_has_it_too(landscape):
    found = orjson.loads(to_json(regie.place(landscape, model="sourcing-2026", at=AT)))
    assert [one["at"]["id"] for one in found["unheard"]] == ["afw-7"]


def test_where_every_decision_counts_nothing_is_said():
    assert TITLE not in shown(show_assessment, regie.assess(tiny.tiny(), at=AT))
