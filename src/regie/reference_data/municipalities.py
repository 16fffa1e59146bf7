"""The municipalities of the Netherlands and the province each is in; source and dates are in `municipalities.json`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from regie.reference_data.files import data


@cache
def municipalities() -> Mapping[str, str]:
    """The province of each of the 342 municipalities, by name."""
    return {name: province for province, names in data("municipalities")["provinces"].items() for name in names}


def province_of(name: str) -> str | None:
    """The province of a municipality as people name it ("Gemeente Utrecht", "Den Haag"); None when it is not known."""
    return _folded().get(_fold(name))


@cache
def _folded() -> Mapping[str, str]:
    found = {_fold(name): province for name, province in municipalities().items()}
    found.update((_fold(other), found[_fold(name)]) for other, name in data("municipalities")["also"].items())
    return found


def _fold(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("gemeente ")
