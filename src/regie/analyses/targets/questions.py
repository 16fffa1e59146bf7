"""What the open rows of goals hang on: whether a thing is met, and whether it is counted at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from regie.analyses.targets.estate import HOLDS, RUNS, Estate
from regie.analyses.targets.hinges import drill_node, free_node, party_nodes, place_node, supplier_node
from regie.analyses.targets.meeting import PLACED, own_holders, own_places
from regie.analyses.targets.membership import conditions
from regie.analyses.targets.results import Counted, GoalResults, Measurement
from regie.analyses.targets.view import View
from regie.landscape import (
    SUPPLY_KINDS,
    Application,
    Key,
    Landscape,
    Openness,
    OpenNode,
    OpenRow,
    Platform,
    Record,
    Verdict,
)
from regie.reference_data.goals import MetWhen

NodeOf = Callable[[str], Key]
"""The node of a thing's autonomy verdict, in the openness of that analysis."""


def goal_openness(
    landscape: Landscape, at: date, autonomous: Mapping[str, Verdict], goals: GoalResults, autonomy_node: NodeOf
) -> Openness:
    """Per reading of every goal its open rows: things that may count, or of which it is between whether they are met.

    A row's weight is its part of all that may count. Rows without a weight are in no share, so they are not open.
    """
    estate = Estate(landscape, at, autonomous)
    nodes: dict[Key, OpenNode] = dict(party_nodes(estate))
    done: set[MetWhen] = set()
    rows: list[OpenRow] = []
    for result in goals.goals:
        for measurement in result.measurements:
            word = measurement.reading.met_when
            if word not in done:
                done.add(word)
                nodes.update(_nodes(estate, word, autonomy_node))
            rows.extend(_rows(estate, measurement, autonomy_node))
    return Openness(nodes, tuple(rows))


def _key(word: MetWhen, id_: str, autonomy_node: NodeOf) -> Key:
    return autonomy_node(id_) if word is MetWhen.AUTONOMOUS else (word.value, id_)


def _nodes(estate: Estate, word: MetWhen, autonomy_node: NodeOf) -> Mapping[Key, OpenNode]:
    things: Iterable[Record] = [thing for noun in (Application, Platform) for thing in estate.landscape.all(noun)]
    if word is MetWhen.SUPPLIER_NL_EU:
        return {(word.value, thing.id): supplier_node(estate, thing) for thing in things}
    if word is MetWhen.EXIT_DRILL_PROVEN:
        return {(word.value, id_): drill_node(estate, id_) for id_ in estate.exit_drills}
    view = None
    if word in PLACED:
        own = own_places(estate, PLACED[word])
        view = View(estate, word, own, RUNS, place_node(estate, word, autonomy_node))
    elif word is MetWhen.HOSTED_EEA_WITHOUT_INTERFERENCE:
        view = View(estate, word, estate.own_freedom, SUPPLY_KINDS, free_node(estate))
    elif word is MetWhen.STORED_AND_OPERATED_AUTONOMOUSLY:
        view = View(estate, word, own_holders(estate), HOLDS, lambda id_: OpenNode(needs=(autonomy_node(id_),)))
    return view.nodes() if view is not None else {}


def _rows(estate: Estate, measurement: Measurement, autonomy_node: NodeOf) -> Iterable[OpenRow]:
    reading = measurement.reading
    weighed = [(row, (row.weight.low + row.weight.high) / 2) for row in measurement.rows if row.weight is not None]
    total = sum(weight for _, weight in weighed)
    for row, weight in weighed:
        if total and weight and _is_open(row):
            thing = estate.landscape[row.id]
            node = _key(reading.met_when, row.id, autonomy_node) if row.met is Verdict.BETWEEN else None
            measure = ("goal", reading.goal, reading.id)
            yield OpenRow(measure, row.id, weight / total, conditions(estate, reading, thing), node)


def _is_open(row: Counted) -> bool:
    """Not while it is sure to count and sure to be met or not; what is surely not counted is no row at all."""
    return Verdict.BETWEEN in (row.member, row.met)
