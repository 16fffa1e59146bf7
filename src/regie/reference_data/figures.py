"""Figures of the source documents about the landscape and the VNG survey; where sources disagree, all claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from regie.reference_data.files import data


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit. `claims` holds (value, source); more than one value: the sources disagree."""

    id: str
    unit: str
    claims: tuple[tuple[float, str], ...]
    note: str = ""

    @property
    def contested(self) -> bool:
        """Whether the sources disagree."""
        return len({value for value, _ in self.claims}) > 1


@cache
def figures() -> Mapping[str, Figure]:
    """All figures by id. A source is the code of `facts`' documents and the section, or `our sum`."""
    return MappingProxyType(
        {
            raw["id"]: Figure(
                raw["id"],
                raw["unit"],
                tuple((float(value), source) for value, source in raw["claims"]),
                raw.get("note", ""),
            )
            for raw in data("figures")["figures"]
        }
    )


def documents() -> Mapping[str, str]:
    """The documents by their code."""
    return MappingProxyType(data("figures")["sources"])
