"""Kept scenarios: saved in versions, given out and taken in as files, and compared."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, File, Query, Router
from ninja.files import UploadedFile
from pydantic import Field

from regie.actions.keeping import scenarios as kept
from regie.actions.keeping.compare_kept import MOST, compare_kept, compared_kept
from regie.actions.keeping.uploads import MOST_BYTES, named
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json, etag
from regie.api.failure_models import ImpactShown
from regie.api.jobs import JobShown, Number, accepted, job_data
from regie.api.models import Links
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.result_models import Interval, Shown, VerdictWord
from regie.api.showing import words_of
from regie.api.supposing import Scenario, written_by
from regie.api.values import Data, omitted

if TYPE_CHECKING:
    from regie.store.models import KeptScenario, ScenarioVersion

_LARGEST = 2**31 - 1
Name = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")]
Reason = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]
Version = Annotated[int, Query(ge=0, le=_LARGEST, description="An older version; the newest unless given.")]


class ScenarioKept(Scenario):
    """A scenario with the name it is kept under, and why it may happen."""

    name: Name
    why: Reason = Field("")


class NextVersion(ScenarioKept):
    """A next version. `seen` is the newest one you looked at: 409 when somebody saved since."""

    seen: Annotated[int, Field(strict=True, ge=1, le=_LARGEST)]


class ScenarioVersionShown(Data):
    """One version of a scenario."""

    version: int
    name: str
    why: str
    by: str
    at: datetime


class ScenarioShown(Data):
    """One scenario in one version. `trueVersion` has become fact, by the change set `change`."""

    number: int
    version: int
    last: int = Field(description="The number of the newest version.")
    removed: bool
    true_version: int = omitted()
    change: int = omitted()
    by: str
    at: datetime
    scenario: ScenarioKept
    versions: list[ScenarioVersionShown] = omitted(description="All of them, the newest first; of one scenario only.")
    links: Links


class ScenarioList(Data):
    """All kept scenarios in their newest version, by name; those that were removed last."""

    items: list[ScenarioShown]


class Comparison(Data):
    """Which scenarios to put side by side, by number."""

    scenarios: Annotated[list[Annotated[int, Field(ge=1, le=_LARGEST)]], Field(min_length=2, max_length=MOST)]


class ColumnShown(Shown):
    """One scenario of a comparison."""

    number: int
    version: int
    name: str
    day: date
    lasts: Literal["day", "week", "month", "for_good"]
    impact: ImpactShown = omitted(description="Absent when nothing falls away.")
    extra: Interval = omitted(description="Euros a year more.")
    judged: int = Field(description="How many applications are judged otherwise.")
    displaced: int = Field(description="How many datasets may no longer stay where they are.")
    contracts: int
    may_object: int = Field(description="How many of the contracts hold a clause on change of control.")
    notice_by: date = omitted(description="The first last day to give notice.")


class ProcessBeside(Shown):
    """Whether a process stops in each scenario, in their order."""

    id: str
    critical: VerdictWord
    stops: list[VerdictWord]


class GoalBeside(Shown):
    """The share of a reading of a goal now and in each scenario, in their order."""

    goal: str
    reading: str
    was: Interval = omitted()
    becomes: list[Interval | None]


class ComparedShown(Shown):
    """Scenarios side by side, each asked by itself."""

    scenarios: list[ColumnShown]
    processes: list[ProcessBeside]
    goals: list[GoalBeside]


class ComparisonShown(JobShown):
    """How far the work is, and what was found once it is done; kept for an hour."""

    found: ComparedShown = omitted()


router = Router(tags=["Scenarios"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/scenarios", response=ScenarioList, operation_id="listScenarios", summary="Kept scenarios"
)
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    found = kept.scenarios(request.actor)
    return as_json({"items": [_shown(request, one, one.newest) for one in found]})  # type: ignore[attr-defined]


@router.post(
    OF_MUNICIPALITY + "/scenarios", response={201: ScenarioShown}, operation_id="createScenario", summary="Keep one"
)
def create(request: Asking, municipality: str, body: Annotated[ScenarioKept, Body()]) -> HttpResponse:
    return _kept(request, kept.save_scenario(request.actor, _written(body)), 201)


@router.get(
    OF_MUNICIPALITY + "/scenarios/{number}",
    response=ScenarioShown,
    operation_id="getScenario",
    summary="One, with its versions",
)
def show(request: Asking, municipality: str, number: Number, version: Version = 0) -> HttpResponse:
    refuse_others(request, ("version",))
    found, held = kept.kept_scenario(request.actor, number, version or None)
    return as_json(_whole(request, found, held))


@router.put(
    OF_MUNICIPALITY + "/scenarios/{number}",
    response=ScenarioShown,
    operation_id="putScenario",
    summary="Keep a next version",
)
def put(request: Asking, municipality: str, number: Number, body: Annotated[NextVersion, Body()]) -> HttpResponse:
    return _kept(request, kept.save_scenario(request.actor, _written(body), number=number, seen=body.seen))


@router.delete(
    OF_MUNICIPALITY + "/scenarios/{number}",
    response={204: None},
    operation_id="deleteScenario",
    summary="Take one out of the list",
)
def delete(request: Asking, municipality: str, number: Number) -> HttpResponse:
    kept.remove_scenario(request.actor, number)
    return HttpResponse(status=204)


@router.post(
    OF_MUNICIPALITY + "/scenarios/{number}/_restore",
    response=ScenarioShown,
    operation_id="restoreScenario",
    summary="Bring a removed one back",
)
def put_back(request: Asking, municipality: str, number: Number) -> HttpResponse:
    kept.put_back(request.actor, number)
    return as_json(_whole(request, *kept.kept_scenario(request.actor, number)))


@router.get(
    OF_MUNICIPALITY + "/scenarios/{number}/file",
    response=Any,
    operation_id="getScenarioFile",
    summary="One as the file that the commands read",
)
def file(request: Asking, municipality: str, number: Number, version: Version = 0) -> HttpResponse:
    refuse_others(request, ("version",))
    name, text = kept.scenario_file(request.actor, number, version or None)
    answer = HttpResponse(text, content_type="application/yaml")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@router.post(
    OF_MUNICIPALITY + "/scenario-files",
    response={201: ScenarioShown},
    operation_id="importScenario",
    summary="Keep the scenario in a file",
)
def take_in(
    request: Asking,
    municipality: str,
    file: Annotated[UploadedFile, File(description="A scenario as YAML.")],
) -> HttpResponse:
    ((name, content),) = named([(file.name or "", file.read(MOST_BYTES + 1))])
    return _kept(request, kept.import_scenario(request.actor, name, content), 201)


@router.post(
    OF_MUNICIPALITY + "/scenario-comparisons",
    response={202: JobShown},
    operation_id="createScenarioComparison",
    summary="Ask to put scenarios side by side",
)
def compare(request: Asking, municipality: str, body: Annotated[Comparison, Body()]) -> HttpResponse:
    job = compare_kept(request.actor, body.scenarios)
    return accepted(request, job, "scenario-comparisons", str(job.id))


@router.get(
    OF_MUNICIPALITY + "/scenario-comparisons/{number}",
    response=ComparisonShown,
    operation_id="getScenarioComparison",
    summary="How far it is, and what was found",
)
def compared(request: Asking, municipality: str, number: Number) -> HttpResponse:
    job, found = compared_kept(request.actor, number)
    shown = job_data(request, job)
    shown["links"]["self"] = address(municipality, "scenario-comparisons", str(number))
    if found is not None:
        shown["found"] = words_of(ComparedShown, found, language_of(request))
    return as_json(shown)


def _written(body: ScenarioKept) -> Any:
    return written_by(body, body.name, body.why)


def _kept(request: Asking, made: ScenarioVersion, status: int = 200) -> HttpResponse:
    response = as_json(_whole(request, *kept.kept_scenario(request.actor, made.scenario.number)), status)
    if status == 201:
        response["ETag"] = etag(made.number)
        response["Location"] = address(request.slug, "scenarios", str(made.scenario.number))
    return response


def _whole(request: Asking, one: KeptScenario, held: ScenarioVersion) -> dict[str, Any]:
    versions = [
        {
            "version": each.number,
            "name": each.body["name"],
            "why": each.body["why"],
            "by": each.by,
            "at": each.at.isoformat(),
        }
        for each in kept.versions_of(request.actor, one.number)
    ]
    return {**_shown(request, one, held), "versions": versions}


def _shown(request: Asking, one: KeptScenario, held: ScenarioVersion) -> dict[str, Any]:
    true = {"trueVersion": one.true_version, "change": one.came_true.version} if one.came_true is not None else {}
    return {
        "number": one.number,
        "version": held.number,
        "last": one.last,
        "removed": one.removed,
        **true,
        "by": held.by,
        "at": held.at.isoformat(),
        "scenario": _scenario(held),
        "links": {"self": address(request.slug, "scenarios", str(one.number))},
    }


def _scenario(held: ScenarioVersion) -> dict[str, Any]:
    one = kept.asking_of(held).written
    lists = {name: list(getattr(one, name)) for name in ("without", "sanction", "refuse", "law")}
    return {
        "name": one.name,
        "why": one.why,
        **lists,
        "takeover": [{"organisation": each.organisation, "by": each.by} for each in one.takeover],
        "price": [{"supplier": each.supplier, "percent": each.percent} for each in one.price],
        **({"on": one.on.isoformat()} if one.on else {}),
        "notice": one.notice,
        "lasts": one.lasts,
    }
