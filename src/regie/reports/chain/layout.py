"""Places for blocks and lines: fixed columns, few crossings, short lines. The same picture always gets the same places.

Layers as Sugiyama, Tagawa and Toda (IEEE Transactions SMC 11, 1981): lines longer than one column pass through a narrow
place in each column between; columns are ordered by the mean place of neighbours; then heights are the least-squares
nearest to the neighbours that keep order and distance (pool adjacent violators).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regie.reports.chain.parts import Line, Node, Picture

WIDTH, HEIGHT, GAP, BETWEEN = 164.0, 42.0, 12.0, 62.0
_PASSING = 6.0
_SWEEPS = 6
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything stands. `blocks` holds the left upper corner; `curves` per line the points it passes, from left
    to right, two for each end and two for each column it crosses; `bands` the left edge of the first column of each."""

    width: float
    height: float
    blocks: Mapping[str, tuple[float, float]]
    curves: Mapping[Line, tuple[tuple[float, float], ...]]
    bands: Mapping[int, float]


def lay_out(picture: Picture) -> Placed:
    """Places for a picture."""
    column = _columns(picture)
    routes = {line: _route(line, column) for line in picture.lines}
    columns = _ordered(picture, column, routes)
    middle = _heights(columns, routes)
    top = min((middle[id_] - _size(id_) / 2 for id_ in middle), default=0.0)
    blocks = {id_: (_left(column[id_]), middle[id_] - top - HEIGHT / 2) for id_ in picture.nodes}
    bands: dict[int, float] = {}
    for id_, node in picture.nodes.items():
        bands[node.band] = min(bands.get(node.band, _left(column[id_])), _left(column[id_]))
    return Placed(
        width=_left(len(columns) - 1) + WIDTH if columns else 0.0,
        height=max((y + HEIGHT for _, y in blocks.values()), default=0.0),
        blocks=blocks,
        curves=_curves(routes, blocks, {id_: y - top for id_, y in middle.items()}, column),
        bands=dict(sorted(bands.items())),
    )


Route = tuple[str, ...]
"""The places a line passes from left to right: a block, a place in each column between, a block."""


def _left(column: int) -> float:
    return column * (WIDTH + BETWEEN)


def _size(id_: str) -> float:
    return _PASSING if id_.startswith("\0") else HEIGHT


def _columns(picture: Picture) -> dict[str, int]:
    """The column of each block: bands from left to right, and within a band what is needed stands further right."""
    depth = _depths(picture)
    deepest: dict[int, int] = defaultdict(int)
    for id_, node in picture.nodes.items():
        deepest[node.band] = max(deepest[node.band], depth[id_])
    first: dict[int, int] = {}
    taken = 0
    for band in sorted(deepest):
        first[band] = taken
        taken += deepest[band] + 1
    return {id_: first[node.band] + depth[id_] for id_, node in picture.nodes.items()}


def _depths(picture: Picture) -> dict[str, int]:
    """How far to the right within its band; circles and very long chains stop at a fixed depth."""
    inside = [line for line in picture.lines if _same_band(picture.nodes, line)]
    depth = dict.fromkeys(picture.nodes, 0)
    for _ in range(_DEEPEST):
        for line in inside:
            if depth[line.provider] <= depth[line.dependant] < _DEEPEST:
                depth[line.provider] = depth[line.dependant] + 1
    return depth


def _same_band(nodes: Mapping[str, Node], line: Line) -> bool:
    return nodes[line.dependant].band == nodes[line.provider].band and line.dependant != line.provider


def _route(line: Line, column: Mapping[str, int]) -> Route:
    left, right = sorted((line.dependant, line.provider), key=lambda id_: column[id_])
    between = range(column[left] + 1, column[right])
    return (left, *(f"\0{line.dependant}\0{line.provider}\0{at}" for at in between), right)


