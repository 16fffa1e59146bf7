"""The council report as one page: readable without network or script, on paper, by keyboard and by screen reader."""

from regie.reports.page.page import report_html

__all__ = ["report_html"]
