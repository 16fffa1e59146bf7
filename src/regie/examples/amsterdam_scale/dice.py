"""Seeded chance that gives the same city on every machine, and facts that are unknown or contested now and then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from regie.landscape import UNKNOWN, Fact, Source, contested, known, nobody_knows

T = TypeVar("T")
AS_OF = date(2026, 11, 1)
CMDB = Source("CMDB-export", date(2026, 10, 1))
CONTRACTS = Source("contractenregister", date(2026, 9, 1))
INTERVIEW = Source("interview eigenaar", date(2026, 6, 15))
IMPACT = Source("bedrijfsimpactanalyse", date(2026, 5, 1))
PRIVACY = Source("verwerkingsregister", date(2026, 7, 1))
DOSSIER = Source("leveranciersdossier", date(2026, 3, 1))


class Dice:
    """Chance for one city. Every draw goes through `random()`, whose sequence Python keeps stable between versions."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - an example, no secret

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random.random() < probability

    def between(self, low: float, high: float) -> float:
        """A number from low to high."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from low up to and including high."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self._random.random() * len(options))]

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        """One of the options by weight."""
        left = self._random.random() * sum(weight for _, weight in options)
        for option, weight in options:
            left -= weight
            if left < 0:
                return option
        return options[-1][0]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """The options in another order."""
        keyed = [(self._random.random(), number) for number in range(len(options))]
        return [options[number] for _, number in sorted(keyed)]

    def fact(self, value: T, unknown: float, source: Source = CMDB, other: T | None = None) -> Fact[T]:
        """A fact that is unknown with this probability (one in ten of those was asked about in vain), and contested
        with another value one time in twenty."""
        if self.chance(unknown):
            return nobody_knows(INTERVIEW) if self.chance(0.1) else UNKNOWN
        if other is not None and other != value and self.chance(0.05):
            return contested([(value, source), (other, INTERVIEW)])
        return known(value, source)

    def yes_no(self, yes: float, unknown: float, source: Source = CMDB) -> Any:
        """A yes-or-no fact."""
        return self.fact(self.chance(yes), unknown, source)
