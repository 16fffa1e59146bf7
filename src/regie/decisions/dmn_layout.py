"""A diagram of a model for editors: decisions in layers above what they need, inputs at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from regie.decisions.model import Model

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WIDTH, _HEIGHT, _GAP_ACROSS, _GAP_DOWN = 160, 60, 40, 80


def add_diagram(root: Element, model: Model, add: Callable[..., Element]) -> None:
    """Add shapes and edges for everything in the model."""
    levels = _levels(model)
    top = max(levels.values(), default=0)
    ids = {item.name: item.id for item in model.functions}
    ids |= {item.name: item.id for item in model.inputs} | {item.name: item.id for item in model.decisions}
    diagram = add(add(root, "dmndi:DMNDI"), "dmndi:DMNDiagram", id="diagram")
    placed: dict[int, int] = {}
    for name, level in levels.items():
        column = placed[level] = placed.get(level, -1) + 1
        shape = add(diagram, "dmndi:DMNShape", dmnElementRef=ids[name], id=f"shape_{ids[name]}")
        bounds = {"x": column * (_WIDTH + _GAP_ACROSS), "y": (top - level) * (_HEIGHT + _GAP_DOWN)}
        size = {"width": _WIDTH, "height": _HEIGHT}
        add(shape, "dc:Bounds", **{side: str(length) for side, length in (bounds | size).items()})


def _levels(model: Model) -> dict[str, int]:
    """How far each element stands above the inputs; functions stand beside them."""
    levels = {item.name: 0 for item in model.inputs} | {item.name: 0 for item in model.functions}
    left = {decision.name: set(decision.requires) for decision in model.decisions}
    while left:
        ready = [name for name, needed in left.items() if needed <= levels.keys()]
        for name in ready or list(left):  # a circle is drawn too; the reader tells it as a fault
            levels[name] = 1 + max((levels.get(needed, 0) for needed in left.pop(name)), default=0)
    return levels
