"""What a tender pack needs of the whole landscape, as a piece a contract; and the pack again from its piece.

A pack in words is some fifteen kilobytes a language. What is kept is the little from which it follows: the pack itself
is made by the same code, over the few things it mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from regie.analyses.tender import Condition, Covered, KnownOfCovered, known_of, pack_of
from regie.decisions import Model
from regie.landscape import Contract, Interval, Landscape, Verdict
from regie.reports.assessment import Assessment
from regie.reports.kept.contracts import dates_of
from regie.reports.kept.hours import hours
from regie.reports.kept.scores import reason_data, reason_of
from regie.reports.tender.gathering import covered_by
from regie.reports.tender.held import Tender


def tenders(assessment: Assessment) -> Iterator[tuple[str, str, Any]]:
    """Kind, key and body of every piece."""
    landscape, at = assessment.landscape, assessment.at
    for contract in landscape.all(Contract):
        covered = tuple(covered_by(landscape, contract, assessment.autonomy, assessment.placements))
        known = known_of(landscape, at, covered)
        yield (
            "tender",
            contract.id,
            {
                "day": at,
                "covered": [_covered_data(one) for one in known.covered],
                "conditions": {
                    name: {"holds": one.holds, **reason_data(one.reason)} for name, one in known.conditions.items()
                },
                "outage": hours(known.longest_outage),
            },
        )


def tender_of(
    landscape: Landscape, contract: str, body: Mapping[str, Any], dates: Mapping[str, Any], models: Mapping[str, Model]
) -> Tender:
    """The pack of a contract from its piece and the piece of its days, over a landscape that holds what these mention.

    Raises KeyError for a contract that the landscape lacks.
    """
    held = landscape[contract]
    assert isinstance(held, Contract)
    return Tender(pack_of(landscape, body["day"], held, _known(body)), dates_of(contract, dates), models)


def mentioned(body: Mapping[str, Any], dates: Mapping[str, Any]) -> set[str]:
    """The things that a pack speaks of besides the contract, by id."""
    reasons = (*body["conditions"].values(), *dates["why"])
    facts = {id_ for reason in reasons for id_, _ in reason["facts"]}
    return facts | {one["id"] for one in body["covered"]}


def _covered_data(one: Covered) -> dict[str, Any]:
    return {
        "id": one.id,
        "autonomous": one.autonomous,
        "seal": _ends(one.seal),
        "objectives": {name: None if level is None else _ends(level) for name, level in one.objectives.items()},
        "places": dict(one.places),
    }


def _known(body: Mapping[str, Any]) -> KnownOfCovered:
    return KnownOfCovered(
        tuple(_covered(one) for one in body["covered"]),
        {name: Condition(name, Verdict(one["holds"]), reason_of(one)) for name, one in body["conditions"].items()},
        _interval(body["outage"]),
    )


def _covered(body: Mapping[str, Any]) -> Covered:
    return Covered(
        body["id"],
        Verdict(body["autonomous"]),
        _interval(body["seal"]),
        {name: None if ends is None else _interval(ends) for name, ends in body["objectives"].items()},
        {model: tuple(outcomes) for model, outcomes in body["places"].items()},
    )


def _ends(span: Interval) -> list[float]:
    return [span.low, span.high]


def _interval(ends: tuple[float, float | None]) -> Interval:
    low, high = ends
    return Interval(low, inf if high is None else high)
