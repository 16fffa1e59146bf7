"""What stops: one city interactively, and a country of 450,000 applications × 2,000 suppliers, beside NetworkX and
rustworkx in the same run; equal results asserted.

Seconds are processor seconds of this process, all on one thread, so that neighbours on the machine do not count. The
peers are timed on a part and scaled to the whole. rustworkx has no alternatives: reachability only, an easier problem.
Bars: a city's single failures under 0.1 s, its pairs in seconds; the country 20 × NetworkX in NumPy and 100 × compiled,
within 1 GB, prepared in 3 s; a million samples of a city 400 ×, seeds, buffers and counting included.
REGIE_NATION_COUNT takes fewer cities.
"""

import os
import resource
import time
from collections import deque
from datetime import date
from importlib.util import find_spec
from itertools import pairwise

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a waiting thread is no work

import numpy as np

from benchmarks._needs_of_a_nation import SUPPLIERS, country
from regie.analyses.failure import Assumption, SingleKind, pair_failures, rank, singles
from regie.analyses.failure.assumed import draw, stretches
from regie.analyses.failure.bits import seeded, seeded_by, stopped_plain, unpacked
from regie.analyses.failure.downtime import lost_hours
from regie.analyses.failure.fail import plan_for
from regie.analyses.failure.plan import planned
from regie.analyses.failure.rank import run
from regie.analyses.failure.scenario import Duration
from regie.analyses.failure.times import spread
from regie.landscape import Application, Interval

AT = date(2026, 11, 1)


def main() -> bool:
    """Print the figures; whether every bar is met."""
    from regie.examples.amsterdam_scale import amsterdam_schaal

    city = amsterdam_schaal()
    return all([one_city(city), a_million(city), nation(int(os.environ.get("REGIE_NATION_COUNT", "342")))])


def timed(work, times=1):
    """The least processor seconds of so many runs, and what the last gave."""
    least, found = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        found = work()
        least = min(least, time.process_time() - start)
    return least, found


def one_city(city) -> bool:
    for worst in (True, False):
        plan_for(city, AT, worst=worst)
    ranking, ranked = timed(lambda: rank(city, AT), 5)
    found = singles(city, AT)
    each = run(city, AT, found, worst=True)
    sweep, _ = timed(lambda: stopped_plain(each.plan, seeded(each.plan, each.seeds)), 5)
    peer = Peer(each.plan.dependant, each.plan.provider, np.array(each.graph.needed))
    nx, theirs = timed(lambda: [peer.stopped(seeds) for seeds in each.seeds])
    for number, down in enumerate(theirs):
        assert set(np.flatnonzero(each.down[:, number]).tolist()) == down
    rx = peer.rustworkx(each.seeds)
    durations, _ = timed(lambda: all_durations(each))
    pairs, together = timed(lambda: pair_failures(city, AT))
    shown = (
        f"one city: {len(city.all(Application)):,} applications, {len(found)} single failures",
        f"  ranked, two cases, with hours and people {1000 * ranking:.0f} ms ({len(ranked.failures)} stop something)",
        (
            f"  the sweep of one case {1000 * sweep:.2f} ms; NetworkX {1000 * nx:.0f} ms = {nx / sweep:.0f} ×;"
            f" rustworkx {1000 * rx:.0f} ms = {rx / sweep:.0f} ×"
        ),
        f"  four durations of every single failure, stop and return, one sweep {durations:.2f} s",
        (
            f"  {together.compared:,} pairs in two cases {pairs:.2f} s;"
            f" NetworkX {nx / len(found) * together.compared * 2:.0f} s (scaled)"
        ),
    )
    print("  " + "\n  ".join(shown))
    return ranking < 0.1 and pairs < 10


def all_durations(each):
    lanes = [(seeds, duration.hours) for seeds in each.seeds for duration in Duration]
    begins, ends = np.full((each.plan.nodes, len(lanes)), np.inf), np.full((each.plan.nodes, len(lanes)), -np.inf)
    for lane, (seeds, hours) in enumerate(lanes):
        begins[seeds, lane], ends[seeds, lane] = 0.0, hours
    return spread(each.plan, begins, ends)


