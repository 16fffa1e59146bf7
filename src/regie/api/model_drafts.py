"""Drafts of decision models: begun, changed table by table or by a file, tried on the landscape, and published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Body, File, Query
from ninja.files import UploadedFile
from pydantic import Field

from regie.actions.keeping import draft, tables
from regie.actions.keeping.effect import Effect, compute_effect, effect
from regie.actions.keeping.publish import publish
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import MOST_BYTES
from regie.api.asked import MOST_ON_A_PAGE, PageSize, refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.decision_models import OF_VERSION, VersionNumber, VersionShown, router, version_data, words
from regie.api.drafting import DraftAsked, PublicationAsked, changing_draft, with_etag
from regie.api.jobs import JobShown, accepted
from regie.api.problem import RequestFaults, fault_at, language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.result_models import Shown
from regie.api.showing import words_of
from regie.api.values import Data, Key, list_of, omitted, one_of
from regie.decisions import Rule, Table
from regie.decisions.model import Aggregation, HitPolicy

__all__ = ["router"]  # drafts stand under the addresses of decision models

MOST_RULES, _MOST_COLUMNS = 400, 100
Cells = list_of(Annotated[str, Field(strict=True, max_length=2000, pattern=r"^[^\u0000]*$")], _MOST_COLUMNS)


class RuleSent(Data):
    """One rule, a cell a column, written as in the table."""

    id: Key = omitted(description="Of a rule that is there; a new rule has none.")
    asks: Cells  # type: ignore[valid-type]
    gives: Cells  # type: ignore[valid-type]
    notes: Cells = Field([])  # type: ignore[valid-type]


class TableSent(Data):
    """A table whole: what is left out of `rules` is gone."""

    hit_policy: one_of(one.value for one in HitPolicy)  # type: ignore[valid-type]
    aggregation: one_of(one.value for one in Aggregation) = omitted()  # type: ignore[valid-type]
    rules: list_of(RuleSent, MOST_RULES)  # type: ignore[valid-type]


class MoveShown(Shown):
    """A thing that another outcome befalls."""

    noun: str
    id: str
    name: str
    before: list[str]
    after: list[str]
    before_rules: list[str]
    after_rules: list[str]


class MovesCounted(Shown):
    """How many go from one outcome to another."""

    before: list[str]
    after: list[str]
    count: int


class DifferenceShown(Shown):
    """Cases of which the outcome becomes another."""

    before: str
    after: str
    states: int = Field(description="How many combinations of answers.")
    before_rules: list[str]
    after_rules: list[str]
    cases: list[str]
    more: int


class DecisionCompared(Shown):
    """One decision over every case there can be; the rest is absent when there is nothing to compare."""

    decision: str
    comparable: bool
    states: int = omitted()
    changed: int = omitted()
    complete: bool = omitted()
    differences: list[DifferenceShown] = omitted()


class ModelEffectShown(Shown):
    """What a version would change, beside the version in use."""

    fresh: bool = Field(description="Whether it is of this version, today's landscape and the models in use.")
    at: datetime
    against: int = Field(description="The version in use.")
    day: date
    total: int = Field(description="How many applications there are.")
    moving: int
    counts: list[MovesCounted]
    moves: list[MoveShown]
    exact: list[DecisionCompared]


_MODEL = OF_MUNICIPALITY + "/decision-models/{model}/versions"


@router.post(
    _MODEL, response={201: VersionShown}, operation_id="createModelDraft", summary="Begin a draft, a copy of a version"
)
def start(request: Asking, municipality: str, model: Key, body: Annotated[DraftAsked, Body()]) -> HttpResponse:
    made = draft.start_draft(request.actor, model, body.based_on)
    return _version(request, model, made.number, 201)


@router.put(
    OF_VERSION + "/tables/{decision}",
    response=VersionShown,
    operation_id="replaceDraftTable",
    summary="Put a table of a draft in the place of what is there",
)
def put_table(
    request: Asking,
    municipality: str,
    model: Key,
    number: VersionNumber,
    decision: Key,
    body: Annotated[TableSent, Body()],
) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    _fits(request, draft.table_of(found.model, decision), body)
    with changing_draft(request, _saved(found)) as seen:
        draft.change_table(request.actor, model, number, decision, lambda table: _put_into(table, body), seen=seen)
    return _version(request, model, number)


@router.post(
    OF_VERSION + "/_upload",
    response=VersionShown,
    operation_id="uploadModelDraft",
    summary="Replace a draft by a file: DMN XML or a workbook",
)
def upload(
    request: Asking,
    municipality: str,
    model: Key,
    number: VersionNumber,
    file: Annotated[UploadedFile, File(description="A model as DMN XML or as a workbook of regie.")],
) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    data = file.read(MOST_BYTES + 1)
    with changing_draft(request, _saved(found), "file") as seen:
        draft.upload(request.actor, model, number, file.name or "", data, seen=seen)
    return _version(request, model, number)


@router.delete(OF_VERSION, response={204: None}, operation_id="removeModelDraft", summary="Throw a draft away")
def discard(request: Asking, municipality: str, model: Key, number: VersionNumber) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    with changing_draft(request, _saved(found)) as seen:
        draft.discard(request.actor, model, number, seen=seen)
    return HttpResponse(status=204)


@router.post(
    OF_VERSION + "/_publish",
    response=VersionShown,
    operation_id="publishModelDraft",
    summary="Make a draft a version that counts from a day on, and never changes again",
)
def publish_(
    request: Asking, municipality: str, model: Key, number: VersionNumber, body: Annotated[PublicationAsked, Body()]
) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    with changing_draft(request, _saved(found)) as seen:
        publish(request.actor, model, number, **body.given(), seen=seen)
    return _version(request, model, number)


@router.post(
    OF_VERSION + "/_compare",
    response={200: ModelEffectShown, 202: JobShown},
    operation_id="compareModelVersion",
    summary="Work out what an own version would change: at once for a small landscape, else in the background",
)
def compare(request: Asking, municipality: str, model: Key, number: VersionNumber) -> HttpResponse:
    there = f"/{municipality}/tables/{model}/{number}/effect"  # where the page of the job leads who looks there
    effect(request.actor, model, number)  # of the shipped version there is none
    job = compute_effect(request.actor, model, number, there)
    if job is not None:
        return accepted(request, job, "decision-models", model, "versions", str(number), "effect")
    return _effect(request, effect(request.actor, model, number), 1, MOST_ON_A_PAGE)


@router.get(
    OF_VERSION + "/effect",
    response=ModelEffectShown,
    operation_id="getModelEffect",
    summary="What an own version would change, as it was last worked out",
)
def show_effect(
    request: Asking,
    municipality: str,
    model: Key,
    number: VersionNumber,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Of the things that move.")] = 1,
    page_size: PageSize = 50,
) -> HttpResponse:
    refuse_others(request, ("page", "pageSize"))
    return _effect(request, effect(request.actor, model, number), page, page_size)


def _version(request: Asking, model: str, number: int, status: int = 200) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    shown = words_of(VersionShown, version_data(found, request.slug), language_of(request))
    return with_etag(shown, _saved(found), status, at=shown["address"] if status == 201 else "")


def _saved(found: tables.Version) -> int:
    """Raises NotThereError for the shipped version, which nobody changes."""
    if found.row is None:
        raise NotThereError(found.name)
    return found.row.saved


def _fits(request: Asking, table: Table, sent: TableSent) -> None:
    """Raises RequestFaults for rules that are not there, and for rows with more or fewer cells than columns."""
    ids = {one.id for one in table.rules}
    faults = []
    for at, rule in enumerate(sent.rules):
        if rule.id is not None and rule.id not in ids:
            faults.append(fault_at(request, "body", f"/rules/{at}/id", "no_such_rule"))
        for side, cells, columns in (("asks", rule.asks, table.inputs), ("gives", rule.gives, table.outputs)):
            if len(cells) != len(columns):
                faults.append(fault_at(request, "body", f"/rules/{at}/{side}", "cells", n=len(columns)))
    twice = {one.id for one in sent.rules if one.id and sum(one.id == other.id for other in sent.rules) > 1}
    faults += [
        fault_at(request, "body", f"/rules/{at}/id", "twice") for at, one in enumerate(sent.rules) if one.id in twice
    ]
    if faults:
        raise RequestFaults(faults)


def _put_into(table: Table, sent: TableSent) -> Table:
    """The table with what was sent; what rules have besides their cells stays."""
    held = {one.id: one for one in table.rules}
    free = (name for at in range(1, 2 * MOST_RULES + 2) if (name := f"{table.id or 'rule'}_rule_{at}") not in held)
    rules = tuple(
        replace(
            held[one.id] if one.id else Rule((), (), id=next(free)),
            inputs=tuple(cell.strip() or "-" for cell in one.asks),
            outputs=tuple(cell.strip() for cell in one.gives),
            annotations=tuple(one.notes),
        )
        for one in sent.rules
    )
    policy = HitPolicy(sent.hit_policy)
    collects = policy is HitPolicy.COLLECT and sent.aggregation is not None
    aggregation = Aggregation(sent.aggregation) if collects else None
    return replace(table, rules=rules, hit_policy=policy, aggregation=aggregation)


def _effect(request: Asking, found: Effect | None, page: int, size: int) -> HttpResponse:
    if found is None:
        raise NotThereError
    body = found.body
    whole = {
        **body,
        "fresh": found.fresh,
        "at": found.at,
        "moving": len(body["moves"]),
        "counts": [{"before": old, "after": new, "count": count} for old, new, count in body["counts"]],
        "moves": body["moves"][(page - 1) * size : page * size],
        "exact": [_compared(one) for one in body["exact"]],
    }
    return as_json(words_of(ModelEffectShown, whole, language_of(request)))


def _compared(one: Mapping[str, Any]) -> dict[str, Any]:
    parts = [
        {**part, "before": words(part["before"]), "after": words(part["after"])} for part in one.get("differences", ())
    ]
    return {**one, "decision": words(one["decision"]), **({"differences": parts} if one["comparable"] else {})}
