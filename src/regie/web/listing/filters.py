"""The filters beside a list: per field its values with counts, those that are chosen always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regie.actions.keeping.faceting import facet_fields, facets
from regie.actions.keeping.rights import Actor
from regie.web.listing.asked import Seen
from regie.web.values import Shower

_VALUES = 30


@dataclass(frozen=True, slots=True)
class Counted:
    """What is shown of a facet: values with how many have each; so many `more` values are not shown."""

    values: Sequence[tuple[str, int]]
    more: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet in words: `values` hold value, words, count and whether it is chosen."""

    name: str
    label: str
    values: list[tuple[str, str, int, bool]]
    more: int


def counted_of(actor: Actor, asked: Seen) -> dict[str, Counted]:
    """Per facet its most frequent values and the chosen ones, also those that nothing has."""
    found, query = {}, asked.query
    for name, values in facets(actor, query, facet_fields(query.noun, (*query.filters, *asked.more))).items():
        chosen, there = query.filters.get(name, ()), {value for value, _ in values}
        first = [*values[:_VALUES], *(pair for pair in values[_VALUES:] if pair[0] in chosen)]
        none = [(value, 0) for value in chosen if value not in there]
        found[name] = Counted([*first, *none], len(values) - len(first))
    return found


def facets_of(counted: Mapping[str, Counted], asked: Seen, shower: Shower) -> list[Facet]:
    """The facets in words; names of what they refer to are looked up together."""
    words = shower.labels({name: [value for value, _ in one.values] for name, one in counted.items()})
    return [
        Facet(
            name,
            shower.field(name),
            [(value, words[name][value], n, value in asked.query.filters.get(name, ())) for value, n in one.values],
            one.more,
        )
        for name, one in counted.items()
    ]
