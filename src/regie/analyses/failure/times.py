"""When everything stops and is back, for many outages at once: a column (lane) per outage, one sweep over the plan.

A thing stops at the first hour a need is felt, and is back when everything it felt is back and it has recovered. A
group stops when too few members are up: counted on the safe side, from the hour so many have stopped to the hour
enough are back. Things that need each other in a circle come back together: when everything they need from outside is
back, plus the longest recovery within the circle. The rules only ever make more stop, earlier and for longer when more
is down, so there is one least solution; that is what is found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regie.analyses.failure.plan import Block, Plan, Step

Floats = NDArray[np.float64]
Hours = NDArray[np.float32]
_NO = np.inf


@dataclass(frozen=True)
class Times:
    """The hour each node stops and the hour it is back, per lane; a node that does not stop has inf and -inf."""

    stops: Floats
    back: Floats

    @property
    def down(self) -> NDArray[np.bool_]:
        """Which nodes stop, per lane."""
        return self.stops < self.back


def spread(plan: Plan, begins: Floats, ends: Floats) -> Times:
    """What stops and when, given from when until when nodes fall away by themselves (inf and -inf: not).

    Both are columns of nodes × lanes, and are changed in place.
    """
    times = Times(begins, ends)
    for step in plan.steps:
        if step.circle:
            _circle(plan, step, times)
        else:
            for block in step.blocks:
                _settle(plan, block, times)
    return times


def first_hours(plan: Plan, begins: Hours) -> Hours:
    """The hour each node stops when what falls away never comes back: the same as `spread` with no end, in half the
    work and half the memory. `begins` is as there, and changed in place."""
    for step in plan.steps:
        changed = True
        while changed:
            changed = False
            for block in step.blocks:
                felt = begins[plan.provider[block.needs]] + plan.after[block.needs, None].astype(np.float32)
                if block.fails == 1:
                    hours = np.minimum.reduceat(felt, block.starts)
                else:
                    shape = (len(block.nodes), -1, felt.shape[1])
                    hours = np.sort(felt.reshape(shape), axis=1)[:, block.fails - 1]
                held = begins[block.nodes]
                changed = changed or (step.circle and bool((hours < held).any()))
                begins[block.nodes] = np.minimum(held, hours)
    return begins


def _felt(plan: Plan, block: Block, times: Times) -> tuple[Floats, Floats]:
    """Per need from when it is felt until when, recovery included."""
    provider = plan.provider[block.needs]
    begin = times.stops[provider] + plan.after[block.needs, None]
    end = times.back[provider]
    felt = begin < end
    recovered = np.where(felt, end, 0.0) + plan.recovery[block.needs, None]
    return np.where(felt, begin, _NO), np.where(felt, recovered, -_NO)


def _settle(plan: Plan, block: Block, times: Times) -> None:
    begin, end = _felt(plan, block, times)
    if block.fails == 1:
        stops, back = np.minimum.reduceat(begin, block.starts), np.maximum.reduceat(end, block.starts)
    else:
        stops, back = _counted(block, begin, end)
    down = stops < back
    times.stops[block.nodes] = np.minimum(times.stops[block.nodes], np.where(down, stops, _NO))
    times.back[block.nodes] = np.maximum(times.back[block.nodes], np.where(down, back, -_NO))


def _counted(block: Block, begin: Floats, end: Floats) -> tuple[Floats, Floats]:
    """From the hour the last that could be missed stops, to the hour enough are back."""
    shape = (len(block.nodes), -1, begin.shape[1])
    place = block.fails - 1
    stops = np.sort(begin.reshape(shape), axis=1)[:, place]
    size = begin.reshape(shape).shape[1]
    back = np.sort(end.reshape(shape), axis=1)[:, size - block.fails]
    return stops, back


def _circle(plan: Plan, step: Step, times: Times) -> None:
    nodes = np.concatenate([block.nodes for block in step.blocks])
    own_begin, own_end = times.stops[nodes].copy(), times.back[nodes].copy()
    while True:
        before = times.stops[nodes].copy(), times.back[nodes].copy()
        rounds = [_round(plan, block, times) for block in step.blocks]
        outside = np.max([own_end.max(axis=0), *(one.outside for one in rounds)], axis=0)
        together = outside + np.max([one.recovery for one in rounds], axis=0)
        stops = np.minimum(own_begin, np.concatenate([one.stops for one in rounds]))
        down = stops < together
        times.stops[nodes], times.back[nodes] = np.where(down, stops, _NO), np.where(down, together, -_NO)
        if np.array_equal(times.stops[nodes], before[0]) and np.array_equal(times.back[nodes], before[1]):
            return


@dataclass(frozen=True, slots=True)
class _Round:
    """One look at a block of a circle: when its nodes stop, until when what they feel from outside lasts (per lane),
    and the longest recovery from what they feel of each other."""

    stops: Floats
    outside: Floats
    recovery: Floats


def _round(plan: Plan, block: Block, times: Times) -> _Round:
    begin, end = _felt(plan, block, times)
    if block.fails == 1:
        stops = np.minimum.reduceat(begin, block.starts)
        down = stops < _NO
    else:
        stops, back = _counted(block, begin, end)
        down = stops < back
    sizes = np.diff([*block.starts.tolist(), len(block.needs)])
    counts = (begin < _NO) & np.repeat(down, sizes, axis=0)
    inner = plan.inner[block.needs, None]
    outside = np.where(counts & ~inner, end, -_NO).max(axis=0)
    recovery = np.where(counts & inner, plan.recovery[block.needs, None], 0.0).max(axis=0)
    return _Round(np.where(down, stops, _NO), outside, recovery)
