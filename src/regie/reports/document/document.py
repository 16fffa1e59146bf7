"""Chapters as data to a typeset document."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

from regie.landscape import Application
from regie.locale import Language, Message, day, number, say
from regie.reports import words
from regie.reports.assessment import Assessment
from regie.reports.document.typeface import STANDARDS, UNSHOWN, fonts, showable
from regie.reports.page import chapters

_RISKS = 10
_SHORT, _WIDEST = 14, 50
_COLOURS = {"yes": "#2b7ea6", "between": "#8793a0", "no": "#c4562b"}


def report_pdf(assessment: Assessment, language: Language, only: Collection[str] = chapters.CHAPTERS) -> bytes:
    """The report as a tagged PDF: title page, contents, and the chapters of the page in short (those in `only`).

    The same assessment gives the same bytes: the document is dated at the day it speaks of.
    """
    import typst  # a compiler of tens of megabytes, for this form only

    data = _as_json(assessment, language, only)
    shown = showable(data)
    lacking = "" if shown == data else _say("document.lacking", language, sign=UNSHOWN)
    template = resources.files("regie.reports") / "templates" / "document" / "report.typ"
    return typst.compile(
        template.read_bytes(),
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"data": shown, "lacking": lacking},
        pdf_standards=STANDARDS,
        timestamp=int(datetime.combine(assessment.at, time(), UTC).timestamp()),
    )


def _as_json(assessment: Assessment, language: Language, only: Collection[str]) -> str:
    told = {"chapters": chapters.told(assessment, only)}
    return json.dumps(_data(assessment, language) | told, ensure_ascii=False)


def _data(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Everything the template shows, in words; shares as numbers only for the figure."""
    summary = chapters.summary(assessment, language)
    total = len(assessment.landscape.all(Application))
    places = chapters.places(assessment, language)
    parts = ", ".join(f"{row.name} {row.text}" for row in places)
    return {
        "language": language,
        "region": "NL" if language == "nl" else "GB",
        "name": assessment.landscape.name,
        "day": day(assessment.at, language),
        "date": [assessment.at.year, assessment.at.month, assessment.at.day],
        "title": _say("title", language),
        "lead": _say("summary.lead", language, day=assessment.at, n=total),
        "totals": [_total(part) for part in summary.parts],
        "answers": [asdict(one) for one in summary.answers],
        "words": _labels(language) | {"alternative": _say("document.alternative", language, parts=parts)},
        "goals": [asdict(card) for card in chapters.goal_cards(assessment, language)],
        "dependence": _dependence(assessment, language),
        "places": [{"name": row.name, "text": row.text, "share": row.share.low} for row in places],
        "heat": _heat(assessment, language),
        "risks": [_risk(risk, language) for risk in chapters.risks(assessment, language)[:_RISKS]],
        "placed": _placed(assessment, language),
        "unheard": _unheard(assessment, language),
        "unknown": [
            [
                row.noun,
                row.field,
                number(row.unknown, language),
                number(row.contested, language),
                number(row.total, language),
            ]
            for row in chapters.unknown(assessment, language)
        ],
        "quality": _quality(assessment, language),
        "contracts": _contracts(assessment, language),
        "cost": _cost(assessment, language),
        "whatif": _whatif(assessment, language),
        "route": _route(assessment, language),
        "method": asdict(chapters.method(assessment, language)),
        "method_intro": _say(
            "method.intro",
            language,
            definition=words.definition(assessment.autonomy.models.definition, language),
            day=assessment.at,
        ),
    }


def _total(part: chapters.Part) -> dict[str, str]:
    return {"count": part.count, "label": part.label, "colour": _COLOURS[part.state]}


