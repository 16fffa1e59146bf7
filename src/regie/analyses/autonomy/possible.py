"""Sets of values a fact may lead to: a tuple of possible values, or None when it can be anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cache
from typing import Any

from regie.landscape import Fact, Verdict, each

Values = tuple[str, ...] | None


def of_fact(fact: Fact[Any], says: Callable[[Any], str]) -> Values:
    """What a fact's candidates say, each value once."""
    candidates = fact.candidates
    return None if candidates is None else tuple(dict.fromkeys(says(value) for value in candidates))


def of_facts(facts: Iterable[Fact[Any]], says: Callable[[Any], str]) -> list[Values]:
    """`of_fact` of each."""
    return each(facts, lambda fact: of_fact(fact, says))


def word(choice: Enum) -> str:
    """A member of a choice field, as models know it."""
    return str(choice.value)


def of_verdict(verdict: Verdict) -> Values:
    """Yes, no, or either."""
    return None if verdict is Verdict.BETWEEN else (verdict.value,)


def of_places(fact: Fact[tuple[str, ...]], inside: Callable[[str], bool]) -> Values:
    """Whether all, some or none of its places lie inside; anything when a source names no place at all."""
    candidates = fact.candidates
    if candidates is None or () in candidates:
        return None
    return tuple(dict.fromkeys(share_in(countries, inside) for countries in candidates))


def share_in(countries: Iterable[str], inside: Callable[[str], bool]) -> str:
    """Whether all, some or none of the countries lie inside."""
    found = [inside(country) for country in countries]
    if all(found):
        return "all"
    return "some" if any(found) else "none"


def worst(
    scale: Sequence[str], certain: Iterable[Values], maybe: Iterable[Values] = (), *, more: bool = False
) -> Values:
    """What the worst of several may be, on a scale from best to worst.

    `certain` count for sure, `maybe` may or may not count, `more` says that there may be others of which nothing
    is known.
    """
    return _worst(tuple(scale), frozenset(certain), frozenset(maybe), more)


@cache
def _worst(scale: tuple[str, ...], certain: frozenset[Values], maybe: frozenset[Values], more: bool) -> Values:
    """There are not many combinations in the world."""
    sure = [_ranks(scale, values) for values in certain]
    least = max((min(ranks) for ranks in sure), default=0)
    reachable = {rank for ranks in sure for rank in ranks if rank >= least} | ({least} if not sure else set())
    for values in maybe:
        reachable |= {rank for rank in _ranks(scale, values) if rank >= least}
    if more:
        reachable |= set(range(least, len(scale)))
    return None if len(reachable) == len(scale) else tuple(scale[rank] for rank in sorted(reachable))


def _ranks(scale: Sequence[str], values: Values) -> range | list[int]:
    return range(len(scale)) if values is None else [scale.index(value) for value in values]
