"""All pieces of an assessment: what kind of answer, about what, and the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regie.analyses.failure import rank
from regie.landscape import NO_PROCESS, NOUNS, Application, Organisation, Platform, Verdict
from regie.locale.carried import to_data
from regie.reports.assessment import Assessment
from regie.reports.kept.behind import behind
from regie.reports.kept.contracts import contracts
from regie.reports.kept.data_quality import data_quality
from regie.reports.kept.dependence import dependence, hidden
from regie.reports.kept.failing import failing
from regie.reports.kept.goals import counted, goal
from regie.reports.kept.horizon import horizon
from regie.reports.kept.judged import judged
from regie.reports.kept.near import near
from regie.reports.kept.places import heat, places
from regie.reports.kept.spending import spending
from regie.reports.kept.tenders import tenders


@dataclass(frozen=True, slots=True)
class Piece:
    """One answer. `body` holds text, numbers, lists and mappings, and messages as `locale.carried` writes them."""

    kind: str
    key: str
    body: Any


def pieces(assessment: Assessment) -> Iterator[Piece]:
    """Everything pages show, in the order it is cheapest to make."""
    yield Piece("overview", "", to_data(_overview(assessment)))
    for result in assessment.goals.goals:
        yield Piece("goal", result.goal.id, to_data(goal(result)))
        for measurement in result.measurements:
            yield Piece("counted", f"{result.goal.id}/{measurement.reading.id}", to_data(counted(measurement)))
    for name, concentration in (("direct", assessment.concentration_first), ("chain", assessment.concentration_chain)):
        for table, body in dependence(concentration):
            yield Piece("concentration", f"{name}/{table}", to_data(body))
    yield Piece("hidden", "", to_data(hidden(assessment.concentration_chain)))
    yield Piece("places", "", to_data(places(assessment)))
    yield Piece("heat", "", to_data(heat(assessment)))
    yield Piece("horizon", "", to_data(horizon(assessment)))
    yield Piece("quality", "", to_data(data_quality(assessment.quality.latest)))
    yield Piece("failures", "", to_data(failing(rank(assessment.landscape, assessment.at))))
    yield Piece("budget", "", to_data(spending(assessment.budget)))
    for kind, key, body in (*contracts(assessment.calendar), *tenders(assessment)):
        yield Piece(kind, key, to_data(body))
    for key, ids in behind(assessment):
        yield Piece("behind", key, ids)
    for noun in (Application, Platform, Organisation):
        for record in assessment.landscape.all(noun):
            yield Piece("judged", record.id, to_data(judged(assessment, record.id)))
    for id_, links in near(assessment):
        yield Piece("near", id_, to_data(links))


def columns(assessment: Assessment) -> Mapping[str, Mapping[str, Any]]:
    """Per thing what lists show, sort and filter by beside its facts."""
    found: dict[str, dict[str, Any]] = {}
    for noun in (Application, Platform, Organisation):
        for record in assessment.landscape.all(noun):
            judgement = assessment.autonomy.of(record.id)
            found[record.id] = {
                "autonomous": judgement.autonomous.value,
                "seal_low": judgement.seal.low,
                "seal_high": judgement.seal.high,
            }
    for application in assessment.landscape.all(Application):
        needed = assessment.criticality.get(application.id, NO_PROCESS)
        found[application.id]["critical"] = needed.critical.value
        found[application.id]["processes"] = len(needed.processes)
    return found


def _overview(assessment: Assessment) -> dict[str, Any]:
    landscape = assessment.landscape
    applications = landscape.all(Application)
    verdicts = Counter(assessment.autonomy.of(one.id).autonomous for one in applications)
    return {
        "day": assessment.at,
        "applications": len(applications),
        "autonomous": {one.value: verdicts[one] for one in Verdict},
        "things": {noun.noun: len(landscape.all(noun)) for noun in NOUNS},
        "risks": [
            {"id": risk.id, "processes": risk.weight[0], "why": [reason.says for reason in risk.reasons]}
            for risk in assessment.risks
        ],
        "unknown": [
            {"noun": one.noun, "field": one.field, "total": one.total, "unknown": one.unknown}
            for one in sorted(assessment.known, key=lambda one: -one.unknown)[:12]
        ],
    }
