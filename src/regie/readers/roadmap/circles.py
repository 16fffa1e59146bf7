"""Orders that run in a circle: nothing in it can ever be first. What moves as a group stands in it as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from regie.readers.roadmap.values import Group, Order

Edges = Mapping[str, Sequence[tuple[str, Order]]]
"""Per thing or group what it comes after, and the order that says so."""


def circles_of(orders: Sequence[Order], groups: Iterable[Group] = ()) -> Iterator[tuple[Order, ...]]:
    """One shortest way around for every set of things of which each, in the end, waits for each other.

    A way begins at the first of the orders that is in its circle, and each order is of what the one before waits for.
    Within a group an order without years asks nothing: its members move in the same year.
    """
    group_of = {thing: group.name for group in groups for thing in group.things}
    edges = [
        (group_of.get(order.thing, order.thing), group_of.get(order.after, order.after), order)
        for order in orders
        if not moves_together(order, group_of)
    ]
    after: dict[str, list[tuple[str, Order]]] = {}
    for thing, other, order in edges:
        after.setdefault(thing, []).append((other, order))
        after.setdefault(other, [])
    component = _components(after)
    told: set[str] = set()
    for thing, other, order in edges:
        if component[thing] == component[other] and component[thing] not in told:
            told.add(component[thing])
            yield order, *_way(after, component, other, thing)


def moves_together(order: Order, group_of: Mapping[str, str]) -> bool:
    """Whether an order asks nothing, because both of its things move with the same group."""
    together = order.thing in group_of and group_of[order.thing] == group_of.get(order.after)
    return together and order.thing != order.after and not order.years


def _components(after: Edges) -> dict[str, str]:
    """Per thing one thing of its strongly connected component, the same for all of it (Kosaraju and Sharir)."""
    before: dict[str, list[str]] = {thing: [] for thing in after}
    for thing, others in after.items():
        for other, _ in others:
            before[other].append(thing)
    component: dict[str, str] = {}
    for last in reversed(_finished(after)):
        waiting = [last]
        while waiting:
            thing = waiting.pop()
            if thing not in component:
                component[thing] = last
                waiting.extend(before[thing])
    return component


def _finished(after: Edges) -> list[str]:
    """Things in the order in which a walk in depth leaves them. With a stack of its own: Python's is short."""
    seen: set[str] = set()
    left: list[str] = []
    for start in after:
        path = [] if start in seen else [(start, iter(after[start]))]
        seen.add(start)
        while path:
            thing, ahead = path[-1]
            fresh = next((other for other, _ in ahead if other not in seen), None)
            if fresh is None:
                left.append(thing)
                path.pop()
            else:
                seen.add(fresh)
                path.append((fresh, iter(after[fresh])))
    return left


def _way(after: Edges, component: Mapping[str, str], start: str, end: str) -> tuple[Order, ...]:
    """The fewest orders from one thing to another of the same component."""
    ways: dict[str, tuple[str, Order] | None] = {start: None}
    waiting = [start]
    for thing in waiting:
        for other, order in after[thing]:
            if other not in ways and component[other] == component[thing]:
                ways[other] = (thing, order)
                waiting.append(other)
    found: list[Order] = []
    step = ways[end]
    while step is not None:
        thing, order = step
        found.append(order)
        step = ways[thing]
    return tuple(reversed(found))
