"""What stops when something falls away, as pieces: every single failure ranked, and one scenario whole."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite
from typing import Any

from regie.analyses.failure import (
    Displaced,
    Duration,
    Failure,
    Impact,
    Outage,
    PriceEffect,
    Ranking,
    Right,
    Single,
    Spell,
    Stopped,
    impact_of,
    rights_with,
)
from regie.landscape import Interval, Landscape, Verdict
from regie.reports.failure.held import TakenOver, WhatIf

_STOPPED = 50
SPANS = ("processes", "critical", "applications", "hours", "people", "clusters", "cost")
"""What is counted of a failure, each from what is sure to what may be."""


def failing(found: Ranking) -> dict[str, Any]:
    """All single failures that stop something or may, the worst first, and alternatives that are none."""
    landscape = found.landscape
    return {
        "day": found.at,
        "harmless": found.harmless,
        "failures": [
            {
                **_single(landscape, one.single),
                **{name: ends(getattr(one, name)) for name in SPANS},
                "stopped": list(one.stopped[:_STOPPED]),
                "more": max(0, len(one.stopped) - _STOPPED),
            }
            for one in found.failures
        ],
        "shared": [
            {
                "thing": one.thing,
                "group": one.group,
                "members": list(one.members),
                **_single(landscape, one.single),
                "surely": one.surely,
            }
            for one in found.shared
        ],
    }


def scenario(found: WhatIf) -> dict[str, Any]:
    """One scenario: what stops, from when until when, and what changes where somebody gets another owner."""
    return {
        "day": found.at,
        "name": found.scenario.name,
        "notice": found.scenario.notice,
        **(_failure(found.failure) if found.failure else {}),
        "rights": [_right(one) for one in rights(found)],
        **({"taken_over": _taken_over(found.taken_over)} if found.taken_over else {}),
        **({"prices": _prices(found.prices)} if found.prices else {}),
        **({"displaced": [_displaced(one) for one in found.displaced]} if found.displaced is not None else {}),
    }


def rights(found: WhatIf) -> tuple[Right, ...]:
    """The contracts with who changes hands, and else with who falls away."""
    if found.taken_over is not None:
        return found.taken_over.rights
    return rights_with(found.landscape, found.at, found.failure.falls_away) if found.failure is not None else ()


def impact_data(one: Impact) -> dict[str, Any]:
    """The counts of a failure, each from what is sure to what may be."""
    return {**{name: ends(getattr(one, name)) for name in SPANS}, "too_long": one.too_long}


def _right(one: Right) -> dict[str, Any]:
    return {
        "contract": one.contract,
        "supplier": one.supplier,
        "may_object": one.may_object,
        "end": one.end,
        "notice_by": one.notice_by,
        "in_time": one.in_time,
        "cost": one.yearly_cost,
    }


def _single(landscape: Landscape, one: Single) -> dict[str, Any]:
    return {"kind": one.kind, "id": one.key, "name": landscape.name_of(one.key)}


def _failure(found: Failure) -> dict[str, Any]:
    return {
        "falls_away": _verdicts(found.falls_away),
        "processes": [_stopped(found.landscape, one) for one in found.processes],
        "applications": _verdicts(found.applications),
        "cannot_exclude": list(found.cannot_exclude),
        "things": _verdicts(found.things),
        "impact": impact_data(impact_of(found)),
    }


def _verdicts(found: Mapping[str, Verdict]) -> list[dict[str, Any]]:
    return [{"id": id_, "stops": verdict} for id_, verdict in found.items()]


def _stopped(landscape: Landscape, one: Stopped) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": landscape.name_of(one.id),
        "critical": one.critical,
        "outages": [_outage(length, outage, one.too_long[length]) for length, outage in one.outages.items()],
        "longest_outage": ends(one.longest_outage),
        "lost_data": one.lost_data,
        "why": one.why,
        "facts": [[ref.id, ref.field] for ref in one.facts],
    }


def _outage(length: Duration, one: Outage, too_long: Verdict) -> dict[str, Any]:
    return {
        "lasts": length,
        "stops": one.stops,
        "worst": _spell(one.worst),
        "best": _spell(one.best),
        "too_long": too_long,
    }


def _spell(one: Spell | None) -> dict[str, Any] | None:
    """Hours; none where nobody knows the hour, or it does not come back."""
    if one is None:
        return None
    said = one.to_data()
    return {name: hours if isinstance(hours, int | float) and isfinite(hours) else None for name, hours in said.items()}


def _taken_over(found: TakenOver) -> dict[str, Any]:
    return {
        "judged": [
            {
                "id": one.application,
                "was": one.was,
                "becomes": one.becomes,
                "seal_was": ends(one.seal_was),
                "seal_becomes": ends(one.seal_becomes),
            }
            for one in found.judged
        ],
        "goals": [
            {
                "goal": one.goal.id,
                "reading": one.new.reading.id,
                "was": ends(one.old.share),
                "becomes": ends(one.new.share),
            }
            for one in found.goals
        ],
        "moved": [
            {"model": model, "id": one.application, "was": list(one.was), "becomes": list(one.becomes)}
            for model, moves in found.moved.items()
            for one in moves
        ],
        "contracts": sorted({one.contract for one in found.rights}),
    }


def _prices(found: PriceEffect) -> dict[str, Any]:
    return {
        "extra": ends(found.extra),
        "clusters": [{"cluster": name, "extra": ends(extra)} for name, extra in found.by_cluster.items()],
        "things": [{"id": one.thing, "extra": ends(one.extra)} for one in found.dearer],
        "unknown": list(found.unknown),
    }


def _displaced(one: Displaced) -> dict[str, Any]:
    return {
        "dataset": one.dataset,
        "law": one.law,
        "country": one.country,
        "thing": one.thing,
        "surely": one.surely,
        "why": one.why,
        "facts": [[ref.id, ref.field] for ref in one.facts],
    }


def ends(span: Interval | None) -> list[float | None] | None:
    """From the lowest to the highest; an end that nobody knows is none."""
    return None if span is None else [None if end in (inf, -inf) else end for end in (span.low, span.high)]