def a_million(city) -> bool:
    """Stretches of time, each with what is down in it, drawn from invented ranges."""
    kinds = {SingleKind.PLATFORM: (0.5, 4.0, 1.0, 48.0), SingleKind.ORGANISATION: (0.1, 1.0, 2.0, 200.0)}
    found = [one for one in singles(city, AT) if one.kind in kinds]
    assumptions = [
        Assumption(kind.value, Interval(*of[:2]), Interval(*of[2:]), "invented") for kind, of in kinds.items()
    ]
    numbers = [np.array([at for at, one in enumerate(found) if one.kind is kind]) for kind in kinds]
    dice, years = np.random.default_rng(1), 4_000
    drawing, cut = timed(lambda: stretches(dice, draw(dice, assumptions, years), numbers))
    lanes = len(cut.length)
    compile_once()
    ours, _ = timed(lambda: lost_hours(city, AT, found, cut, years, worst=True), 3)
    graph, plan = plan_for(city, AT, worst=True)
    peer = Peer(plan.dependant, plan.provider, np.array(graph.needed))
    bounds = np.searchsorted(cut.stretch, np.arange(2_001))
    seeds = [
        [graph.at[id_] for thing in cut.thing[low:high].tolist() for id_ in found[thing].gone]
        for low, high in pairwise(bounds.tolist())
    ]
    nx, theirs = timed(lambda: [peer.stopped(one) for one in seeds])
    down = unpacked(stopped_plain(plan, seeded(plan, seeds)), len(seeds))
    assert all(set(np.flatnonzero(down[:, at]).tolist()) == one for at, one in enumerate(theirs))
    per = nx / len(seeds) * lanes
    swept = sweeping(plan, [[graph.at[id_] for id_ in one.gone] for one in found], cut)
    shown = (
        f"{lanes:,} samples of the city ({years:,} years)",
        f"  NetworkX {per:.0f} s (scaled from {len(seeds):,}, what stops only)",
        f"  what stops {swept:.2f} s = {per / swept:.0f} ×",
        (
            f"  with buffers, seeds and counting {ours:.2f} s = {per / ours:.0f} ×; and drawing, {drawing:.2f} s more,"
            f" {per / (ours + drawing):.0f} ×"
        ),
    )
    print("  " + "\n  ".join(shown))
    if per / ours < 400:
        print(f"    missed: {per / ours:.0f} × with everything counted, the bar is 400 ×")
    return per / ours >= 400


def sweeping(plan, seeds, cut):
    """Processor seconds for what stops alone."""
    first = np.searchsorted(cut.stretch, np.arange(len(cut.length) + 1))
    seconds = 0.0
    for begin in range(0, len(cut.length), 64 * 256):
        end = min(begin + 64 * 256, len(cut.length))
        things = cut.thing[first[begin] : first[end]].tolist()
        numbers = (cut.stretch[first[begin] : first[end]] - begin).tolist()
        nodes = [(node, number) for thing, number in zip(things, numbers, strict=True) for node in seeds[thing]]
        column, number = np.array(nodes, np.int64).T
        words = seeded_by(plan, column, number, end - begin)
        seconds += timed(lambda words=words: best_sweep()(plan, words))[0]
    return seconds


def best_sweep():
    """Compiled when Numba is there."""
    if find_spec("numba") is None:
        return stopped_plain
    from regie.analyses.failure.compiled import stopped_compiled

    return stopped_compiled


def compile_once() -> None:
    """Compile what is compiled once a machine, when Numba is there."""
    if find_spec("numba") is None:
        return
    from regie.analyses.failure.circles import Fan
    from regie.analyses.failure.compiled import add_hours_compiled, seeded_compiled, stopped_compiled

    small = planned(2, np.array([1]), np.array([0]), np.zeros(2, np.int64), (np.zeros(1), np.zeros(1)))
    seconds, words = timed(lambda: stopped_compiled(small, seeded(small, [[0]])))
    one, none = np.array([0, 1]), np.array([0])
    seeded_compiled(small, Fan(one, none), Fan(one, none), none)
    add_hours_compiled(np.zeros((2, 1)), words, none, np.zeros(64), np.zeros(64, np.int64))
    print(f"  loading compiled code {seconds:.1f} s (once a process; seconds more once a machine)")


