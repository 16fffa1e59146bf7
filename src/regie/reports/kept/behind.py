"""The things behind a number of an overview: per party, kind of place and year, by the word of the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regie.analyses.concentration import Concentration, Level, Measure
from regie.landscape import Application
from regie.reports.assessment import Assessment
from regie.reports.kept.horizon import ends
from regie.reports.kept.places import kind_of

Behind = tuple[str, dict[str, list[str]]]
"""What the number is of (`supplier/X`, `place/Y`, `end/2028`), and the ids behind it by what they are to it."""


def behind(assessment: Assessment) -> Iterator[Behind]:
    """Everything that pages can open from a number."""
    yield from _parties(assessment.concentration_first, assessment.concentration_chain)
    for one in assessment.concentration_chain.hidden:
        yield (
            f"hidden/{one.meets_at}",
            {"chain": list(one.applications), "processes": list(one.critical_processes)},
        )
    found: dict[str, list[str]] = defaultdict(list)
    ended = ends(assessment)
    for application in assessment.landscape.all(Application):
        found[f"place/{kind_of(assessment, application)}"].append(application.id)
        found[f"end/{ended[application.id]}"].append(application.id)
    yield from ((key, {"applications": ids}) for key, ids in found.items())


def _parties(direct: Concentration, chain: Concentration) -> Iterator[Behind]:
    """What surely depends on each party: applications directly and through the chain, and critical processes."""
    wanted = (("direct", direct, Measure.APPLICATIONS), ("chain", chain, Measure.APPLICATIONS))
    for level in Level:
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for word, concentration, measure in (*wanted, ("processes", chain, Measure.CRITICAL_PROCESSES)):
            for part in concentration.table(level, measure).parts:
                found[part.key][word] = list(part.things)
        yield from ((f"{level.value}/{key}", ids) for key, ids in found.items())
