"""The contract calendar on a terminal, as a workbook, and as a feed for any agenda."""

from regie.reports.calendar.feed import calendar_ics
from regie.reports.calendar.terminal import show_calendar, show_contract
from regie.reports.calendar.workbook import calendar_xlsx

__all__ = ["calendar_ics", "calendar_xlsx", "show_calendar", "show_contract"]
