"""Steps settled by hand, as people name them: `thing`, `thing@2028`, `thing=rehost:government_cloud@2028`."""

from __future__ import annotations

from collections.abc import Iterable

from regie.analyses.roadmap import Fixed, Problem, Thing
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


def settled(problem: Problem, name: str, said: Iterable[tuple[str, str | None, int | None]]) -> tuple[Fixed, ...]:
    """Each step by thing, choice (a strategy, or `strategy:target`) and year; None for any.

    Raises InputFaults with every thing, choice or year that is not in the question `name`.
    """
    things = {thing.id: thing for thing in problem.things}
    faults: list[Fault] = []
    found: list[Fixed] = []
    for id_, way, year in said:
        thing = things.get(id_)
        if thing is None:
            faults.append(_fault(name, "no_thing", thing=id_))
            continue
        choices = _choices(thing, way)
        if way is not None and not choices:
            faults.append(_fault(name, "no_choice", thing=id_, choice=way))
        elif year is not None and year not in problem.years:
            faults.append(_fault(name, "no_year", year=str(year)))
        else:
            found.extend(Fixed(id_, choice, year) for choice in choices or (None,))
    if faults:
        raise InputFaults(faults)
    return tuple(found)


def _choices(thing: Thing, way: str | None) -> list[tuple[str, str]]:
    if way is None:
        return []
    strategy, _, target = way.partition(":")
    return [choice.key for choice in thing.choices if choice.key[0] == strategy and target in ("", choice.target)]


def _fault(name: str, key: str, **values: object) -> Fault:
    return Fault(Place(name), Message(f"roadmap.fault.{key}", **values), Message(f"roadmap.mend.{key}"))
