"""The values a list can be filtered by, with how many things have each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Aggregate, QuerySet, TextField

from regie.actions.keeping.listing import Query, filtered
from regie.actions.keeping.rights import Actor
from regie.landscape import NOUN_BY_NAME, Kind, fields
from regie.store.finding import OWN, USUAL
from regie.store.models import Thing

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


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

    The lines of all rows are counted as they are, without understanding them first, and the database hands them over
    as one text: that is what keeps counts over a thousand things within a few milliseconds. Raises KeyError for a field
    the noun lacks.
    """
    counted = _counted(actor, query, [name for name in names if name not in query.filters], "")
    for name in query.filters:
        if name in names:
            counted |= _counted(actor, query, [name], name)
    return {name: sorted(counted[name].items(), key=lambda pair: (-pair[1], pair[0])) for name in names}


def _counted(actor: Actor, query: Query, names: Sequence[str], but: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    things = filtered(actor, query, but=but).order_by()
    usual = [name for name in names if name in USUAL[query.noun]]
    if usual:
        for line, n in Counter(_text(things, "usual").split("\n")).items():
            name, _, value = line.partition("=")
            if name in usual:
                found[name][value] += n
    if len(usual) < len(names):
        text = _text(things, "facets")
        found |= {name: Counter(re.findall(f"\n{name}=(.*)", text)) for name in names if name not in usual}
    return found


def _text(things: QuerySet[Thing], lines: str) -> str:
    return things.aggregate(text=_Joined(lines))["text"] or ""


class _Joined(Aggregate):
    """Texts of all rows behind each other, in no order."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, '')"
    output_field = TextField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, function="STRING_AGG", **more)
