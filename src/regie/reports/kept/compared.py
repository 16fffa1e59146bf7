"""Scenarios side by side, as pieces: what each stops, costs and moves, and every process against every scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from regie.analyses.failure import impact_of
from regie.landscape import Verdict
from regie.reports.failure.held import WhatIf
from regie.reports.kept.failing import ends, impact_data, rights

Asked = tuple[int, int, WhatIf]
"""The number of a scenario, its version, and what was found."""


def compared(found: Sequence[Asked]) -> dict[str, Any]:
    """One piece for all: a column a scenario."""
    return {
        "scenarios": [_column(number, version, one) for number, version, one in found],
        "processes": list(_processes([one for _, _, one in found])),
        "goals": list(_goals([one for _, _, one in found])),
    }


def _column(number: int, version: int, found: WhatIf) -> dict[str, Any]:
    held = rights(found)
    return {
        "number": number,
        "version": version,
        "name": found.scenario.name,
        "day": found.at,
        "lasts": found.scenario.lasts,
        "impact": impact_data(impact_of(found.failure)) if found.failure is not None else None,
        "extra": ends(found.prices.extra) if found.prices is not None else None,
        "judged": len(found.taken_over.judged) if found.taken_over is not None else 0,
        "displaced": len({each.dataset for each in found.displaced or ()}),
        "contracts": len(held),
        "may_object": sum(right.may_object is Verdict.YES for right in held),
        "notice_by": min((one.notice_by for one in held if one.notice_by and one.in_time is Verdict.YES), default=None),
    }


def _processes(found: Sequence[WhatIf]) -> Iterable[dict[str, Any]]:
    """Every process that stops in one of them: whether in each, and from which hour at the earliest."""
    rows: dict[str, dict[str, Any]] = {}
    for at, one in enumerate(found):
        for stopped in one.failure.processes if one.failure is not None else ():
            outage = stopped.outages[one.scenario.lasts]
            if outage.stops is not Verdict.NO:
                first = {"id": stopped.id, "critical": stopped.critical, **_none(len(found))}
                row = rows.setdefault(stopped.id, first)
                row["stops"][at], row["why"][at] = outage.stops, stopped.why
    return sorted(rows.values(), key=lambda row: (row["critical"] is not Verdict.YES, -_hit(row), row["id"]))


def _none(n: int) -> dict[str, list[Any]]:
    return {"stops": [Verdict.NO] * n, "why": [None] * n}


def _hit(row: dict[str, Any]) -> int:
    return sum(one is Verdict.YES for one in row["stops"])


def _goals(found: Sequence[WhatIf]) -> Iterable[dict[str, Any]]:
    """Every reading of a goal that moves in one of them: its share now, and in each."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for at, one in enumerate(found):
        for effect in one.taken_over.goals if one.taken_over is not None else ():
            key = effect.goal.id, effect.new.reading.id
            was = ends(effect.old.share)
            row = rows.setdefault(key, {"goal": key[0], "reading": key[1], "was": was, "becomes": [was] * len(found)})
            row["becomes"][at] = ends(effect.new.share)
    return rows.values()
