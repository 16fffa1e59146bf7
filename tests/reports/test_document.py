import io

import pikepdf
import pytest

import regie
from regie.reports import report_html, report_pdf


@pytest.fixture(scope="module")
def assessment():
    return regie.assess(regie.example("voorbeeldstad"))


def test_the_pdf_is_tagged_dutch_and_says_which_standards_it_meets(assessment):
    with pikepdf.open(io.BytesIO(report_pdf(assessment, "nl"))) as document:
        assert str(document.Root.Lang).startswith("nl")
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert "Voorbeeldstad" in metadata["dc:title"]


@pytest.mark.parametrize(("language", "words"), [("nl", "Waar staan we?"), ("en", "Where do we stand?")])
def test_the_page_speaks_the_readers_language(assessment, language, words):
    page = report_html(assessment, language)
    assert f'<html lang="{language}">' in page
    assert words in page


def test_the_page_runs_no_script_and_asks_no_other_host(assessment):
    page = report_html(assessment, "nl")
    assert "<script" not in page
    assert "http://" not in page
    assert "default-src 'none'" in page


def test_a_name_with_markup_is_shown_as_it_is():
    from regie.landscape import Change
    from tiny import AT, setting, tiny

    landscape = setting(tiny(), "suite", cluster="<b>vet</b>").with_change(Change("x"))
    page = report_html(regie.assess(landscape, at=AT), "nl")
    assert "<b>vet</b>" not in page
