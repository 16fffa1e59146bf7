"""The values a list can be filtered by, with how many things have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from regie.actions.keeping.listing import Query, filtered
from regie.actions.keeping.rights import Actor
from regie.landscape import NOUN_BY_NAME, Kind, fields
from regie.store.finding import OWN, USUAL, usual_part


def facet_fields(noun: str, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """The usual facets of a noun, and the other fields somebody filters by."""
    return tuple(dict.fromkeys((*USUAL[noun], *asked)))


def possible_facets(noun: str) -> tuple[str, ...]:
    """Every field of a noun that can be a facet besides the usual ones; not what nearly every thing has its own of."""
    usual = USUAL[noun]
    named = (one for one in fields(NOUN_BY_NAME[noun]) if one.name not in OWN and one.name not in usual)
    return tuple(one.name for one in named if one.kind is not Kind.DATE)


def facets(actor: Actor, query: Query, names: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Per field its values with counts, the most frequent first; a field's own filter does not narrow its counts.

    The lines of all rows are counted as they are, without understanding them first: that is what keeps a list of a
    thousand things under a twentieth of a second. Raises KeyError for a field the noun lacks.
    """
    free = [name for name in names if name not in query.filters]
    counted = _counted(actor, query, free, "")
    for name in query.filters:
        if name in names:
            counted |= _counted(actor, query, [name], name)
    return {name: sorted(counted[name].items(), key=lambda pair: (-pair[1], pair[0])) for name in names}


def _counted(actor: Actor, query: Query, names: Sequence[str], but: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    texts: Iterable[str] = filtered(actor, query, but=but).order_by().values_list("facets", flat=True)
    if set(names) <= set(USUAL[query.noun]):
        texts = map(usual_part, texts)
    for line, n in Counter("".join(texts).split("\n")).items():
        name, _, value = line.partition("=")
        if name in found:
            found[name][value] += n
    return found
