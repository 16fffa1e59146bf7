"""Why something stops: the shortest chain to what falls away, as links and as a sentence; and what data is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from regie.analyses.failure.carrying import SOME_TIME
from regie.analyses.failure.needs import Need, Needs
from regie.analyses.failure.results import Outage
from regie.analyses.failure.times import Times
from regie.landscape import Application, Landscape, Link, Platform
from regie.locale import Message


def _felt(graph: Needs, times: Times, lane: int, node: int) -> Iterator[Need]:
    """The needs by which a node feels an outage."""
    for need in graph.of(node):
        begin = times.stops[need.provider, lane] + need.after
        if begin < times.back[need.provider, lane]:
            yield need


def shortest(graph: Needs, times: Times, lane: int, gone: Collection[int], id_: str) -> tuple[Link, ...]:
    """The fewest links that lead from a thing to something that falls away by itself, each of them felt."""
    start = graph.at[id_]
    came: dict[int, Need] = {}
    front, seen = [start], {start}
    goal = start if start in gone else None
    while front and goal is None:
        reached = []
        for node in front:
            for need in _felt(graph, times, lane, node):
                if need.provider not in seen:
                    seen.add(need.provider)
                    came[need.provider] = need
                    reached.append(need.provider)
        goal = next((node for node in reached if node in gone), None)
        front = reached
    passed = []
    while goal is not None and goal in came:
        passed.append(came[goal])
        goal = came[goal].dependant
    return tuple(need.link for need in reversed(passed) if need.link is not None)


def lost_data(landscape: Landscape, graph: Needs, times: Times, lane: int, id_: str) -> float | None:
    """How many hours of data may be lost: the largest bound (RPO) of the applications and platforms that are down and
    that it depends on; None when one of them has none that is known."""
    bounds: list[float] = []
    waiting, seen = [graph.at[id_]], {graph.at[id_]}
    while waiting:
        node = waiting.pop()
        thing = landscape.get(graph.ids[node])
        if isinstance(thing, Application | Platform):
            if thing.data_loss_bound.candidates is None:
                return None
            bounds.append(max(thing.data_loss_bound.candidates))
        for need in _felt(graph, times, lane, node):
            if need.provider not in seen:
                seen.add(need.provider)
                waiting.append(need.provider)
    return max(bounds, default=None)


def why(landscape: Landscape, id_: str, outage: Outage, chain: Sequence[Link]) -> Message:
    """The sentence: "Uitkeringen stopt na 4 uur: Suite draait op Wolk, dat wordt beheerd door Bedrijf." """
    name = landscape.name_of(id_)
    said = outage.best or outage.worst
    sure = "surely" if outage.best is not None else "maybe"
    if said is None or not chain:
        return Message("failure.why.itself", name=name)
    reason = chain_words(landscape, chain)
    if said.stops >= SOME_TIME:
        return Message(f"failure.why.{sure}.some_time", name=name, chain=reason)
    if said.stops == 0:
        return Message(f"failure.why.{sure}.at_once", name=name, chain=reason)
    return Message(f"failure.why.{sure}.after", name=name, n=said.stops, chain=reason)


def chain_words(landscape: Landscape, chain: Sequence[Link]) -> Message:
    """Links as one sentence without its full stop."""
    first, *rest = chain
    verb = Message(f"landscape.link.{first.kind.value}")
    names = {"thing": landscape.name_of(first.dependant), "other": landscape.name_of(first.provider)}
    said = Message("failure.why.link", verb=verb, **names)
    for link in rest:
        verb = Message(f"landscape.link.{link.kind.value}")
        said = Message("failure.why.onward", before=said, verb=verb, other=landscape.name_of(link.provider))
    return said
