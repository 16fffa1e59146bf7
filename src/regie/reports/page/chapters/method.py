"""How it was computed: the decision models with their hashes, the documents and sources, and the date."""

from __future__ import annotations

from dataclasses import dataclass

from regie.locale import Language, day
from regie.reports import words
from regie.reports.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Method:
    """`models` are (name, SHA-256); `sources` are (name, newest date in words, number of facts it speaks of)."""

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
    sources = sorted(
        (one.source, "" if one.newest is None else day(one.newest, language), one.claims)
        for one in assessment.quality.latest.sources
        if one.source
    )
    documents = dict.fromkeys(result.goal.document for result in assessment.goals.goals)
    by, at = words.definition(definition, language), day(assessment.at, language)
    return Method(by, at, tuple(models), tuple(documents), tuple(sources))
