"""The council report as one page: readable without network or script, on paper, by keyboard and by screen reader."""

from regie.reports.page.page import keep_templates, report_html

__all__ = ["keep_templates", "report_html"]
