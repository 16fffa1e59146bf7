"""The difference between two days: of the whole landscape with its goals, and of one thing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from regie.actions.keeping.compare import Between, compare_goals, compare_landscape, compare_thing
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.changes import ChangeOfField, revision_data
from regie.api.conditional import as_json
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY, PLURALS
from regie.api.result_models import Interval
from regie.api.showing import said
from regie.api.values import Data, Key, omitted

Start = Annotated[date, Query(alias="from", description="The state at the end of this day is where it starts.")]
End = Annotated[date, Query(alias="to", description="The state at the end of this day is where it ends.")]


class ThingBetween(Data):
    """What became of one thing; field by field when it was there on both days."""

    noun: Literal[tuple(PLURALS)]  # type: ignore[valid-type]
    id: str
    name: str
    kind: Literal["added", "changed", "removed", "same"]
    fields: list[ChangeOfField]
    address: str


class GoalBetween(Data):
    """One reading of a goal on both days, as far as results are kept of them."""

    goal: str
    label: str
    reading: str
    before: Interval = omitted()
    after: Interval = omitted()


class Difference(Data):
    """What changed between the days."""

    touched: int = Field(description="How many things were changed; `things` holds the first 100 that differ.")
    things: list[ThingBetween]
    goals: list[GoalBetween]


router = Router(tags=["Differences"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/differences",
    response=Difference,
    operation_id="getDifference",
    summary="What changed between two days, and what that did to the goals",
)
def landscape(request: Asking, municipality: str, start: Start, end: End) -> HttpResponse:
    refuse_others(request, ("from", "to"))
    things, touched = compare_landscape(request.shown, start, end)
    goals = [
        {
            "goal": one.goal,
            "label": said(one.label, language_of(request)),
            "reading": said(one.reading, language_of(request)),
            **({"before": one.then} if one.then else {}),
            **({"after": one.now} if one.now else {}),
        }
        for one in compare_goals(request.shown, start, end)
    ]
    return as_json({"touched": touched, "things": [_between(one, municipality) for one in things], "goals": goals})


@router.get(
    OF_MUNICIPALITY + "/differences/{path:key}",
    response=ThingBetween,
    operation_id="getDifferenceOfThing",
    summary="What became of one thing between two days",
)
def thing(request: Asking, municipality: str, key: Key, start: Start, end: End) -> HttpResponse:
    refuse_others(request, ("from", "to"))
    return as_json(_between(compare_thing(request.shown, key, start, end), municipality))


def _between(one: Between, municipality: str) -> dict[str, Any]:
    found = {**revision_data(one, municipality), "name": one.name, "kind": one.kind}
    return found if one.kind == "changed" else {**found, "fields": []}
