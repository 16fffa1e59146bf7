"""A municipality's own goals: versions, drafts changed goal by goal, their effect, and publishing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Path, Router
from pydantic import Field
from pydantic.alias_generators import to_camel

from regie.actions.keeping import goal_drafts
from regie.actions.keeping.goal_effect import compute_effect, effect
from regie.actions.keeping.shown import NotThereError
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.drafting import DraftAsked, PublicationAsked, changing_draft, day_text, with_etag
from regie.api.jobs import JobShown, accepted
from regie.api.problem import RequestFaults, fault_at, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.result_models import Interval, Shown, VerdictWord
from regie.api.showing import words_of
from regie.api.values import Data, Day, list_of, omitted, one_of
from regie.locale import LANGUAGES
from regie.reference_data.goals import Among, Counts, MetWhen, Weigh

if TYPE_CHECKING:
    from regie.store.models import GoalVersion

OwnNumber = Annotated[int, Path(ge=1, le=2**31 - 1)]
GoalInAddress = Annotated[str, Field(strict=True, pattern=r"^[a-z0-9][a-z0-9-]{0,58}$")]
GoalId = Annotated[GoalInAddress, Field(examples=["thirty-percent"])]  # which OpenAPI takes in a body only
Words = Annotated[str, Field(strict=True, min_length=1, max_length=2000, pattern=r"^[^\u0000]*$")]
_MOST = 100


class Named(Data):
    """What it is called, in each language."""

    nl: Words
    en: Words


class ReadingSent(Data):
    """One way of reading a goal: what is counted, among which, by what weight, and when it is met."""

    id: GoalId
    name: Named
    counts: one_of(one.value for one in Counts)  # type: ignore[valid-type]
    among: list_of(one_of(one.value for one in Among), len(Among))  # type: ignore[valid-type]
    weigh: one_of(one.value for one in Weigh)  # type: ignore[valid-type]
    met_when: one_of(one.value for one in MetWhen)  # type: ignore[valid-type]
    sentence: Words = omitted(description="Where it rests on another sentence than the goal.")
    section: Words = omitted()


class GoalSent(Data):
    """A goal whole, as a version holds it."""

    id: GoalId
    name: Named
    due: Day
    target: Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)] = omitted(
        description="The share to reach; absent for a goal that is no share."
    )
    more_than: bool = Field(False, description="Whether the share itself is not enough yet.")
    section: Words
    sentence: Words
    not_measured: Literal["not-in-landscape", "no-share"] = omitted(description="Why it cannot be measured.")
    readings: list_of(ReadingSent, _MOST)  # type: ignore[valid-type]


class GoalVersionShown(Data):
    """A version of all goals."""

    number: int
    draft: bool
    based_on: int
    by: str
    changed_at: datetime
    valid_from: date = omitted()
    why: str = omitted()
    address: str


class GoalVersionWhole(GoalVersionShown):
    """A version with its goals."""

    goals: list[GoalSent]


class GoalVersionList(Data):
    """Your own versions, the newest first."""

    items: list[GoalVersionShown]


class SideShown(Shown):
    """What a reading measures on one side."""

    due: date
    target: float = omitted()
    share: Interval = omitted()
    met: VerdictWord = omitted(description="Absent without a share to reach.")
    n_yes: int
    n_no: int
    n_between: int


class ReadingCompared(Shown):
    """One reading in the goals in use and in the version; a side without it is absent."""

    goal: str
    reading: str
    before: SideShown = omitted()
    after: SideShown = omitted()
    same: bool


class GoalEffectShown(Shown):
    """What the goals of a version would measure, beside those in use."""

    fresh: bool
    at: datetime
    against: int
    day: date
    goals: list[ReadingCompared]


router = Router(tags=["Goal versions"], by_alias=True)
_ALL = OF_MUNICIPALITY + "/goal-versions"
_ONE = _ALL + "/{number}"


@router.get(_ALL, response=GoalVersionList, operation_id="listGoalVersions", summary="Own versions of the goals")
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    return as_json({"items": [_data(one, municipality) for one in goal_drafts.versions(request.actor)]})


@router.post(
    _ALL, response={201: GoalVersionWhole}, operation_id="createGoalDraft", summary="Begin a draft, a copy of a version"
)
def start(request: Asking, municipality: str, body: Annotated[DraftAsked, Body()]) -> HttpResponse:
    made = goal_drafts.start_draft(request.actor, body.based_on)
    return with_etag(_whole(made, municipality), made.saved, 201, at=_address(made, municipality))


@router.get(_ONE, response=GoalVersionWhole, operation_id="getGoalVersion", summary="A version with its goals")
def show(request: Asking, municipality: str, number: OwnNumber) -> HttpResponse:
    found = goal_drafts.version(request.actor, number)
    return with_etag(_whole(found, municipality), found.saved)


@router.put(
    _ONE + "/goals/{goal}",
    response=GoalVersionWhole,
    operation_id="putDraftGoal",
    summary="Put a goal in a draft: a new one, or in the place of the one with this id",
)
def put_goal(
    request: Asking, municipality: str, number: OwnNumber, goal: GoalInAddress, body: Annotated[GoalSent, Body()]
) -> HttpResponse:
    found = goal_drafts.version(request.actor, number)
    there = any(one["id"] == goal for one in found.body["goals"])
    if not there and body.id != goal:
        raise RequestFaults([fault_at(request, "body", "/id", "id")])
    sent = body.model_dump(mode="json", exclude_none=True)
    with changing_draft(request, found.saved) as seen:
        made = goal_drafts.save_goal(
            request.actor, number, {"target": None, **sent}, was=goal if there else "", seen=seen
        )
    return with_etag(_whole(made, municipality), made.saved)


@router.delete(
    _ONE + "/goals/{goal}", response={204: None}, operation_id="removeDraftGoal", summary="Take a goal out of a draft"
)
def remove_goal(request: Asking, municipality: str, number: OwnNumber, goal: GoalInAddress) -> HttpResponse:
    found = goal_drafts.version(request.actor, number)
    if all(one["id"] != goal for one in found.body["goals"]):
        raise NotThereError(goal)
    with changing_draft(request, found.saved) as seen:
        goal_drafts.remove_goal(request.actor, number, goal, seen=seen)
    return HttpResponse(status=204)


@router.delete(_ONE, response={204: None}, operation_id="removeGoalDraft", summary="Throw a draft away")
def discard(request: Asking, municipality: str, number: OwnNumber) -> HttpResponse:
    found = goal_drafts.version(request.actor, number)
    with changing_draft(request, found.saved) as seen:
        goal_drafts.throw_away(request.actor, number, seen=seen)
    return HttpResponse(status=204)


@router.post(
    _ONE + "/_publish",
    response=GoalVersionShown,
    operation_id="publishGoalDraft",
    summary="Make a draft the goals that count from a day on; it never changes again",
)
def publish(
    request: Asking, municipality: str, number: OwnNumber, body: Annotated[PublicationAsked, Body()]
) -> HttpResponse:
    found = goal_drafts.version(request.actor, number)
    with changing_draft(request, found.saved) as seen:
        made = goal_drafts.publish_goals(request.actor, number, **body.given(), seen=seen)
    return with_etag(_data(made, municipality), made.saved)


@router.post(
    _ONE + "/_compare",
    response={202: JobShown},
    operation_id="compareGoalVersion",
    summary="Work out what a version would measure over today's landscape",
)
def compare(request: Asking, municipality: str, number: OwnNumber) -> HttpResponse:
    there = f"/{municipality}/goal-versions/{number}/effect"  # where the page of the job leads who looks there
    job = compute_effect(request.actor, number, there)
    return accepted(request, job, "goal-versions", str(number), "effect")


@router.get(
    _ONE + "/effect",
    response=GoalEffectShown,
    operation_id="getGoalEffect",
    summary="What a version would measure, beside the goals in use, as it was last worked out",
)
def show_effect(request: Asking, municipality: str, number: OwnNumber) -> HttpResponse:
    refuse_others(request, ())
    found = effect(request.actor, number)
    if found is None:
        raise NotThereError(str(number))
    whole = {**found.body, "fresh": found.fresh, "at": found.at}
    return as_json(words_of(GoalEffectShown, whole, language_of(request)))


def _address(one: GoalVersion, municipality: str) -> str:
    return address(municipality, "goal-versions", str(one.number))


def _data(one: GoalVersion, municipality: str) -> dict[str, Any]:
    published = {"validFrom": day_text(one.valid_from), "why": one.why} if one.valid_from else {}
    return {
        "number": one.number,
        "draft": one.valid_from is None,
        "basedOn": one.based_on,
        "by": one.by,
        "changedAt": one.changed_at.isoformat(),
        **published,
        "address": _address(one, municipality),
    }


def _whole(one: GoalVersion, municipality: str) -> dict[str, Any]:
    return {**_data(one, municipality), "goals": [_sent(goal) for goal in one.body["goals"]]}


def _sent(raw: Any) -> Any:
    """A goal or reading as it would be sent: names in camelCase, nothing that is empty or goes without saying."""
    kept = {to_camel(name): held for name, held in raw.items() if held is not None and held is not False and held != ""}
    if "readings" in kept:
        kept["readings"] = [_sent(one) for one in kept["readings"]]
    return {**kept, "name": {one: raw["name"][one] for one in LANGUAGES}}