def _dependence(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.dependence(assessment, language)
    tables = [
        {
            "title": _say(f"dependence.{table.level}.title", language),
            "caption": _say(f"dependence.{table.level}.caption", language),
            "name": _say(f"dependence.{table.level}.name", language),
            "open": _say("dependence.open", language, n=table.unknown),
            "rows": [[row.name, row.first.text, row.chain.text, row.critical.text] for row in table.rows],
        }
        for table in found.tables
    ]
    hidden = [
        [
            row.name,
            number(len(row.suppliers), language),
            number(row.applications, language),
            number(row.critical, language),
        ]
        for row in found.hidden
    ]
    return {"tables": tables, "hidden": hidden}


def _heat(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.heat(assessment, language)
    rows = [
        [name, *(number(cell.count, language) for cell in cells), number(total, language)]
        for name, cells, total in found.rows
    ]
    return {"columns": found.columns, "rows": rows}


def _risk(risk: chapters.RiskView, language: Language) -> dict[str, str]:
    return {
        "name": f"{risk.name} ({risk.id})",
        "why": risk.chain or _say("risks.itself", language),
        "weight": f"{_say('risks.processes', language, n=risk.processes)}, {risk.seal}",
    }


def _placed(assessment: Assessment, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "model": one.model,
            "caption": _say("placed.caption", language, model=one.model),
            "undecided": _say("placed.undecided", language, n=one.undecided, total=one.total),
            "rows": [[name, number(certain, language), number(more, language)] for name, certain, more in one.outcomes],
            "decided": [_say("placed.decision", language, **each._asdict()) for each in one.decided],
        }
        for one in chapters.placed_by(assessment, language)
    ]


def _unheard(assessment: Assessment, language: Language) -> list[str]:
    found = chapters.unheard_decisions(assessment, language)
    return [_say("placed.unheard_one", language, **each._asdict()) for each in found]


def _contracts(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.contracts(assessment, language)
    said = {"headline": found.headline, "counts": found.counts, "legal": found.legal}
    return {**said, "tables": _worded(found.tables, language)}


def _cost(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.cost(assessment, language)
    return {"note": found.note, "tables": _worded(found.tables, language)}


def _whatif(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.whatif(assessment, language)
    if found is None:
        return {}
    scenarios = [
        {
            "name": _say("whatif.scenario", language, name=one.name),
            "says": one.says,
            "tables": _worded(one.tables, language),
        }
        for one in found.scenarios
    ]
    return {"headline": found.headline, "tables": _worded(found.tables, language), "scenarios": scenarios}


def _route(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.route(assessment, language)
    if found is None:
        return {}
    held = {"headline": found.headline, "proof": found.proof, "clash": found.clash}
    return {**held, "tables": _worded(found.tables, language)}


def _worded(tables: Iterable[chapters.WordedTable], language: Language) -> list[dict[str, Any]]:
    return [
        {
            "title": table.title,
            "headings": [heading for heading, _ in table.headings],
            "figures": [figure for _, figure in table.headings],
            "widths": _widths(table),
            "rows": table.rows,
            "more": _say("worded.more", language, n=table.more) if table.more else "",
        }
        for table in tables
    ]


def _widths(table: chapters.WordedTable) -> list[int]:
    """How wide each column of words is beside the others: what is short stays on a line, a long text gets more."""
    columns = zip((heading for heading, _ in table.headings), *table.rows, strict=True)
    return [
        max(
            max(len(part) for cell in column for part in ([cell] if len(cell) < _SHORT else cell.split())) + 3,
            min(_WIDEST, sum(map(len, column)) // len(column)),
        )
        for column in columns
    ]


def _quality(assessment: Assessment, language: Language) -> dict[str, Any]:
    found = chapters.quality(assessment, language)
    tables = [
        {
            "title": table.title,
            "headings": [heading for heading, _ in table.headings],
            "figures": [figure for _, figure in table.headings],
            "rows": [[cell.text for cell in row] for row in table.rows],
            "more": _say("quality.more", language, n=table.more) if table.more else "",
        }
        for table in found.tables
        if table.rows
    ]
    return {"headline": found.headline, "tables": tables}


# fmt: off - a line per label would be half the file
_LABELS = (
    "goals.title",
    "goals.intro",
    "goals.untold",
    "column.goal",
    "column.reading",
    "document.now",
    "column.target",
    "column.met",
    "dependence.title",
    "dependence.intro",
    "dependence.first",
    "dependence.chain",
    "dependence.critical",
    "dependence.hidden.title",
    "dependence.hidden.caption",
    "dependence.hidden.name",
    "dependence.hidden.suppliers",
    "counts.applications",
    "places.title",
    "places.intro",
    "heat.title",
    "heat.intro",
    "heat.caption",
    "heat.cluster",
    "heat.total",
    "risks.title",
    "risks.intro",
    "risks.none",
    "placed.title",
    "placed.intro",
    "placed.none",
    "placed.decided",
    "placed.unheard",
    "placed.outcome",
    "placed.certain",
    "placed.possible",
    "unknown.title",
    "unknown.intro",
    "unknown.noun",
    "unknown.field",
    "unknown.unknown",
    "unknown.contested",
    "unknown.total",
    "contracts.title",
    "contracts.intro",
    "cost.title",
    "cost.intro",
    "cost.none",
    "whatif.title",
    "whatif.intro",
    "whatif.none",
    "route.title",
    "route.intro",
    "route.clash",
    "quality.title",
    "quality.intro",
    "method.title",
    "method.models",
    "method.documents",
    "method.sources",
    "document.subtitle",
    "document.contents",
    "document.figure",
    "document.page",
    "nothing",
)
# fmt: on


def _labels(language: Language) -> dict[str, str]:
    return {key: _say(key, language) for key in _LABELS}


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"page.{key}", **values), language)
