"""Questions: what to ask next and of whom, what waits for oneself, and answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils import timezone
from ninja import Body, Query, Router
from pydantic import Field
from pydantic.alias_generators import to_camel, to_snake

from regie.actions.keeping import my_work as working
from regie.api.asked import MOST_ON_A_PAGE, PageNumber, PageSize, refuse_others
from regie.api.calling import Asking
from regie.api.changes import ChangeMade, change_made
from regie.api.conditional import as_json
from regie.api.problem import RequestFaults, fault_at
from regie.api.quality_models import NextQuestions
from regie.api.representing import OF_MUNICIPALITY, PLURALS, address, fact_data
from regie.api.showing import kept, result
from regie.api.values import MOST_TEXT, Data, Day, Key, omitted


class OwnQuestion(Data):
    """A fact that is open, of something you keep."""

    noun: Literal[tuple(PLURALS)]  # type: ignore[valid-type]
    id: str
    name: str
    field: str
    state: Literal["unknown", "contested", "stale", "ending", "asked"]
    minutes: float
    since: date = omitted()
    asked: str = omitted(description="Who was asked, and did not know.")
    fact: Any = Field(description="The fact as it is, as the thing itself shows it.")
    version: int = Field(description="Of the thing; an answer may name it.")
    address: str


class OwnWork(Data):
    """What waits for you, the weightiest first, and what nobody knew."""

    total: int
    answered: int = Field(description="How many of the questions about what you keep have an answer.")
    asked_in_all: int
    items: list[OwnQuestion]
    nobody_knew: list[OwnQuestion]


class Answer(Data):
    """An answer to one question: a value as people write it in a workbook, or that nobody knows."""

    id: Key
    field: Key
    value: Annotated[str, Field(strict=True, max_length=MOST_TEXT)] = omitted(
        description="As in a cell of a workbook; several parted by a semicolon."
    )
    nobody_knows: bool = False
    date: Day = omitted(description="The day the answer speaks of; today unless given.")
    version: Annotated[int, Field(strict=True, ge=1, le=2**53)] = omitted(
        description="The version of the thing that was looked at."
    )


router = Router(tags=["Questions"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/questions",
    response=NextQuestions,
    operation_id="listQuestions",
    summary="What to ask next: the questions that settle most per minute, by owner",
)
def next_questions(
    request: Asking,
    municipality: str,
    owner: Annotated[str, Query(max_length=300, description="Only of this owner.")] = "",
    noun: Annotated[str, Query(max_length=30, description="Only about things of this noun.")] = "",
    page: PageNumber = 1,
    page_size: PageSize = 50,
) -> HttpResponse:
    refuse_others(request, ("owner", "noun", "page", "pageSize"))

    def found() -> dict[str, Any]:
        held = kept(request, "questions")
        asked = [
            one
            for one in held["questions"]
            if (not owner or one["owner"] == owner) and (not noun or one["noun"] == noun)
        ]
        return {**held, "total": len(asked), "questions": asked[(page - 1) * page_size : page * page_size]}

    return result(request, NextQuestions, found)


@router.get(
    OF_MUNICIPALITY + "/work",
    response=OwnWork,
    operation_id="getWork",
    summary="What waits for you: unknown, contested, stale or ending facts of what you keep",
)
def own_work(request: Asking, municipality: str, page: PageNumber = 1, page_size: PageSize = 50) -> HttpResponse:
    refuse_others(request, ("page", "pageSize"))
    work = working.my_work(request.actor, timezone.localdate())
    shown = work.questions[(page - 1) * page_size : page * page_size]
    return as_json(
        {
            "total": len(work.questions),
            "answered": work.answered,
            "askedInAll": work.asked_in_all,
            "items": [_question(one, municipality) for one in shown],
            "nobodyKnew": [_question(one, municipality) for one in work.nobody_knew[:MOST_ON_A_PAGE]],
        }
    )


@router.post(
    OF_MUNICIPALITY + "/answers",
    response=ChangeMade,
    operation_id="createAnswer",
    summary="Answer one question about something you keep",
)
def answer(request: Asking, municipality: str, body: Annotated[Answer, Body()]) -> HttpResponse:
    if body.nobody_knows == bool((body.value or "").strip()):
        raise RequestFaults([fault_at(request, "body", "/value", "one_answer")])
    key, field = body.id, to_snake(body.field)
    day = body.date or timezone.localdate()
    if body.nobody_knows:
        made = working.say_nobody_knows(request.actor, key, field, day=day, seen=body.version)
    else:
        made = working.answer(request.actor, key, field, body.value, day=day, seen=body.version)
    return change_made(request, made)


def _question(one: working.Question, municipality: str) -> dict[str, Any]:
    thing = one.thing
    return {
        "noun": thing.noun,
        "id": thing.key,
        "name": thing.name or thing.key,
        "field": to_camel(one.field.name),
        "state": one.state,
        "minutes": one.minutes,
        **({"since": one.since.isoformat()} if one.since else {}),
        **({"asked": one.asked} if one.asked else {}),
        "fact": fact_data(thing.facts.get(one.field.name)),
        "version": thing.version,
        "address": address(municipality, PLURALS[thing.noun], thing.key),
    }
