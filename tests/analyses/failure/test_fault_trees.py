"""The Aralia fault trees in Open-PSA form, read as graphs of needs, give the published minimal cut sets.

Expected numbers: the values that SCRAM (rakhimov/scram) tests itself by. Trees with a `not` or
`xor` (CEA9601, DAS9601, DAS9701) are left out: that something stops because another works is no failure here.
"""

from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

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
        parts = [part for part in form if part.tag in ("gate", "basic-event", "or", "and", "atleast")]
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
