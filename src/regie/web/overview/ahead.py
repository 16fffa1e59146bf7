"""Where applications run, and how long they are held there by contract, as figures for a picture and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

GROUPS: Mapping[str, tuple[str, ...]] = {
    "own": ("own_server_room", "operational_technology"),
    "government": ("government_cloud", "saas_government"),
    "european": ("private_european", "saas_european"),
    "worldwide": ("hyperscaler", "hyperscaler_guarded", "saas_international"),
    "none": ("none",),
    "unknown": ("unknown",),
}
"""Kinds of place by who has the say, in the order they are drawn."""

_DRAWN = (*GROUPS, "stopped", "free", "open")
_GOAL_YEAR, _YEARS_AHEAD = 2035, 5
"""The year of the last goal is looked forward to; from 2030 on one sees at least these years ahead."""
_HEIGHT, _STEP = 200, 46


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a column: its class, how many, and where it stands (in units of the picture)."""

    kind: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year: what is still held at its end, by group, and what is free by then; `ending` is what ends in it."""

    year: int
    x: int
    ending: int
    blocks: tuple[Block, ...]

    def count(self, kind: str) -> int:
        """How many of one kind."""
        return next((block.count for block in self.blocks if block.kind == kind), 0)


def places(found: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Group, kind and count of every kind of place where something runs."""
    return [(group, kind, found[kind]) for group, kinds in GROUPS.items() for kind in kinds if found.get(kind)]


def split(found: Mapping[str, int]) -> list[tuple[str, float, float]]:
    """The parts of one bar: group, and where it starts and how wide it is as a share of all."""
    total, start, parts = sum(found.values()) or 1, 0.0, []
    for group, kinds in GROUPS.items():
        share = sum(found.get(kind, 0) for kind in kinds) / total
        if share:
            parts.append((group, start, share))
        start += share
    return parts


def columns(horizon: Iterable[Mapping[str, Any]], first: int) -> list[Column]:
    """A column a year: applications of which the last known contract still runs at the end of that year by group of
    place, then those whose contract has ended by then (`free`), then those without a known end (`open`)."""
    rows = list(horizon)
    total = sum(row["count"] for row in rows) or 1
    group_of = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
    made = []
    for at, year in enumerate(range(first, max(_GOAL_YEAR, first + _YEARS_AHEAD) + 1)):
        counted: Counter[str] = Counter()
        for row in rows:
            counted[_state(row["end"], year) or group_of[row["kind"]]] += row["count"]
        ending = sum(row["count"] for row in rows if row["end"] == str(year))
        made.append(Column(year, at * _STEP, ending, _stack(counted, total)))
    return made


def planned(course: Iterable[Mapping[str, Any]]) -> list[Column]:
    """A column a year of a plan: applications by group of place at the end of that year, then those that stopped."""
    group_of = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
    made = []
    for at, each in enumerate(course):
        counted: Counter[str] = Counter()
        for kind, count in each["kinds"].items():
            counted[group_of.get(kind, kind)] += count
        made.append(Column(each["year"], at * _STEP, 0, _stack(counted, sum(counted.values()) or 1)))
    return made


def kinds(made: Iterable[Column]) -> list[str]:
    """The kinds of block that occur, in the order they are drawn."""
    found = {block.kind for column in made for block in column.blocks}
    return [kind for kind in _DRAWN if kind in found]


def _state(end: str, year: int) -> str | None:
    if end in {"none", "unknown"}:
        return "open"
    return "free" if end == "ended" or (end.isdigit() and int(end) <= year) else None


def _stack(counted: Mapping[str, int], total: int) -> tuple[Block, ...]:
    blocks, top = [], float(_HEIGHT)
    for kind in _DRAWN:
        if count := counted.get(kind, 0):
            height = count / total * _HEIGHT
            top -= height
            blocks.append(Block(kind, count, round(top, 1), round(max(0.5, height - 1), 1)))
    return tuple(blocks)
