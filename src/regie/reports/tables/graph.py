"""What feeds what in a model, laid out in columns: questions left, the result right."""

from __future__ import annotations

from dataclasses import dataclass

from regie.decisions import Model
from regie.decisions.words import name_of
from regie.locale import Message

WIDTH, HEIGHT = 220, 34
_ACROSS, _DOWN = 290, 44


@dataclass(frozen=True, slots=True)
class Block:
    """An input or a decision with its place in pixels; `table` says that it is a decision."""

    name: str
    label: Message
    x: int
    y: int
    table: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Blocks, and the lines between them as paths."""

    width: int
    height: int
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]


def picture(model: Model) -> Picture:
    """The graph of a model; a decision stands one column right of all it needs."""
    columns = dict.fromkeys((one.name for one in model.inputs), 0)
    left = list(model.decisions)
    while left:
        ready = [one for one in left if all(name in columns for name in one.requires)]
        for one in ready:
            columns[one.name] = 1 + max((columns[name] for name in one.requires), default=0)
        left = [one for one in left if one.name not in columns]
        if not ready:  # needs what is no input or decision: drawn at the left
            columns |= dict.fromkeys((one.name for one in left), 1)
            left = []
    rows: dict[int, int] = {}
    tallest = max((list(columns.values()).count(column) for column in set(columns.values())), default=0)
    blocks = {}
    for name, column in columns.items():
        filled = list(columns.values()).count(column)
        top = (tallest - filled) * _DOWN // 2
        y = 2 + top + rows.get(column, 0) * _DOWN
        rows[column] = rows.get(column, 0) + 1
        blocks[name] = Block(name, name_of(model, name), 2 + column * _ACROSS, y, name in model.decision_names)
    lines = tuple(
        _line(blocks[need], blocks[one.name]) for one in model.decisions for need in one.requires if need in blocks
    )
    width = 4 + max(columns.values(), default=0) * _ACROSS + WIDTH
    return Picture(width, 4 + tallest * _DOWN, tuple(blocks.values()), lines)


def _line(start: Block, end: Block) -> str:
    x, y, to_x, to_y = start.x + WIDTH, start.y + HEIGHT // 2, end.x, end.y + HEIGHT // 2
    bend = (to_x - x) // 2
    return f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
