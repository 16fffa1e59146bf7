"""Results to rows, spreadsheet, picture, page and PDF. Shows; never judges."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regie.reports.as_json import report_json as report_json
    from regie.reports.as_json import to_json as to_json
    from regie.reports.calendar.feed import calendar_ics as calendar_ics
    from regie.reports.calendar.terminal import show_calendar as show_calendar
    from regie.reports.calendar.terminal import show_contract as show_contract
    from regie.reports.calendar.workbook import calendar_xlsx as calendar_xlsx
    from regie.reports.cost.terminal import show_cost as show_cost
    from regie.reports.cost.workbook import cost_xlsx as cost_xlsx
    from regie.reports.document import report_pdf as report_pdf
    from regie.reports.failure import compared_xlsx as compared_xlsx
    from regie.reports.failure import downtime_xlsx as downtime_xlsx
    from regie.reports.failure import failures_xlsx as failures_xlsx
    from regie.reports.failure import pairs_xlsx as pairs_xlsx
    from regie.reports.failure import show_came_true as show_came_true
    from regie.reports.failure import show_compared as show_compared
    from regie.reports.failure import show_downtime as show_downtime
    from regie.reports.failure import show_failures as show_failures
    from regie.reports.failure import show_pairs as show_pairs
    from regie.reports.failure import show_watched as show_watched
    from regie.reports.failure import show_whatif as show_whatif
    from regie.reports.failure import watched_xlsx as watched_xlsx
    from regie.reports.failure import whatif_xlsx as whatif_xlsx
    from regie.reports.failure.repaired import show_repaired as show_repaired
    from regie.reports.fault_list import reading_xlsx as reading_xlsx
    from regie.reports.page import report_html as report_html
    from regie.reports.quality import quality_xlsx as quality_xlsx
    from regie.reports.quality import show_quality as show_quality
    from regie.reports.questions import questions_xlsx as questions_xlsx
    from regie.reports.questions import show_answered as show_answered
    from regie.reports.questions import show_questions as show_questions
    from regie.reports.questions import show_tasks as show_tasks
    from regie.reports.roadmap import blank_route as blank_route
    from regie.reports.roadmap import course_xlsx as course_xlsx
    from regie.reports.roadmap import national_xlsx as national_xlsx
    from regie.reports.roadmap import route_xlsx as route_xlsx
    from regie.reports.roadmap import show_course as show_course
    from regie.reports.roadmap import show_national as show_national
    from regie.reports.roadmap import show_route as show_route
    from regie.reports.rollup_workbook import roll_up_xlsx as roll_up_xlsx
    from regie.reports.spreadsheet import report_xlsx as report_xlsx
    from regie.reports.tender import show_tender as show_tender
    from regie.reports.tender import write_tender as write_tender
    from regie.reports.terminal.assessment import show_assessment as show_assessment
    from regie.reports.terminal.checkup import show_checkup as show_checkup
    from regie.reports.terminal.difference import show_difference as show_difference
    from regie.reports.terminal.explanation import show_explanation as show_explanation
    from regie.reports.terminal.exported import show_export as show_export
    from regie.reports.terminal.faults import show_faults as show_faults
    from regie.reports.terminal.faults import show_reading as show_reading
    from regie.reports.terminal.mapping import show_mapping_check as show_mapping_check
    from regie.reports.terminal.mapping import show_proposal as show_proposal
    from regie.reports.terminal.merge import show_merge as show_merge
    from regie.reports.terminal.model import show_model_check as show_model_check
    from regie.reports.terminal.placement import show_comparison as show_comparison
    from regie.reports.terminal.placement import show_placement as show_placement
    from regie.reports.terminal.rollup import show_roll_up as show_roll_up
    from regie.reports.terminal.sanctions import show_screening as show_screening
    from regie.reports.terminal.suppliers import show_enrichment as show_enrichment
    from regie.reports.terminal.suppliers import show_suppliers as show_suppliers

# Loaded when first asked for: a table on a terminal needs no PDF.
_PLACES = {
    "report_json": "as_json",
    "to_json": "as_json",
    "reading_xlsx": "fault_list",
    "calendar_ics": "calendar.feed",
    "calendar_xlsx": "calendar.workbook",
    "show_calendar": "calendar.terminal",
    "show_contract": "calendar.terminal",
    "cost_xlsx": "cost.workbook",
    "show_cost": "cost.terminal",
    "show_tender": "tender",
    "write_tender": "tender",
    "report_html": "page",
    "report_pdf": "document",
    "report_xlsx": "spreadsheet",
    "roll_up_xlsx": "rollup_workbook",
    "show_roll_up": "terminal.rollup",
    "quality_xlsx": "quality",
    "questions_xlsx": "questions",
    "show_quality": "quality",
    "show_answered": "questions",
    "compared_xlsx": "failure",
    "downtime_xlsx": "failure",
    "failures_xlsx": "failure",
    "pairs_xlsx": "failure",
    "show_came_true": "failure",
    "show_compared": "failure",
    "show_downtime": "failure",
    "show_failures": "failure",
    "show_pairs": "failure",
    "blank_route": "roadmap",
    "course_xlsx": "roadmap",
    "national_xlsx": "roadmap",
    "route_xlsx": "roadmap",
    "show_course": "roadmap",
    "show_national": "roadmap",
    "show_route": "roadmap",
    "show_watched": "failure",
    "show_repaired": "failure.repaired",
    "show_whatif": "failure",
    "watched_xlsx": "failure",
    "whatif_xlsx": "failure",
    "show_questions": "questions",
    "show_tasks": "questions",
    "show_assessment": "terminal.assessment",
    "show_checkup": "terminal.checkup",
    "show_difference": "terminal.difference",
    "show_explanation": "terminal.explanation",
    "show_export": "terminal.exported",
    "show_faults": "terminal.faults",
    "show_reading": "terminal.faults",
    "show_mapping_check": "terminal.mapping",
    "show_proposal": "terminal.mapping",
    "show_merge": "terminal.merge",
    "show_model_check": "terminal.model",
    "show_comparison": "terminal.placement",
    "show_placement": "terminal.placement",
    "show_screening": "terminal.sanctions",
    "show_enrichment": "terminal.suppliers",
    "show_suppliers": "terminal.suppliers",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"regie.reports has no {name!r}")
    return getattr(import_module(f"regie.reports.{_PLACES[name]}"), name)