def nation(cities) -> bool:
    made = country(cities)
    zeros = np.zeros(len(made.dependant))
    preparing, plan = timed(
        lambda: planned(made.nodes, made.dependant, made.provider, made.needed, (zeros, zeros), made.part)
    )
    scenarios = [[supplier] for supplier in range(SUPPLIERS)]
    plain, words = timed(lambda: stopped_plain(plan, seeded(plan, scenarios)))
    compiled = None
    if find_spec("numba") is not None:
        from regie.analyses.failure.compiled import stopped_compiled

        compiled = float("inf")
        for _ in range(3):
            again = seeded(plan, scenarios)
            seconds, _ = timed(lambda again=again: stopped_compiled(plan, again))
            compiled = min(compiled, seconds)
        assert np.array_equal(words, again)
        del again
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer = Peer(made.dependant, made.provider, made.needed)
    sample = np.random.default_rng(3).choice(SUPPLIERS, 40, replace=False).tolist()
    nx, theirs = timed(lambda: [peer.stopped([one]) for one in sample])
    for one, down in zip(sample, theirs, strict=True):
        column = (words[:, one // 64] >> np.uint64(one % 64)) & np.uint64(1)
        assert set(np.flatnonzero(column).tolist()) == down
    nx = nx / len(sample) * SUPPLIERS
    rx = peer.rustworkx([[one] for one in sample]) / len(sample) * SUPPLIERS
    shown = [
        (
            f"a country: {made.applications:,} applications, {made.nodes:,} nodes, {len(made.dependant):,} needs,"
            f" {SUPPLIERS:,} scenarios; {np.bitwise_count(words).sum() / SUPPLIERS:,.0f} things stop on average"
        ),
        f"  prepared {preparing:.2f} s; {memory:,.0f} MB at most with everything, before the peers",
        f"  NetworkX {nx:.1f} s (scaled from {len(sample)}), its graph {peer.building:.1f} s; rustworkx {rx:.1f} s",
    ]
    for name, seconds in {"NumPy": plain, "compiled": compiled}.items():
        if seconds is not None:
            both = (nx + peer.building) / (seconds + preparing)
            shown.append(
                f"  {name} {seconds:.2f} s = {nx / seconds:.0f} × NetworkX, {rx / seconds:.0f} × rustworkx;"
                f" preparing included on both sides {both:.0f} ×"
            )
    print("  " + "\n  ".join(shown))
    met = nx / plain >= 20 and memory <= 1024 and preparing < 3
    return met and (compiled is None or nx / compiled >= 100)


class Peer:
    """NetworkX with a worklist that counts how many needs of a group have failed and goes only where something does."""

    def __init__(self, dependant, provider, needed) -> None:
        import networkx

        start = time.process_time()
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(range(len(needed)))
        self.graph.add_edges_from(zip(provider.tolist(), dependant.tolist(), strict=True))
        self.building = time.process_time() - start
        count = np.bincount(dependant, minlength=len(needed))
        self.fails = np.where(needed == 0, 1, count - needed + 1).tolist()

    def stopped(self, seeds):
        """Everything that stops."""
        down, waiting, failed = set(seeds), deque(set(seeds)), {}
        neighbours = self.graph.adj
        while waiting:
            for dependant in neighbours[waiting.popleft()]:
                if dependant not in down:
                    failed[dependant] = failed.get(dependant, 0) + 1
                    if failed[dependant] >= self.fails[dependant]:
                        down.add(dependant)
                        waiting.append(dependant)
        return down

    def rustworkx(self, scenarios) -> float:
        """Processor seconds to find everything that can be reached."""
        import rustworkx

        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(self.graph.number_of_nodes()))
        graph.add_edges_from_no_data(list(self.graph.edges()))
        seconds, _ = timed(lambda: [[rustworkx.descendants(graph, one) for one in seeds] for seeds in scenarios])
        return seconds
