"""What is spent a year by cluster, as far as known."""

from __future__ import annotations

from dataclasses import dataclass

from regie.locale import Language
from regie.reports.assessment import Assessment
from regie.reports.cost.clusters import clusters
from regie.reports.cost.shown import cell, heading, say_cost
from regie.reports.page.chapters.worded import WordedTable

_TOP = 30


@dataclass(frozen=True, slots=True)
class Cost:
    """The chapter: one table, and what not to do with it."""

    note: str
    tables: tuple[WordedTable, ...]


def cost(assessment: Assessment, language: Language) -> Cost:
    """The budget of the landscape; `regie cost` has it as a workbook, and plans and charging back beside it."""
    shown = clusters(assessment.budget, language)
    headings = [(heading(column, language), column != "cluster") for column in shown.columns]
    rows = [
        [cell(value, column, language) for value, column in zip(row, shown.columns, strict=True)] for row in shown.rows
    ]
    table = WordedTable.of("clusters", shown.title, headings, rows, _TOP)
    return Cost(say_cost("never_added", language), (table,) if len(rows) > 1 else ())
