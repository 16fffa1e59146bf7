"""The assessment as a workbook: goals, applications with verdict and why, concentration, risks, what is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from regie.landscape import Application
from regie.locale import Language, Message, say
from regie.reports import words
from regie.reports.assessment import Assessment
from regie.reports.chapters import chapters


def report_xlsx(assessment: Assessment, path: Path, language: Language = "nl") -> None:
    """Write the workbook; every cell is text or a number, never a formula."""
    import xlsxwriter

    report = chapters(assessment, language)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        style = book.add_format({"bold": True, "bg_color": "#13293D", "font_color": "#FFFFFF", "text_wrap": True})

        def sheet(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
            _sheet(book, style, say(Message(f"council.sheet.{name}"), language), headings, rows)

        goal_rows = [
            (goal.year, goal.name, one.label, one.now, goal.target, one.met, one.sentence, one.section)
            for goal in report.goals
            for one in goal.readings
        ]
        sheet(
            "goals",
            _heads(language, "year", "goal", "reading", "now", "target", "met", "sentence", "section"),
            goal_rows,
        )
        heads = _heads(language, "id", "application", "cluster", "autonomous", "seal", "official", "because")
        sheet("applications", heads, _applications(assessment, language))
        for grid, name in zip(report.dependence, ("parent", "jurisdiction", "supplier", "hidden"), strict=True):
            sheet(name, grid.headings, grid.rows)
        risks = [(one.name, one.level, one.processes, one.sentence) for one in report.risks]
        sheet("risks", _heads(language, "application", "seal", "processes", "because"), risks)
        sheet("unknown", report.unknown.headings, report.unknown.rows)


def _heads(language: Language, *names: str) -> list[str]:
    return [say(Message(f"council.head.{name}"), language) for name in names]


def _applications(assessment: Assessment, language: Language) -> Iterable[Sequence[object]]:
    for application in assessment.landscape.all(Application):
        judgement = assessment.autonomy.of(application.id)
        yield (
            application.id,
            application.name,
            application.cluster.value_or(""),
            words.verdict(judgement.autonomous, language),
            words.seal(judgement.seal),
            "" if judgement.official_seal is None else judgement.official_seal,
            words.chain(assessment.landscape, judgement.weakest_link, language),
        )


def _sheet(book: Any, style: Any, name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    page = book.add_worksheet(name[:31])
    page.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        page.set_column(column, column, 24)
        page.write_string(0, column, heading, style)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                page.write_number(number, column, cell)
            else:
                page.write_string(number, column, str(cell))
