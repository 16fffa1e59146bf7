"""A fact: known, unknown or contested, each claim with its source and date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Status(Enum):
    """How well a fact is known."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a claim comes from: a document, a system or a role (never a person), and the date it speaks of."""

    name: str = ""
    date: datetime.date | None = None


NO_SOURCE = Source()


def says_same(one: object, other: object) -> bool:
    """Whether two values say the same: of many, such as suppliers or countries, the order says nothing."""
    if one == other:
        return True
    return isinstance(one, tuple) and isinstance(other, tuple) and frozenset(one) == frozenset(other)


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """One source's word on a fact."""

    value: T
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Overruled(Generic[T]):
    """A claim that another outranks: kept and shown, but no candidate. `reason` says why, and is never empty."""

    value: T
    source: Source
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a claim is overruled for a reason")


class UnknownFactError(LookupError):
    """A fact was taken as known while it is unknown or contested."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """What is known of one field of one thing.

    No claims: unknown (`asked` then says who was asked and when, if anybody). Claims that agree: known.
    Claims that differ: contested. "There is none" is a value of its own: an empty tuple in a field that
    holds many, `NONE` in a field that holds one reference. `overruled` are claims that a rule of precedence
    or a confirmation set aside: they say nothing about the value, and are there to be seen.
    """

    claims: tuple[Claim[T], ...] = ()
    asked: Source = NO_SOURCE
    overruled: tuple[Overruled[T], ...] = ()

    @property
    def status(self) -> Status:
        """Known, unknown or contested."""
        if not self.claims:
            return Status.UNKNOWN
        return Status.KNOWN if self.known else Status.CONTESTED

    @property
    def known(self) -> bool:
        """Whether all claims agree, and there is one."""
        claims = self.claims
        if len(claims) == 1:
            return True
        return bool(claims) and all(says_same(claim.value, claims[0].value) for claim in claims)

    @property
    def value(self) -> T:
        """The known value. Raises UnknownFactError when unknown or contested."""
        if not self.known:
            raise UnknownFactError(self.status.value)
        return self.claims[0].value

    @property
    def source(self) -> Source:
        """The source of the first claim, or who was asked."""
        return self.claims[0].source if self.claims else self.asked

    @property
    def candidates(self) -> tuple[T, ...] | None:
        """The values it may have: one when known, several when contested, None when it can be anything."""
        claims = self.claims
        if len(claims) < 2:
            return (claims[0].value,) if claims else None
        distinct: list[T] = []
        for claim in claims:
            if not any(says_same(claim.value, one) for one in distinct):
                distinct.append(claim.value)
        return tuple(distinct)

    def value_or(self, other: U) -> T | U:
        """The known value, else `other`; only for showing, never to fill in an unknown."""
        return self.claims[0].value if self.known else other

    def every(self, test: Callable[[T], bool]) -> bool | None:
        """Whether the test holds: True or False when all candidates agree, None when they do not or are unknown."""
        candidates = self.candidates
        if candidates is None:
            return None
        if len(candidates) == 1:
            return test(candidates[0])
        answers = {test(value) for value in candidates}
        return answers.pop() if len(answers) == 1 else None

    def also(self, value: T, source: Source) -> Fact[T]:
        """The same fact with one more claim."""
        return Fact((*self.claims, Claim(value, source)), overruled=self.overruled)


UNKNOWN: Fact[Any] = Fact()


def each(facts: Iterable[Fact[T]], says: Callable[[Fact[T]], U]) -> list[U]:
    """What is said of each fact; once for things that share the fact itself, where a source says the same of them."""
    held = list(facts)
    said = {key: says(fact) for key, fact in {id(fact): fact for fact in held}.items()}
    return [said[id(fact)] for fact in held]


def known(value: T, source: Source = NO_SOURCE) -> Fact[T]:
    """A fact with one claim."""
    return Fact((Claim(value, source),))


def contested(claims: Iterable[tuple[T, Source]]) -> Fact[T]:
    """A fact on which sources differ."""
    return Fact(tuple(Claim(value, source) for value, source in claims))


def nobody_knows(asked: Source) -> Fact[Any]:
    """An unknown fact of which it is known who was asked and when."""
    return Fact((), asked)
