"""How it was computed: the decision models with their hashes, the documents and sources, and the date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regie.locale import Language, day
from regie.reports.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Method:
    """`models` are (name, SHA-256); `sources` are (name, date in words, number of things that came from it)."""

    definition: str
    at: str
    models: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    sources: tuple[tuple[str, str, int], ...]


def method(assessment: Assessment, language: Language) -> Method:
    """What anyone needs to compute the same again."""
    definition = assessment.autonomy.models.definition
    models = [(definition.name, definition.hash)]
    models += [(placement.model.name, placement.model.hash) for placement in assessment.placements.values()]
    counted = Counter(record.source for record in assessment.landscape.records)
    sources = sorted(
        (source.name, "" if source.date is None else day(source.date, language), count)
        for source, count in counted.items()
        if source.name
    )
    documents = dict.fromkeys(result.goal.document for result in assessment.goals.goals)
    return Method(definition.name, day(assessment.at, language), tuple(models), tuple(documents), tuple(sources))
