"""Where the boxes of a view stand: a band a layer, business above, technology below; in each band left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regie.readers.archimate.model import Element

_WIDTH, _HEIGHT, _GAP, _A_ROW = 160, 60, 30, 8
_BANDS = (
    ("Assessment",),
    ("BusinessProcess", "BusinessFunction", "BusinessInteraction", "BusinessService"),
    ("BusinessRole", "BusinessCollaboration", "Contract", "BusinessObject"),
    ("ApplicationComponent", "ApplicationService"),
    ("DataObject", "Artifact"),
    ("Node", "Device", "SystemSoftware", "TechnologyService"),
    ("BusinessActor",),
)
"""Actors stand below: in these views they are the ones who supply and operate."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in pixels, from the top left."""

    x: int
    y: int
    width: int = _WIDTH
    height: int = _HEIGHT


def place_nodes(elements: Sequence[Element]) -> Iterator[tuple[Element, Box]]:
    """Each element with its place, in the order given; other types get the last band."""
    placed: dict[str, Box] = {}
    top = _GAP
    for band in range(len(_BANDS) + 1):
        inside = [element for element in elements if _band(element) == band]
        for number, element in enumerate(inside):
            row, column = divmod(number, _A_ROW)
            placed[element.id] = Box(_GAP + column * (_WIDTH + _GAP), top + row * (_HEIGHT + _GAP))
        rows = -(-len(inside) // _A_ROW)
        top += rows * (_HEIGHT + _GAP) + (_GAP if rows else 0)
    for element in elements:
        yield element, placed[element.id]


def _band(element: Element) -> int:
    return next((number for number, types in enumerate(_BANDS) if element.type in types), len(_BANDS))
