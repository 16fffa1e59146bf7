import io
import re
from dataclasses import replace

import pikepdf
import pytest

import tiny
from regie.actions.assess import assess
from regie.reports import report_pdf
from regie.reports.document.typeface import showable
from reports.assessed import american, dutch


@pytest.mark.parametrize(("language", "title"), [("nl", "Hoe autonoom"), ("en", "How autonomous")])
def test_the_document_is_tagged_named_and_says_which_standards_it_keeps(language: str, title: str) -> None:
    with pikepdf.open(io.BytesIO(report_pdf(american(), language))) as pdf:  # type: ignore[arg-type]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["pdfuaid:part"] == "1"
            assert title in meta["dc:title"]


def test_the_figure_has_a_text_alternative() -> None:
    with pikepdf.open(io.BytesIO(report_pdf(american(), "nl"))) as pdf:
        alternatives = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert any(re.search(r"private cloud NL/EU 100%", text) for text in alternatives)


def test_the_typeface_comes_along() -> None:
    with pikepdf.open(io.BytesIO(report_pdf(dutch(), "nl"))) as pdf:
        fonts = {str(one.FontName) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one}
    assert fonts
    assert all("SourceSans" in font for font in fonts)


def test_a_name_no_font_can_show_does_not_stop_the_document_and_is_told() -> None:
    found = assess(replace(tiny.tiny(), name="华为 👩 суд مدينة"), models=())
    assert showable("суд مدينة – €") == "суд مدينة – €"
    assert showable("华为 👩 суд") == "□□ □ суд"
    assert len(report_pdf(found, "nl")) > len(report_pdf(dutch(), "nl"))


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert report_pdf(dutch(), "nl") == report_pdf(dutch(), "nl")
