"""The national roll-up as a workbook: goals, regions, suppliers, parents, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from regie.analyses.rollup import Dependence, GoalShare, National
from regie.landscape import Interval
from regie.locale import Language, Message, say
from regie.reports.sheets import SAFE, Row, write_sheet

_GOALS = ["region", "goal", "reading", "low", "high"]
_REGIONS = ["region", "municipalities", "applications", "low", "high"]
_PARTIES = ["key", "party", "municipalities", "sure", "possible", "cost"]
_REFUSED = ["file", "place", "what", "mend"]


def roll_up_xlsx(found: National, path: str | Path, language: Language) -> None:
    """Write the sheets. Shares are numbers from 0 to 1. Raises OSError when the path cannot be written."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {**SAFE, "constant_memory": True}) as book:
        for name, columns, rows in (
            ("goals", _GOALS, _goals(found, language)),
            ("regions", _REGIONS, _regions(found)),
            ("suppliers", _PARTIES, _parties(found.suppliers)),
            ("parents", _PARTIES, _parties(found.parents)),
            ("refused", _REFUSED, _refused(found, language)),
        ):
            title = say(Message(f"rollup.sheet.{name}"), language)
            headings = [say(Message(f"rollup.column.{column}"), language) for column in columns]
            write_sheet(book, title, list(zip(columns, headings, strict=True)), rows)


def _goals(found: National, language: Language) -> Iterable[Row]:
    whole: tuple[tuple[str | None, Sequence[GoalShare]], ...] = ((None, found.goals),)
    for region, goals in (*whole, *((region.name, region.goals) for region in found.regions)):
        for one in goals:
            names = (f"goals.{one.goal}.name", f"goals.{one.goal}.reading.{one.reading}")
            yield [region, *(say(Message(name), language) for name in names), *_ends(one.share)]


def _regions(found: National) -> Iterable[Row]:
    for one in found.regions:
        share = Interval(one.autonomous.low / one.applications, one.autonomous.high / one.applications)
        yield [one.name, len(one.municipalities), one.applications, *_ends(share if one.applications else None)]


def _parties(parties: Iterable[Dependence]) -> Iterable[Row]:
    for one in parties:
        yield [one.key, one.name, one.municipalities, one.applications.low, one.applications.high, one.cost]


def _refused(found: National, language: Language) -> Iterable[Row]:
    for one in found.refused:
        for fault in one.faults:
            place = fault.place
            where = " ".join(part for part in (place.file, place.sheet, str(place.row or ""), place.column) if part)
            yield [one.file, where, say(fault.what, language), say(fault.mend, language)]


def _ends(share: Interval | None) -> tuple[float | None, float | None]:
    return (None, None) if share is None else (share.low, share.high)
