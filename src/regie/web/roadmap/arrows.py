"""Arrows between steps that wait for each other, in pieces: each row draws the part that passes through it.

Rows are as high as their text, so an arrow cannot be drawn across them: what waits for one step shares one line down
(or up) from its bar, of which every row in between draws the whole height, and the row of a waiting step its branch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from regie.web.roadmap.gantt import Group, Row

MOST_ROWS = 150
"""With more rows than this no arrows are drawn: a filter or a folded group leaves fewer."""

_LANE, _EDGE = 5.0, 7.0
_LANES = 8

_NEAR = 0.1

Bar = tuple[float, float]
"""Where a bar begins and ends, in percent of the width."""

Waits = Sequence[tuple[str, int]]
"""What a step waits for, each with how many years before it that must be done."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of an arrow in one row. The line stands at `x` percent and `dx` pixels; `part` is `from`, `through` or
    `to`, and says with `down` on which side of the bar it runs: a line that comes down leaves a `from` at its foot and
    enters a `to` at its head. `on`: the line goes on past this row to others that wait. `end` is where the branch
    ends, in percent (None: straight into the bar). `broken`: what waits is done too early."""

    part: str
    x: float
    dx: float
    down: bool
    on: bool = False
    end: float | None = None
    broken: bool = False


def arrows(groups: Sequence[Group], after: Mapping[str, Waits], year: float) -> dict[str, tuple[Piece, ...]]:
    """The pieces of each row, by `group:` and the key of its heading or `step:` and its thing; `after` says what each
    thing waits for and `year` how wide one is. Nothing when there are too many rows."""
    rows = [row for group in groups for row in (f"group:{group.key}", *(f"step:{_thing(one)}" for one in group.rows))]
    bars = {f"step:{_thing(one)}": (one.x, one.x + one.width) for group in groups for one in group.rows}
    if len(bars) > MOST_ROWS:
        return {}
    place = {row: number for number, row in enumerate(rows)}
    waiting: dict[str, dict[int, float]] = {}
    for thing, firsts in after.items():
        for first, years in firsts:
            if {f"step:{thing}", f"step:{first}"} <= bars.keys():
                waiting.setdefault(f"step:{first}", {})[place[f"step:{thing}"]] = years * year
    found: dict[str, list[Piece]] = {}
    lanes: dict[float, int] = {}
    for first in sorted(waiting, key=place.__getitem__):
        end = bars[first][1]
        lane = lanes[end] = lanes.get(end, -1) + 1
        line = _Line([bars.get(row) for row in rows], place[first], end, -(_EDGE + _LANE * (lane % _LANES)))
        for row, piece in (*line.to(waiting[first], down=True), *line.to(waiting[first], down=False)):
            found.setdefault(rows[row], []).append(piece)
    return {row: tuple(pieces) for row, pieces in found.items()}


def _thing(row: Row) -> str:
    return str(row.step["thing"])


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of one step: where the bars of all rows are, its row, and where it stands."""

    bars: Sequence[Bar | None]
    first: int
    x: float
    dx: float

    def to(self, waiting: Mapping[int, float], *, down: bool) -> Iterator[tuple[int, Piece]]:
        """Its pieces past all that wait on one side of it, by row."""
        wanted = {row for row in waiting if (row > self.first) is down}
        if not wanted:
            return
        last = max(wanted) if down else min(wanted)
        yield self.first, Piece("from", self.x, self.dx, down)
        for row in range(self.first + 1, last + 1) if down else range(last, self.first):
            bar = self.bars[row]
            if row not in wanted or bar is None:
                yield row, Piece("through", self.x, self.dx, down)
                continue
            begin, end = bar
            branch = end if end < self.x else begin if begin >= self.x else None
            broken = end < self.x + waiting[row] - _NEAR
            yield row, Piece("to", self.x, self.dx, down, row != last, branch, broken)
