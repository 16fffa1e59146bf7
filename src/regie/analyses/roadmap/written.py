"""The question of a plan as JSON, and back: for who keeps it, or asks it again elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import orjson

from regie.analyses.roadmap.problem import Aim, Choice, Fixed, Key, Problem, Thing, Unit
from regie.landscape import Source
from regie.readers.roadmap import Budget, Capacity, Estimate, Freeze, MostMoves, Order, Strategy

_LISTS: Mapping[str, Callable[..., object]] = {
    "orders": Order,
    "budgets": Budget,
    "capacities": Capacity,
    "freezes": Freeze,
    "limits": MostMoves,
}
"""The parts of a question that hold only texts and numbers."""


def write_problem(problem: Problem) -> bytes:
    """The whole question. The same question gives the same bytes."""
    # fresh aims: what an aim remembers of itself would be written too
    return orjson.dumps(replace(problem, aims=tuple(map(replace, problem.aims))), sorted)


def read_problem(written: bytes) -> Problem:
    """The reverse. Raises KeyError, TypeError or ValueError for what this version did not write."""
    held: dict[str, Any] = orjson.loads(written)
    simple: dict[str, Any] = {name: tuple(make(**one) for one in held[name]) for name, make in _LISTS.items()}
    return Problem(
        years=tuple(held["years"]),
        things=tuple(map(_thing, held["things"])),
        aims=tuple(map(_aim, held["aims"])),
        fixed=tuple(map(_fixed, held["fixed"])),
        forbidden=tuple(map(_fixed, held["forbidden"])),
        index=held["index"],
        exit_share=held["exit_share"],
        carry_over=held["carry_over"],
        **simple,
    )


def _thing(held: Mapping[str, Any]) -> Thing:
    until = held["bound_until"]
    return Thing(
        held["id"],
        tuple(map(_choice, held["choices"])),
        held["running"],
        held["cluster"],
        _keys(held["meets"]),
        _by_platform(held["along"]),
        None if until is None else date.fromisoformat(until),
        held["earliest"],
        tuple(held["members"]),
        held["hub"],
        held["name"],
    )


def _choice(held: Mapping[str, Any]) -> Choice:
    return Choice(
        Strategy(held["strategy"]),
        held["target"],
        _estimate(held["once"]),
        _estimate(held["running"]),
        held["years"],
        held["skills"],
        _keys(held["meets"]),
        _by_platform(held["meets_with"]),
        tuple(held["needs"]),
        held["years_high"],
        held["supplier"],
    )


def _estimate(held: Mapping[str, Any]) -> Estimate:
    source = held["source"]
    return Estimate(held["low"], held["likely"], held["high"], _source(source["name"], source["date"]))


@cache
def _source(name: str, day: str | None) -> Source:
    return Source(name, None if day is None else date.fromisoformat(day))


def _aim(held: Mapping[str, Any]) -> Aim:
    units = tuple(Unit(one["id"], one["weight"], tuple(one["needs"]), one["stuck"]) for one in held["units"])
    return Aim(_key(held["key"]), held["due"], held["target"], units, held["outside"])


def _fixed(held: Mapping[str, Any]) -> Fixed:
    choice = held["choice"]
    return Fixed(held["thing"], None if choice is None else _key(choice), held["year"])


def _by_platform(held: Mapping[str, Sequence[Sequence[str]]]) -> Mapping[str, frozenset[Key]]:
    return {platform: _keys(keys) for platform, keys in held.items()}


def _keys(held: Sequence[Sequence[str]]) -> frozenset[Key]:
    return frozenset(map(_key, held))


def _key(held: Sequence[str]) -> Key:
    first, second = held
    return first, second
