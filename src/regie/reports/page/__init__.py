"""The council report as one accessible page: no script, no other host, readable on paper and on a telephone."""

from regie.reports.page.page import report_html

__all__ = ["report_html"]
