"""The form of a scenario: what may be written, and what each key means (`scenario.key.<part>.<key>`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.readers.mapping.form import Holds, Part, key

LASTS = ("day", "week", "month", "for_good")
"""How long something may be gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought(Part):
    """That one organisation is bought by another."""

    organisation: str = key(Holds.TEXT, "", required=True)
    by: str = key(Holds.TEXT, "", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dearer(Part):
    """That a supplier, and all it controls, asks so many percent more."""

    supplier: str = key(Holds.TEXT, "", required=True)
    percent: float = key(Holds.AMOUNT, 0.0, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenScenario(Part):
    """What happens, all together. Names are what people use, or ids; countries are codes of two letters.

    `on` is the day it begins (None: the day that is asked about), `notice` how many hours before it is known,
    `lasts` one of `LASTS`. `law` holds laws of `reference_data.jurisdictions` that fall away.
    """

    name: str = key(Holds.TEXT, "", required=True)
    version: str = key(Holds.TEXT, "")
    why: str = key(Holds.TEXT, "")
    on: date | None = key(Holds.DATE)
    notice: float = key(Holds.AMOUNT, 0.0)
    lasts: str = key(Holds.TEXT, "for_good")
    without: tuple[str, ...] = key(Holds.TEXTS, ())
    sanction: tuple[str, ...] = key(Holds.TEXTS, ())
    refuse: tuple[str, ...] = key(Holds.TEXTS, ())
    takeover: tuple[Bought, ...] = key(Holds.PARTS, (), part="takeover")
    price: tuple[Dearer, ...] = key(Holds.PARTS, (), part="price")
    law: tuple[str, ...] = key(Holds.TEXTS, ())

    @property
    def empty(self) -> bool:
        """Whether nothing happens."""
        return not (self.without or self.sanction or self.refuse or self.takeover or self.price or self.law)


PARTS: dict[str, type[Part]] = {"scenario": WrittenScenario, "takeover": Bought, "price": Dearer}
"""Every part by the name the texts call it."""
