"""An invented estate for each municipality of the Netherlands, 450,000 applications in all, to try the roll-up on.

Only the names are real. 450,000 applications over 342 municipalities is 1,316 each, about what Amsterdam has: the
sizes are therefore larger than real ones. They fall off as those of cities do, from about 3,900 for Amsterdam to about
830 for the smallest; half have fewer than 1,120.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from regie.examples.amsterdam_scale import amsterdam_schaal
from regie.examples.amsterdam_scale.dice import Dice
from regie.landscape import Change, Landscape, Organisation
from regie.reference_data.municipalities import municipalities

APPLICATIONS = 450_000
_LARGEST = ("Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht", "Eindhoven", "Groningen", "Tilburg", "Almere")
_SEED, _MARKET = 2030, 2026


@dataclass(frozen=True, slots=True)
class Plan:
    """One municipality to draw."""

    name: str
    seed: int
    applications: int

    def draw(self) -> Landscape:
        """Its estate: the suppliers are those of the whole country."""
        city = amsterdam_schaal(self.seed, self.applications, _MARKET)
        (own,) = (one for one in city.all(Organisation) if one in city.municipalities)
        named = city.with_change(Change("name", put=(replace(own, name=f"Gemeente {self.name}"),)))
        return replace(named, name=self.name)


def netherlands(total: int = APPLICATIONS, count: int | None = None) -> Iterator[Plan]:
    """A plan per municipality, or for the `count` largest, with `total` applications in all."""
    sizes = _sizes(total, count)
    yield from (Plan(name, _SEED + number, size) for number, (name, size) in enumerate(sizes.items()))


def _sizes(total: int, count: int | None) -> Mapping[str, int]:
    """Rank and size as of cities: the largest first, the rest in an order drawn once."""
    dice = Dice(_SEED)
    rest = sorted((name for name in municipalities() if name not in _LARGEST), key=lambda _: dice.between(0, 1))
    names = (*_LARGEST, *rest)[:count]
    weights = [(rank + 10) ** -0.45 for rank in range(1, len(names) + 1)]
    sizes = [int(total * weight / sum(weights)) for weight in weights]
    sizes[0] += total - sum(sizes)
    return dict(zip(names, sizes, strict=True))