def _ordered(picture: Picture, column: Mapping[str, int], routes: Mapping[Line, Route]) -> list[list[str]]:
    """Each column from top to bottom, so that few lines cross."""
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for id_ in picture.nodes:
        columns[column[id_]].append(id_)
    for route in routes.values():
        for offset, place in enumerate(route[1:-1], 1):
            if place not in columns[column[route[0]] + offset]:
                columns[column[route[0]] + offset].append(place)
    before, after = _sides(routes.values())
    for sweep in range(_SWEEPS):
        towards, order = (before, columns) if sweep % 2 == 0 else (after, columns[::-1])
        rank = {id_: at / max(1, len(held) - 1) for held in columns for at, id_ in enumerate(held)}
        for held in order:
            held.sort(key=lambda id_: _mean([rank[other] for other in towards.get(id_, ())], rank[id_]))
            rank.update((id_, at / max(1, len(held) - 1)) for at, id_ in enumerate(held))
    return columns


def _sides(routes: Iterable[Route]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for route in routes:
        for left, right in pairwise(route):
            after[left].append(right)
            before[right].append(left)
    return before, after


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _heights(columns: Sequence[Sequence[str]], routes: Mapping[Line, Route]) -> dict[str, float]:
    """The middle of everything: in order, apart, and near its neighbours."""
    before, after = _sides(routes.values())
    middle: dict[str, float] = {}
    tallest = max((len(held) for held in columns), default=0) * (HEIGHT + GAP)
    for held in columns:
        step = tallest / (len(held) + 1)
        middle.update((id_, step * (at + 1)) for at, id_ in enumerate(held))
    # by number from here on: a picture of eighty blocks asks for its neighbours tens of thousands of times
    number = {id_: at for at, id_ in enumerate(middle)}
    near = [[number[one] for one in (*before.get(id_, ()), *after.get(id_, ()))] for id_ in middle]
    heights = list(middle.values())
    order = tuple(([number[id_] for id_ in held], _offsets(held)) for held in columns)
    for sweep in range(_SWEEPS * 2):
        for places, apart in order if sweep % 2 == 0 else reversed(order):
            wished = [_mean([heights[other] for other in near[place]], heights[place]) for place in places]
            for place, height in zip(places, _apart(apart, wished), strict=True):
                heights[place] = height
    return dict(zip(middle, heights, strict=True))


def _offsets(held: Sequence[str]) -> list[float]:
    """How far below the first of a column each of its parts stands at least."""
    found = [0.0]
    for above, below in pairwise(held):
        found.append(found[-1] + (_size(above) + _size(below)) / 2 + GAP)
    return found


def _apart(offsets: Sequence[float], wished: Sequence[float]) -> list[float]:
    """The places nearest to those wished that keep order and distance."""
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=False):
        total, count = wish - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, n = pools.pop()
            total, count = total + more, count + n
        pools.append((total, count))
    levels = [total / count for total, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]


def _curves(
    routes: Mapping[Line, Route],
    blocks: Mapping[str, tuple[float, float]],
    middle: Mapping[str, float],
    column: Mapping[str, int],
) -> dict[Line, tuple[tuple[float, float], ...]]:
    """The points of each line; where several leave or reach one block they fan out in the order of their other ends."""
    leaving = _fanned(routes, middle, 0)
    reaching = _fanned(routes, middle, -1)
    found = {}
    for line, route in routes.items():
        left, right = route[0], route[-1]
        points = [(blocks[left][0] + WIDTH, middle[left] + leaving[line])]
        for offset, place in enumerate(route[1:-1], 1):
            at = _left(column[left] + offset)
            points += [(at, middle[place]), (at + WIDTH, middle[place])]
        same = column[left] == column[right]
        points.append((blocks[right][0] + (WIDTH if same else 0.0), middle[right] + reaching[line]))
        found[line] = tuple(points)
    return found


def _fanned(routes: Mapping[Line, Route], middle: Mapping[str, float], end: int) -> dict[Line, float]:
    """How far from the middle of the block each line stands at this end (0: the left block, -1: the right one)."""
    at: dict[str, list[Line]] = defaultdict(list)
    for line, route in routes.items():
        at[route[end]].append(line)
    found: dict[Line, float] = {}
    for lines in at.values():
        lines.sort(key=lambda line: middle[routes[line][1 if end == 0 else -2]])
        step = min(6.0, (HEIGHT - 12) / max(1, len(lines)))
        found.update((line, (n - (len(lines) - 1) / 2) * step) for n, line in enumerate(lines))
    return found
