"""The council report as a workbook: the rows behind the page, to sort and filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from regie.landscape import Application, Interval, Verdict
from regie.locale import Language, Message, say
from regie.reports import disputed, words
from regie.reports.assessment import Assessment
from regie.reports.calendar.workbook import contract_sheets
from regie.reports.cost.workbook import cost_sheets
from regie.reports.page import chapters
from regie.reports.quality import quality_sheets
from regie.reports.sheets import SAFE, Row, write_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def report_xlsx(
    assessment: Assessment, path: str | Path, language: Language, only: Collection[str] = chapters.CHAPTERS
) -> None:
    """Write sheets of goals, applications, concentration, risks, unknowns and quality with disputed facts: the
    applications always, the others as far as their chapter is in `only`. Shares are numbers from 0 to 1.

    A text is always a text, never a formula or a link, whatever it starts with. Raises OSError when the path cannot
    be written.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        book.set_properties({"title": say(Message("page.title"), language), "subject": assessment.landscape.name})
        if "goals" in only:
            _sheet(book, language, "goals", _GOALS, _goals(assessment, language))
        _sheet(book, language, "applications", _APPLICATIONS, _applications(assessment, language))
        if "dependence" in only:
            _sheet(book, language, "concentration", _CONCENTRATION, _concentration(assessment, language))
        if "risks" in only:
            _sheet(book, language, "risks", _RISKS, _risks(assessment, language))
        if "contracts" in only:
            contract_sheets(book, assessment.calendar, language)
        if "cost" in only:
            cost_sheets(book, assessment.budget, language)
        _foretold(book, assessment, language, only)
        if "unknown" in only:
            _sheet(book, language, "unknowns", _UNKNOWNS, _unknowns(assessment, language))
        if "quality" in only:
            quality_sheets(book, assessment.quality, "page.sheet.quality", language)
            _sheet(book, language, "disputed", disputed.COLUMNS, disputed.disputed_rows(assessment.landscape, language))


def _foretold(book: Workbook, assessment: Assessment, language: Language, only: Collection[str]) -> None:
    """What was asked beside the assessment; loaded only then."""
    failures, route = assessment.failures, assessment.route
    if failures is None and route is None:
        return
    from regie.reports.page.foretold_sheets import failure_sheets, roadmap_sheets

    if failures is not None and "whatif" in only:
        failure_sheets(book, failures, language)
    if route is not None and "route" in only:
        roadmap_sheets(book, route, assessment, language)


_GOALS = ["goal", "reading", "due", "low", "high", "target", "met"]
_GOALS += ["yes", "no", "between", "sentence", "section", "document"]
_APPLICATIONS = ["id", "name", "cluster", "verdict", "seal", "official", "chain"]
_CONCENTRATION = ["way", "level", "measure", "name", "low", "high", "things"]
_RISKS = ["id", "name", "processes", "users", "seal", "chain"]
_UNKNOWNS = ["noun", "field", "unknown", "contested", "total"]


def _sheet(book: Workbook, language: Language, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    headings = [(column, say(Message(f"page.column.{column}"), language)) for column in columns]
    write_sheet(book, say(Message(f"page.sheet.{name}"), language), headings, rows)


def _ends(share: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if share is None else (share.low, share.high)


def _goals(assessment: Assessment, language: Language) -> Iterable[Row]:
    for result, goal in zip(assessment.goals.goals, chapters.goal_cards(assessment, language), strict=True):
        due = result.goal.due
        for one in goal.readings:
            met = (goal.target_share, one.met, one.yes, one.no, one.between)
            yield (goal.name, one.name, due, *_ends(one.share), *met, one.sentence, one.section, goal.document)
        if not goal.readings:
            blank = (None,) * 6
            yield (goal.name, goal.why_not, due, *blank, None, goal.sentence, goal.section, goal.document)


def _applications(assessment: Assessment, language: Language) -> Iterable[Row]:
    landscape = assessment.landscape
    for one in landscape.all(Application):
        judgement = assessment.autonomy.of(one.id)
        # the chain explains what is not (surely) autonomous
        path = () if judgement.autonomous is Verdict.YES else judgement.weakest_link
        yield (
            one.id,
            one.name,
            one.cluster.value if one.cluster.known else say(Message("locale.unknown"), language),
            words.verdict(judgement.autonomous, language),
            words.seal(judgement.seal),
            "–" if judgement.official_seal is None else f"SEAL-{judgement.official_seal}",
            words.chain(landscape, path, language),
        )


def _concentration(assessment: Assessment, language: Language) -> Iterable[Row]:
    for found in (assessment.concentration_first, assessment.concentration_chain):
        way = say(Message(f"page.dependence.{'chain' if found.through_chain else 'first'}"), language)
        for (level, measure), table in found.tables.items():
            labels = (
                say(Message(f"page.{one}"), language) for one in (f"level.{level.value}", f"measure.{measure.value}")
            )
            start = (way, *labels)
            for part in table.parts:
                yield (
                    *start,
                    chapters.party(assessment, level, part.key, language),
                    *_ends(part.share),
                    len(part.things),
                )


def _risks(assessment: Assessment, language: Language) -> Iterable[Row]:
    for one in chapters.risks(assessment, language):
        chain = one.chain or say(Message("page.risks.itself"), language)
        yield (one.id, one.name, one.processes, one.users, one.seal, chain)


def _unknowns(assessment: Assessment, language: Language) -> Iterable[Row]:
    for one in chapters.unknown(assessment, language, top=None):
        yield (one.noun, one.field, one.unknown, one.contested, one.total)
