"""Price rises and data that may no longer stand where it does, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regie.analyses.failure import Displaced, PriceEffect
from regie.landscape import Landscape
from regie.locale import Language, Message, percent, say
from regie.reference_data.jurisdictions import adequacy_decisions
from regie.reports import words
from regie.reports.failure.tables import Row, sure


def prices(found: PriceEffect, landscape: Landscape, language: Language) -> Iterator[Row]:
    """A row a sum of money that rises, the largest first."""
    for one in found.dearer:
        yield (
            landscape.name_of(one.thing),
            say(Message(f"landscape.noun.{landscape[one.thing].noun}.one"), language),
            one.cluster,
            _say("paid.direct" if one.direct else "paid.chain", language),
            words.verdict(one.capped, language),
            one.until,
            one.cost.high,
            percent(one.share, language),
            one.extra.low,
            one.extra.high,
        )
    for id_ in found.unknown:
        noun = say(Message(f"landscape.noun.{landscape[id_].noun}.one"), language)
        yield (landscape.name_of(id_), noun, *[None] * 8)


def clusters(found: PriceEffect, language: Language) -> Iterator[Row]:
    """What comes on top, by cluster."""
    for cluster, extra in found.by_cluster.items():
        yield cluster or _say("no_cluster", language), extra.low, extra.high


def displaced(found: Sequence[Displaced], landscape: Landscape, language: Language) -> Iterator[Row]:
    """A row a dataset and a place or handler."""
    laws = {law.id: law.name for law in adequacy_decisions()}
    for one in found:
        names = (landscape.name_of(id_) for id_ in (one.dataset, one.thing))
        yield (*names, laws[one.law], sure(one.surely, language), say(one.why, language))


def _say(key: str, language: Language) -> str:
    return say(Message(f"failure.{key}"), language)
