"""The facts of several registers on one field of one thing: all claims kept, and what precedence makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from regie.landscape import NO_SOURCE, UNKNOWN, Claim, Fact, Field, Kind, Overruled, Source
from regie.reference_data.precedence import Precedence, Rule

Renamed = Callable[[str], str]
"""From an id in one register to the id in the landscape."""


def in_landscape(field: Field, fact: Fact[Any], renamed: Renamed) -> Fact[Any]:
    """A fact with the landscape's ids in the place of one register's own; what two ids stood for is named once."""
    if field.kind is not Kind.REFERENCE or fact == UNKNOWN:
        return fact
    return Fact(
        tuple(Claim(_renamed(claim.value, renamed), claim.source) for claim in fact.claims),
        fact.asked,
        tuple(Overruled(_renamed(one.value, renamed), one.source, one.reason) for one in fact.overruled),
    )


def _renamed(value: Any, renamed: Renamed) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(renamed(one) for one in value))
    return renamed(value) if value else value


@dataclass(frozen=True, slots=True)
class Joined:
    """A fact of several registers. `kept`: a confirmed claim stood while another contradicted it."""

    fact: Fact[Any]
    kept: bool = False


def join_facts(noun: str, field: str, facts: Sequence[Fact[Any]], precedence: Precedence, confirmed: str) -> Joined:
    """One fact with the claims of all, each once, in the order given.

    When they differ, a confirmed claim goes before the others, else the first rule that covers the field and names one
    of the sources decides; what it sets aside stays as overruled, with the rule's reason (`confirmed` is the reason
    where a confirmation decides). Without either, or among equals, the fact is contested.
    """
    if len(facts) == 1:
        fact = facts[0]  # one register's own word stays to the letter
    else:
        claims = _each_once(claim for fact in facts for claim in fact.claims)
        said = {(_same(claim.value), claim.source) for claim in claims}
        aside = [one for fact in facts for one in fact.overruled if (_same(one.value), one.source) not in said]
        asked = max((fact.asked for fact in facts), key=_newest, default=NO_SOURCE)
        fact = Fact(tuple(claims), asked, tuple(dict.fromkeys(aside)))
    return _decided(noun, field, fact, precedence, confirmed)


def _decided(noun: str, field: str, fact: Fact[Any], precedence: Precedence, confirmed: str) -> Joined:
    claims = fact.claims
    if not claims or fact.known:
        return Joined(fact)
    first = [claim for claim in claims if precedence.confirms(claim.source.name)]
    if first:
        return Joined(_over(fact, first, confirmed), kept=len(first) < len(claims))
    rule = _rule(noun, field, claims, precedence)
    if rule is None:
        return Joined(fact)
    best = min(rule.rank(claim.source.name) for claim in claims)
    return Joined(_over(fact, [claim for claim in claims if rule.rank(claim.source.name) == best], rule.because))


def _newest(source: Source) -> tuple[bool, int, str]:
    return source != NO_SOURCE, source.date.toordinal() if source.date else 0, source.name


def _each_once(claims: Iterable[Claim[Any]]) -> list[Claim[Any]]:
    """Claims that say the same things in another order take the order of the first, and so agree."""
    values: dict[Any, Any] = {}
    found: dict[tuple[Any, Source], Claim[Any]] = {}
    for claim in claims:
        key = _same(claim.value)
        value = values.setdefault(key, claim.value)
        found.setdefault((key, claim.source), Claim(value, claim.source))
    return list(found.values())


def _same(value: Any) -> Any:
    return frozenset(value) if isinstance(value, tuple) else value


def _rule(noun: str, field: str, claims: Sequence[Claim[Any]], precedence: Precedence) -> Rule | None:
    return next(
        (
            rule
            for rule in precedence.rules
            if rule.covers(noun, field) and any(rule.rank(claim.source.name) < len(rule.sources) for claim in claims)
        ),
        None,
    )


def _over(fact: Fact[Any], first: Sequence[Claim[Any]], reason: str) -> Fact[Any]:
    """The fact in which the claims that differ from all of `first` are overruled."""
    values = [claim.value for claim in first]
    stand = tuple(claim for claim in fact.claims if claim.value in values)
    aside = (Overruled(claim.value, claim.source, reason) for claim in fact.claims if claim.value not in values)
    return Fact(stand, fact.asked, (*fact.overruled, *aside))
