"""The chapter on the quality of data: the same figures in every form, and how they change between versions."""

import dataclasses
import io
import json
from datetime import date

import pikepdf
import pytest
from openpyxl import load_workbook

import regie
from regie.landscape import UNKNOWN, Landscape, Source, contested
from regie.landscape.faults import InputFaults
from regie.reports import report_html, report_pdf, report_xlsx, to_json
from regie.reports.page import chapters
from tiny import AT, SOURCE, setting, tiny

INTERVIEW = Source("interview", date(2026, 9, 1))


def dated(landscape, at):
    return dataclasses.replace(landscape, as_of=at)


@pytest.fixture(scope="module")
def grown():
    """The tiny landscape a year after nobody knew its users, when two sources differ on them."""
    earlier = dated(setting(tiny(), "suite", users=UNKNOWN, cluster=UNKNOWN), date(2025, 11, 1))
    later = setting(tiny(), "suite", users=contested([(400, SOURCE), (90, INTERVIEW)]))
    return regie.assess(later, models=(), earlier=[earlier])


def table(assessment, name, language="nl"):
    found = chapters.quality(assessment, language).tables
    return next(([cell.text for cell in row] for row in one.rows) for one in found if one.name == name)


def test_a_report_on_one_version_has_no_trend():
    names = [one.name for one in chapters.quality(regie.assess(tiny(), models=()), "nl").tables]
    assert names == ["clusters", "sources", "fields"]


def test_the_trend_shows_each_version_with_its_date_and_how_much_is_filled_in(grown):
    first, last = table(grown, "versions")
    assert (first[1], last[1]) == ("1 november 2025", "1 november 2026")
    before, now = (one.total.complete for one in grown.quality.versions)
    assert before < now
    assert [first[2], last[2]] == [f"{round(before * 100)}%", f"{round(now * 100)}%"]


def test_a_source_names_who_contradicts_it(grown):
    assert next(row for row in table(grown, "sources") if row[0] == "interview")[4:] == ["1", "CMDB (1)"]


def test_the_page_and_the_document_have_the_chapter_in_both_languages(grown):
    for language, title in (("nl", "Hoe goed zijn onze gegevens?"), ("en", "How good is our data?")):
        assert title in report_html(grown, language)
        with pikepdf.open(io.BytesIO(report_pdf(grown, language))) as pdf, pdf.open_outline() as outline:
            assert title in [item.title for item in outline.root]
    assert "Hoe goed zijn" not in report_html(grown, "nl", ("goals",))


def test_the_workbook_has_every_row_and_shares_as_numbers(grown, tmp_path):
    report_xlsx(grown, tmp_path / "r.xlsx", "nl")
    book = load_workbook(tmp_path / "r.xlsx")
    titles = ["kwaliteit versies", "kwaliteit velden", "kwaliteit clusters", "kwaliteit bronnen"]
    assert book.sheetnames[-5:-1] == titles
    assert book["kwaliteit versies"]["D3"].value == pytest.approx(grown.quality.latest.total.complete)
    used = [one for one in grown.quality.latest.fields if one.used]
    assert book["kwaliteit velden"].max_row == 1 + len(used)


def test_the_json_holds_every_version_with_its_counts(grown):
    versions = json.loads(to_json(grown))["quality"]["versions"]
    assert [one["at"] for one in versions] == ["2025-11-01", "2026-11-01"]
    assert versions[1]["total"]["contested"] == 1


def test_an_earlier_version_that_is_later_is_refused():
    later = Landscape("Straks", date(2027, 1, 1), tiny().records)
    with pytest.raises(InputFaults) as refused:
        regie.assess(tiny(), models=(), earlier=[later])
    assert [fault.place.file for fault in refused.value.faults] == ["Straks"]
    assert regie.assess(tiny(), models=(), earlier=[dated(later, AT)]).quality.latest.landscape.name == "Tiny"
