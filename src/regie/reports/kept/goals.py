"""Goals as pieces: every reading with its interval, and the rows behind each number."""

from __future__ import annotations

from typing import Any

from regie.analyses.targets import GoalResult, Measurement
from regie.landscape import Interval, Verdict


def goal(result: GoalResult) -> dict[str, Any]:
    """One goal under each of its readings; names and sentences stay with the goal's own data."""
    return {
        "id": result.goal.id,
        "due": result.goal.due,
        "target": result.goal.target,
        "more_than": result.goal.more_than,
        "label": result.goal.label,
        "sentence": result.goal.sentence,
        "section": result.goal.section,
        "document": result.goal.document,
        "not_measured": result.goal.why_not_measured,
        "met": result.met,
        "readings": [_reading(one) for one in result.measurements],
    }


def _reading(one: Measurement) -> dict[str, Any]:
    return {
        "id": one.reading.id,
        "label": one.reading.label,
        "sentence": one.reading.sentence,
        "section": one.reading.section,
        "weigh": one.reading.weigh,
        "counts": one.reading.counts,
        "among": one.reading.among,
        "met_when": one.reading.met_when,
        "numerator": _ends(one.numerator),
        "denominator": _ends(one.denominator),
        "share": _ends(one.share),
        "met": one.met,
        **{f"n_{verdict.value}": one.tally[verdict] for verdict in Verdict},
        "unweighed": one.unweighed,
    }


def counted(one: Measurement) -> dict[str, Any]:
    """The things a reading counts: id, whether it counts, whether it is met, its weight, and why."""
    rows = [
        {
            "id": row.id,
            "member": row.member,
            "met": row.met,
            "weight": _ends(row.weight),
            "why": one.why(row).says,
            "facts": [[ref.id, ref.field] for ref in row.facts],
        }
        for row in one.rows
        if row.member is not Verdict.NO
    ]
    return {"rows": rows, "rule": f"{one.reading.goal}/{one.reading.id}"}


def _ends(value: Interval | None) -> list[float] | None:
    return None if value is None else [value.low, value.high]
