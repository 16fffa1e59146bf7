"""When a contract asks a decision, at the latest: end, notice, the time leaving takes and the time choosing takes.

Knows landscape and reference data; no other analysis and no report. See docs/explanation/calendar.md.
"""

from regie.analyses.calendar.calendar import contract_calendar
from regie.analyses.calendar.lots import Lot, lots_ending
from regie.analyses.calendar.results import Calendar, ContractDates, Due, Span, Supposed

__all__ = ["Calendar", "ContractDates", "Due", "Lot", "Span", "Supposed", "contract_calendar", "lots_ending"]
