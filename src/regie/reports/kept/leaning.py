"""What leans on a platform or organisation through the whole chain, and who and whose law is above it, as pieces."""

from __future__ import annotations

from collections import Counter
from typing import Any

from regie.landscape import (
    NO_PROCESS,
    Chain,
    LinkKind,
    Organisation,
    controls,
)
from regie.reference_data.jurisdictions import extraterritorial_laws
from regie.reports.assessment import Assessment
from regie.reports.kept.hours import hours


def leaning(assessment: Assessment, id_: str) -> dict[str, Any]:
    """How many things of each noun need it, and the processes among which a critical one may be."""
    chain = Chain.of(assessment.landscape, assessment.at)
    needed = assessment.criticality.get(id_, NO_PROCESS)
    counted = Counter(assessment.landscape[one].noun for one in chain.dependants(id_) if one in assessment.landscape)
    return {
        "leaning": {**counted, "process": len(needed.processes)},
        "critical": needed.critical,
        "outage": hours(needed.maximum_outage),
        "processes": needed.processes,
    }


def control(assessment: Assessment, organisation: Organisation) -> dict[str, Any]:
    """Who may control it in the end, whether all of these are known, and the laws from abroad by way of whom."""
    found = controls(assessment.landscape, assessment.at)[organisation.id]
    above = Chain.of(assessment.landscape, assessment.at, (LinkKind.OWNED_BY,)).closure(organisation.id)
    laws = []
    for id_ in (organisation.id, *above):
        one = assessment.landscape.get(id_)
        for country in one.seat.candidates or () if isinstance(one, Organisation) else ():
            laws += [
                {"law": law.name, "country": country, "effect": law.effect, "source": law.source, "through": id_}
                for law in extraterritorial_laws(country, assessment.at)
            ]
    return {"parents": found.parents, "complete": found.complete, "laws": laws}
