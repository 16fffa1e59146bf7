"""The council report as an accessible document: PDF/UA-1 and PDF/A-2a, by typst."""

from regie.reports.document.document import report_pdf

__all__ = ["report_pdf"]
