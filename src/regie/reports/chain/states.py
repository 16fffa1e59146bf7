"""What became of the blocks of a picture in a failure: each state has a shape, a pattern and a word beside a colour."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

from regie.reports.chain.parts import COUNTRY, MORE, OPEN, Picture


class State(Enum):
    """What became of a thing. `UNKNOWN`: it works as far as known, but needs something that nobody has named."""

    GONE = "gone"
    STOPS = "stops"
    MAYBE = "maybe"
    WORKS = "works"
    UNKNOWN = "unknown"


_SHAPES: Mapping[State, str] = {
    State.GONE: "M-5 -5L5 5M5 -5L-5 5",
    State.STOPS: "M-5 -5H5V5H-5Z",
    State.MAYBE: "M0 -6L6 5H-6Z",
    State.WORKS: "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    State.UNKNOWN: "M-3.5 -2.5A3.5 3.5 0 1 1 0 1.5V2.5M0 5V6",
}
_PATTERNED = {State.GONE: "crossed", State.STOPS: "striped", State.MAYBE: "dotted", State.UNKNOWN: "dotted"}
_TILE = 'width="9" height="9" patternUnits="userSpaceOnUse"'
PATTERNS = (
    f'<defs><pattern id="striped" {_TILE}><path d="M-1 1L1 -1M0 9L9 0M8 10L10 8"/></pattern>'
    f'<pattern id="crossed" {_TILE}><path d="M0 9L9 0M0 0L9 9"/></pattern>'
    f'<pattern id="dotted" {_TILE}><path d="M3 3h2v2h-2Z"/></pattern></defs>'
)
"""Drawn once a picture."""


def states_in(
    picture: Picture, gone: Collection[str], surely: Collection[str], maybe: Collection[str]
) -> Mapping[str, State]:
    """The state of each block that is a thing or an open end."""
    unknown = _reaches_open(picture, {*gone, *surely, *maybe})
    found: dict[str, State] = {}
    for id_, node in picture.nodes.items():
        if node.kind in (COUNTRY, MORE):
            continue
        if node.kind == OPEN or id_ in unknown:
            found[id_] = State.UNKNOWN
        elif id_ in gone:
            found[id_] = State.GONE
        elif id_ in surely:
            found[id_] = State.STOPS
        else:
            found[id_] = State.MAYBE if id_ in maybe else State.WORKS
    return found


def mark_of(state: State | None, x: float, y: float) -> str:
    """The shape of a state at a place; nothing when there is none."""
    if state is None:
        return ""
    return f'<path class="mark" transform="translate({x:.0f} {y:.0f})" d="{_SHAPES[state]}"/>'


def pattern_of(state: State | None, x: float, y: float, width: float, height: float) -> str:
    """The pattern of a state over a block; nothing for what works."""
    name = _PATTERNED.get(state) if state is not None else None
    if name is None:
        return ""
    size = f'x="{x:.1f}" y="{y + height - 7:.1f}" width="{width:.1f}" height="7"'
    return f'<rect class="pattern" {size} fill="url(#{name})"/>'


def swatch(state: State) -> str:
    """The shape of a state as a small picture of its own, for a legend."""
    kinds = f"chain state is-{state.value}"
    return f'<svg class="{kinds}" viewBox="-8 -8 16 16" aria-hidden="true">{mark_of(state, 0, 0)}</svg>'


def _reaches_open(picture: Picture, down: Collection[str]) -> set[str]:
    """What is not down, and needs an open end, directly or not."""
    found = {id_ for id_, node in picture.nodes.items() if node.kind == OPEN}
    while True:
        more = {
            line.dependant
            for line in picture.lines
            if line.provider in found and line.dependant not in found and line.dependant not in down
        }
        if not more:
            return found
        found |= more
