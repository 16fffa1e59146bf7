"""Facts on which sources differ as rows: each claim with its source and date, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from regie.landscape import NOUNS, Fact, Landscape, Source, fact_fields
from regie.landscape.fact import Status
from regie.locale import Language, Message, say
from regie.reports import words

COLUMNS = ("noun", "id", "name", "field", "value", "standing", "source", "dated")
FactRow = tuple[str | date | None, ...]


def disputed_rows(landscape: Landscape, language: Language) -> Iterator[FactRow]:
    """A row a claim in the order of `COLUMNS`, of every fact that is contested or of which a claim was set aside."""
    for noun in NOUNS:
        kind = say(Message(f"landscape.noun.{noun.noun}.one"), language)
        fields = [
            (one.name, say(Message(f"landscape.field.{noun.noun}.{one.name}.label"), language))
            for one in fact_fields(noun)
        ]
        for record in landscape.all(noun):
            start = (kind, record.id, landscape.name_of(record.id))
            for name, label in fields:
                held: Fact[Any] = getattr(record, name)
                if held.overruled or held.status is Status.CONTESTED:
                    yield from ((*start, label, *row) for row in _claims(landscape, held, language))


def _claims(landscape: Landscape, held: Fact[Any], language: Language) -> Iterator[FactRow]:
    standing = _say(held.status.value, language)
    for claim in held.claims:
        yield (words.value(landscape, claim.value, language), standing, *_source(claim.source))
    for one in held.overruled:
        aside = _say("aside", language, reason=one.reason)
        yield (words.value(landscape, one.value, language), aside, *_source(one.source))


def _source(source: Source) -> tuple[str | None, date | None]:
    return source.name or None, source.date


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"reports.standing.{key}", **values), language)
