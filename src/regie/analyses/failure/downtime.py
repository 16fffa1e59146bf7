"""How long each process is down in a year, when outages come as often and last as long as somebody assumes.

A loss is felt when the longest outage of that moment outlasts the time something goes on without it; from then it is
counted from its first hour: on the safe side. Hours of an assumption run until people can work again, so recovery is in
them. Both cases are worked out over the same years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

import numpy as np

from regie.analyses.failure.assumed import Assumption, Floats, Stretches, draw, stretches
from regie.analyses.failure.bits import Words, compiling_pays, seeded_by, stopped_plain
from regie.analyses.failure.circles import Fan, Ints, bounds
from regie.analyses.failure.fail import plan_for
from regie.analyses.failure.plan import Plan, planned
from regie.analyses.failure.singles import Single, own_things
from regie.landscape import Interval, Landscape, Process, Verdict

_BATCH = 64 * 256
"""How many stretches at once: the columns of a city stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Down:
    """Hours a year that a process is down, in the best and the worst case: on average, in an ordinary year (half are
    better) and in a bad one (one in ten is worse)."""

    id: str
    critical: Verdict
    mean: Interval
    p50: Interval
    p90: Interval


@dataclass(frozen=True, slots=True)
class Matters:
    """How much what was drawn for an assumption goes with the hours lost (worst case): the rank correlation of
    Spearman (1904), from -1 to 1, over the years. `what` is `per_year` or `hours`."""

    assumption: Assumption
    what: str
    correlation: float


@dataclass(frozen=True, slots=True)
class Downtime:
    """An estimate over so many years: per process, the most hours first; `total` are process-hours of critical
    processes together. `left_out` counts what can fail and has no assumption."""

    landscape: Landscape
    at: date
    years: int
    seed: int
    processes: tuple[Down, ...]
    total: Down
    matters: tuple[Matters, ...]
    left_out: int


def estimate_downtime(
    landscape: Landscape,
    at: date,
    assumed: Mapping[Assumption, Sequence[Single]],
    left_out: int = 0,
    *,
    years: int = 10_000,
    seed: int = 0,
) -> Downtime:
    """Estimate over so many years; the same seed gives the same. `assumed` says which failures each is about."""
    dice = np.random.default_rng(seed)
    drawn = draw(dice, list(assumed), years)
    failures = [single for singles in assumed.values() for single in singles]
    ends = np.cumsum([0, *(len(singles) for singles in assumed.values())])
    things = [np.arange(begin, end) for begin, end in pairwise(ends.tolist())]
    cut = stretches(dice, drawn, things)
    processes = landscape.all(Process)
    cases = [lost_hours(landscape, at, failures, cut, years, worst=worst) for worst in (False, True)]
    critical = np.array([one.critical.every(bool) is True for one in processes], bool)
    found = [
        _down(one.id, Verdict.of(one.critical.every(bool)), [case[row] for case in cases])
        for row, one in enumerate(processes)
    ]
    totals = [case[critical].sum(axis=0) for case in cases]
    matters = [
        Matters(one.assumption, what, _rank_correlation(getattr(one, what), totals[1]))
        for one in drawn
        for what in ("per_year", "hours")
    ]
    return Downtime(
        landscape,
        at,
        years,
        seed,
        tuple(sorted(found, key=lambda one: (-one.mean.high, one.id))),
        _down("", Verdict.YES, totals),
        tuple(sorted(matters, key=lambda one: -abs(one.correlation))),
        left_out,
    )


def lost_hours(
    landscape: Landscape, at: date, failures: Sequence[Single], cut: Stretches, years: int, *, worst: bool
) -> Floats:
    """Hours that each process is down, processes × years. A municipality falls away as supplier of the others in here:
    its own processes are counted as if it does not."""
    graph, plan = plan_for(landscape, at, worst=worst)
    gone = [[graph.at[id_] for id_, sure in one.gone.items() if worst or sure is Verdict.YES] for one in failures]
    processes = [one.id for one in landscape.all(Process)]
    lost = np.zeros((len(processes), years))
    own = own_things(landscape)
    cities = {one.key: own[one.key] for one in failures if one.key in own}
    for city, things in (("", frozenset(processes).difference(*cities.values())), *cities.items()):
        chosen = [row for row, id_ in enumerate(processes) if id_ in things]
        if chosen:
            seeds = [[] if one.key == city else nodes for one, nodes in zip(failures, gone, strict=True)]
            rows = np.array([graph.at[processes[row]] for row in chosen], np.int64)
            lost[chosen] = _lost(plan, _listed(seeds), rows, cut, years)
    return lost


