"""The council report on paper: PDF/A-2a and PDF/UA-1, readable by screen readers and kept by archives."""

from regie.reports.document.document import report_pdf

__all__ = ["report_pdf"]
