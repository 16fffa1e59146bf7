"""What measures against failure may cost: our own assumption, so that there is something to compare until a
municipality has estimates of its own. Nobody publishes these figures; its source says so, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from regie.locale import Message
from regie.reference_data.files import data


@dataclass(frozen=True, slots=True)
class MeasureCosts:
    """Euros in the first year, from the least to the most, by the word of `analyses.failure.Measure`."""

    source: Message
    date: date
    euros: Mapping[str, tuple[float, float]]


@cache
def measure_costs() -> MeasureCosts:
    """The shipped assumption."""
    raw = data("measures")
    euros = {word: (float(low), float(high)) for word, (low, high) in raw["euros_first_year"].items()}
    return MeasureCosts(Message(raw["source"]), date.fromisoformat(raw["date"]), MappingProxyType(euros))