def _lost(plan: Plan, seeds: Fan, rows: Ints, cut: Stretches, years: int) -> Floats:
    things = Fan(bounds(len(cut.length), cut.stretch), cut.thing)
    lost = np.zeros((len(rows), years))
    work = _work(len(plan.provider) * len(cut.length) // 64)
    for quick, chosen in _by_length(plan, cut):
        for begin in range(0, len(chosen), _BATCH):
            lanes = chosen[begin : begin + _BATCH]
            words = work.sweep(quick, work.seed(quick, seeds, things, lanes))
            work.add(lost, words, rows, cut.length[lanes], cut.year[lanes])
    return lost


def _listed(lists: Sequence[Sequence[int]]) -> Fan:
    first = np.cumsum([0, *(len(one) for one in lists)])
    return Fan(first, np.fromiter(chain.from_iterable(lists), np.int64, int(first[-1])))


@dataclass(frozen=True, slots=True)
class _Work:
    """The three parts of a batch: what falls away, what stops, and for how long."""

    seed: Callable[[Plan, Fan, Fan, Ints], Words]
    sweep: Callable[[Plan, Words], Words]
    add: Callable[[Floats, Words, Ints, Floats, Ints], None]


def _work(reading: int) -> _Work:
    """Compiled when that pays for so many words read in all."""
    if not compiling_pays(reading):
        return _Work(seeded_lanes, stopped_plain, add_hours)
    from regie.analyses.failure.compiled import add_hours_compiled, seeded_compiled, stopped_compiled

    return _Work(seeded_compiled, stopped_compiled, add_hours_compiled)


def _by_length(plan: Plan, cut: Stretches) -> Iterator[tuple[Plan, Ints]]:
    """Stretches by which needs feel an outage so long, and the plan without the others."""
    thresholds = np.unique(plan.after)
    felt = np.searchsorted(thresholds, cut.longest)
    for level in np.unique(felt).tolist():
        if level:
            yield _quick(plan, float(thresholds[level - 1])), np.flatnonzero(felt == level)


def _quick(plan: Plan, longest: float) -> Plan:
    """The plan with only the needs whose loss is felt within so many hours. A group of which too many members are
    never felt does not fail."""
    kept = plan.after <= longest
    if kept.all():
        return plan
    left = np.bincount(plan.dependant[kept], minlength=plan.nodes)
    never = plan.fails > left
    kept &= ~never[plan.dependant]
    needed = np.where(plan.fails == 1, 0, left - plan.fails + 1)
    times = (plan.after[kept], plan.recovery[kept])
    return planned(plan.nodes, plan.dependant[kept], plan.provider[kept], needed, times)


def seeded_lanes(plan: Plan, seeds: Fan, things: Fan, lanes: Ints) -> Words:
    """A bit per lane, set for every node of every thing that is down in that stretch. `things` holds per stretch what
    is down, `seeds` per thing its nodes."""
    sizes = things.first[lanes + 1] - things.first[lanes]
    down = things.from_all(lanes)
    number = np.repeat(np.arange(len(lanes)), sizes)
    nodes = np.repeat(number, seeds.first[down + 1] - seeds.first[down])
    return seeded_by(plan, seeds.from_all(down), nodes, len(lanes))


def add_hours(lost: Floats, words: Words, rows: Ints, length: Floats, year: Ints) -> None:
    """Add the length of every bit that is set in these rows to its row and year; years ascend. Only words in which
    something is down are opened."""
    shown = words[rows]
    row, word = np.nonzero(shown)
    opened = np.unpackbits(shown[row, word].view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
    at, bit = np.nonzero(opened)
    column = word[at] * 64 + bit
    np.add.at(lost, (row[at], year[column]), length[column])


def _down(id_: str, critical: Verdict, cases: Sequence[Floats]) -> Down:
    best, worst = cases
    p50, p90 = (Interval(*(float(np.percentile(case, part)) for case in (best, worst))) for part in (50, 90))
    return Down(id_, critical, Interval(float(best.mean()), float(worst.mean())), p50, p90)


def _rank_correlation(one: Floats, other: Floats) -> float:
    first, second = _ranks(one), _ranks(other)
    if first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Floats) -> Floats:
    """Equal values share the middle of their places."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    middle: Floats = ends - (count - 1) / 2
    return middle[place]
