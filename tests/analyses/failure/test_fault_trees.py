"""The Aralia fault trees in Open-PSA form, read as graphs of needs, give the published minimal cut sets.

Expected numbers of two of them: the values that SCRAM (rakhimov/scram) tests itself by. The others are held against
decision diagrams, another method: all sets of one and of two events, and some of the minimal cut sets, each of which
must fail the top, and no longer without any one of its events. Trees with a `not` or `xor` (CEA9601, DAS9601,
DAS9701) are left out: that something stops because another works is no failure here.
"""

from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from analyses.failure.cut_sets import minimal_cut_sets
from regie.analyses.failure.bits import seeded, stopped
from regie.analyses.failure.needs import ALL, Need, Needs
from regie.analyses.failure.plan import plan_of

_BATCH = 64 * 256


def read(path):
    """The graph, its top and its basic events. A gate fails: or with any, and with all, atleast with so many."""
    root = ElementTree.parse(path).getroot()
    graph, events = Needs(), set()
    gates = {gate.get("name"): gate[0] for gate in root.iter("define-gate")}

    def add(form, node):
        parts = list(form)
        assert {part.tag for part in parts} <= {"gate", "basic-event", "or", "and", "atleast"}
        fails = {"or": 1, "and": len(parts)}.get(form.tag) or int(form.get("min"))
        graph.needed[node] = ALL if fails == 1 else len(parts) - fails + 1
        for part in parts:
            if part.tag in ("gate", "basic-event"):
                inner = graph.node(part.get("name"))
                if part.tag == "basic-event":
                    events.add(inner)
            else:
                inner = graph.group("", 1)
                add(part, inner)
            graph.needs.append(Need(node, inner))

    for name, form in gates.items():
        if form.tag in ("gate", "basic-event"):
            graph.needs.append(Need(graph.node(name), graph.node(form.get("name"))))
            if form.tag == "basic-event":
                events.add(graph.at[form.get("name")])
        else:
            add(form, graph.node(name))
    providers = {need.provider for need in graph.needs}
    (top,) = (graph.at[name] for name in gates if graph.at[name] not in providers)
    return graph, top, sorted(events)


def cut_sets(path, orders):
    """How many minimal cut sets of each order: sets of events that fail the top while no smaller part of them does."""
    graph, top, events = read(path)
    plan = plan_of(graph)
    minimal: set[frozenset[int]] = set()
    counts = []
    for order in range(1, orders + 1):
        found = []
        batch = []
        for chosen in combinations(events, order):
            batch.append(chosen)
            if len(batch) == _BATCH:
                found += failing(plan, top, batch)
                batch = []
        found += failing(plan, top, batch)
        fresh = [
            frozenset(one)
            for one in found
            if not any(frozenset(part) in minimal for size in range(1, order) for part in combinations(one, size))
        ]
        minimal.update(fresh)
        counts.append(len(fresh))
    return counts


def failing(plan, top, batch):
    if not batch:
        return []
    row = stopped(plan, seeded(plan, batch))[top]
    bits = np.unpackbits(row.view(np.uint8), bitorder="little", count=len(batch))
    return [batch[number] for number in np.flatnonzero(bits)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "expected"),
    [("chinese", [0, 12, 0, 24]), ("baobab1", [0, 1, 1, 70])],
)
def test_a_fault_tree_has_the_published_minimal_cut_sets(shared, name, expected):
    path = shared / "benchmarks" / "fault-trees" / "aralia" / f"{name}.xml"
    assert cut_sets(path, len(expected)) == expected


# Trees of which the diagrams fit in some hundred thousand nodes, and how many minimal cut sets they find. Of the others
# EDF9202, EDF9203 and EDFPA14B take 12 to 21 s (130,112, 20,807,446 and 105,955,422 sets).
# EDFPA15B, EDFPA15O, EDFPA15Q, EDFPA15R and ELF9601 finish too, later than a test may; EDF9204, EDFPA14O, EDFPA14Q,
# EDFPA14R and NUS9601 did not.
TOTALS = {
    "baobab1": 46_188,
    "baobab2": 4_805,
    "baobab3": 24_386,
    "chinese": 392,
    "das9201": 14_217,
    "das9202": 27_778,
    "das9203": 16_200,
    "das9204": 16_704,
    "das9205": 17_280,
    "das9206": 19_518,
    "das9207": 25_988,
    "das9208": 8_060,
    "das9209": 82_000_000_000,
    "edf9201": 579_720,
    "edf9205": 21_308,
    "edf9206": 7_159_688_704,
    "edfpa14p": 415_500,
    "edfpa15p": 27_870,
    "ftr10": 305,
    "isp9601": 276_785,
    "isp9602": 5_197_647,
    "isp9603": 3_434,
    "isp9604": 746_574,
    "isp9605": 5_630,
    "isp9606": 1_776,
    "isp9607": 150_436,
    "jbd9601": 14_007,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TOTALS)
def test_the_engine_and_decision_diagrams_agree_on_a_fault_tree(shared, name):
    graph, top, events = read(shared / "benchmarks" / "fault-trees" / "aralia" / f"{name}.xml")
    diagrams, family, variables = minimal_cut_sets(graph, top)
    counts = diagrams.counts(family)
    assert sum(counts) == TOTALS[name]
    plan = plan_of(graph)
    alone = failing(plan, top, [(event,) for event in events])
    single = {event for (event,) in alone}
    pairs = [pair for pair in combinations(events, 2) if not single.intersection(pair)]
    assert [len(alone), len(failing(plan, top, pairs))] == [*counts, 0, 0, 0][1:3]
    cuts = [tuple(variables[number] for number in one) for one in diagrams.some(family, 200)]
    assert failing(plan, top, cuts) == cuts
    assert failing(plan, top, [cut[:at] + cut[at + 1 :] for cut in cuts for at in range(len(cut))]) == []
