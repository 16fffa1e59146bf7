"""A kept plan with steps moved by hand: what breaks and what it then costs, and the question to solve anew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from regie.actions.keeping.rights import Actor
from regie.actions.keeping.roadmap.kept import plan, steps_of
from regie.actions.keeping.roadmap.making import ask_plan
from regie.actions.keeping.roadmap.opened import KEPT_OPEN, Once
from regie.actions.keeping.roadmap.packing import problem_of
from regie.actions.keeping.roadmap.question import Said, question_of
from regie.actions.keeping.shown import NotThereError
from regie.analyses.roadmap import Footing, Move, Thing, Tried, footing_of, try_by_hand
from regie.store.models import Job, Plan


def thing_of(kept: Plan, id_: str) -> Thing:
    """What a plan may change of one thing, also when it leaves it as it is. Raises NotThereError."""
    for thing in problem_of(kept).things:
        if id_ in (thing.id, *thing.members):
            return thing
    raise NotThereError(id_)


def tried(kept: Plan, fixed: Sequence[Said], forbidden: Sequence[Said]) -> tuple[dict[str, Move | None], Tried]:
    """A plan with steps moved by hand: the moves that could be understood, and what they break.

    What is fixed without a choice or a year keeps that of the plan; what is forbidden stays as it is. A thing, choice
    or year that the plan does not know is passed over, as an address may hold anything.
    """
    footing = _footing(Once.of(kept))
    things, planned = footing.things, footing.wanted
    moves: dict[str, Move | None] = {}
    for id_, choice, year in fixed:
        move = _move(things.get(id_), planned.get(id_), choice, year)
        if move is not None:
            moves[id_] = move
    moves |= {id_: None for id_, _, _ in forbidden if id_ in planned}
    changed = {id_: move for id_, move in moves.items() if move != planned.get(id_)}
    return changed, try_by_hand(footing, changed)


@lru_cache(KEPT_OPEN)
def _footing(one: Once) -> Footing:
    return footing_of(problem_of(one.plan), steps_of(one.plan))


def _move(thing: Thing | None, planned: Move | None, choice: str | None, year: int | None) -> Move | None:
    if thing is None:
        return None
    keys = {":".join(one.key): one.key for one in thing.choices}
    key = keys.get(choice) if choice else planned[0] if planned else None
    when = year if year is not None else planned[1] if planned else None
    return None if key is None or when is None or not 1900 < when < 2200 else (key, when)


def solve_again(
    actor: Actor, number: int, name: str, fixed: Sequence[Said], forbidden: Sequence[Said], *, to: str = ""
) -> Job:
    """Ask for a plan to the same question with these steps settled, over the landscape as it is now.

    Raises NotThereError, and NotAllowedError for who may not make plans.
    """
    question = question_of(plan(actor, number).question)
    return ask_plan(actor, question.with_changes(name, fixed, forbidden), to=to)


def solve_point(actor: Actor, number: int, name: str, point: int, *, to: str = "") -> Job:
    """Ask for the whole plan of one point of the front of a plan, over the landscape as it is now.

    Raises NotThereError when there is no such point, and NotAllowedError.
    """
    kept = plan(actor, number)
    front = kept.body["front"]
    if front is None or not 0 <= point < len(front["points"]):
        raise NotThereError(str(point))
    question, reading = question_of(kept.question), "/".join(front["key"])
    return ask_plan(actor, question.with_share(name, reading, front["points"][point]["target"]), to=to)
