"""Decision models: every version with what is proven about it, one whole, its file, and a case tried on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Body, Path, Router
from pydantic import Field

from regie.actions.keeping import tables
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.drafting import with_etag
from regie.api.problem import RequestFaults, fault_at, language_of
from regie.api.representing import OF_MUNICIPALITY, address
from regie.api.result_models import Shown
from regie.api.showing import said, words_of
from regie.api.values import Data, Key, omitted
from regie.locale import Message
from regie.reports.tables.case import Asked, Result, tried
from regie.reports.tables.words import TableWords, tables_in_words

VersionNumber = Annotated[int, Path(ge=0, le=2**31, description="0 is the one that comes with regie.")]
OF_VERSION = OF_MUNICIPALITY + "/decision-models/{model}/versions/{number}"
_TYPES = {"dmn": "application/xml", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


class VersionShown(Shown):
    """A version of a model: whether it counts today, and whether anything is wrong with it."""

    model: str
    number: int
    used: bool
    draft: bool
    valid_from: date = omitted()
    sound: bool = omitted(
        description="No gap, no rule that never applies, no forbidden overlap, every example right; absent while it is "
        "being proven."
    )
    hash: str = Field(description="Of its content; the same content has the same hash.")
    address: str


class VersionList(Shown):
    """Every version of every model."""

    items: list[VersionShown]


class AskedShown(Shown):
    """An input: what is asked, and the answers when they can be listed."""

    name: str
    label: str
    type: str
    answers: list[str]


class CellShown(Shown):
    """A cell in words, and as it is written in the table."""

    says: str
    written: str


class RuleShown(Shown):
    """One rule, a cell a column."""

    number: int
    asks: list[CellShown]
    gives: list[CellShown]


class TableShown(Shown):
    """A decision as a table; `calculation` is what is written when it is none."""

    decision: str
    label: str
    hit_policy: str
    asks: list[str]
    gives: list[str]
    rules: list[RuleShown]
    calculation: str


class ModelShown(VersionShown):
    """A version whole."""

    questions: list[AskedShown]
    tables: list[TableShown]


class TriedCase(Data):
    """Answers by input as they are listed; what is left out is unknown, several with `|` between: one of these."""

    answers: dict[Key, Annotated[str, Field(strict=True, max_length=300)]]


class TriedOutcome(Shown):
    """An outcome that is possible, with the rules that give it."""

    says: str
    rules: list[str]


class OpenShown(Shown):
    """A question that is still open."""

    says: str
    decides: bool = Field(description="Whether every answer to it leaves one outcome.")


class TriedResult(Shown):
    """What one decision gives."""

    decision: str
    outcomes: list[TriedOutcome]
    questions: list[OpenShown]


class TriedShown(Shown):
    """What a model makes of a case, decision by decision."""

    results: list[TriedResult]


router = Router(tags=["Decision models"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/decision-models",
    response=VersionList,
    operation_id="listDecisionModels",
    summary="Every version of every model",
)
def list_(request: Asking, municipality: str) -> HttpResponse:
    refuse_others(request, ())
    found = [version_data(one, municipality) for one in tables.versions(request.actor)]
    return as_json(words_of(VersionList, {"items": found}, language_of(request)))


@router.get(OF_VERSION, response=ModelShown, operation_id="getDecisionModel", summary="One version, table by table")
def show(request: Asking, municipality: str, model: Key, number: VersionNumber) -> HttpResponse:
    found, language = tables.version(request.actor, model, number), language_of(request)
    asked = [
        {"name": one.input.name, "label": one.name, "type": one.input.type, "answers": [c.written for c in one.choices]}
        for one in tried(found.model, {}).asked
    ]
    whole = {
        **version_data(found, municipality),
        "questions": asked,
        "tables": [_table(one) for one in tables_in_words(found.model)],
    }
    return with_etag(words_of(ModelShown, whole, language), found.row.saved if found.row else 0)


@router.get(
    OF_VERSION + "/files/{kind}",
    response=Any,
    operation_id="getDecisionModelFile",
    summary="One version as DMN XML or as a workbook",
)
def file(
    request: Asking, municipality: str, model: Key, number: VersionNumber, kind: Literal["dmn", "xlsx"]
) -> HttpResponse:
    answer = HttpResponse(tables.as_file(request.actor, model, number, kind), content_type=_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{model}-{number}.{kind}"'
    return answer


@router.post(OF_VERSION + "/_try", response=TriedShown, operation_id="tryDecisionModel", summary="Put a case to it")
def try_(
    request: Asking, municipality: str, model: Key, number: VersionNumber, body: Annotated[TriedCase, Body()]
) -> HttpResponse:
    found = tables.version(request.actor, model, number)
    case = tried(found.model, body.answers)
    known = {one.input.name for one in case.asked}
    faults = [fault_at(request, "body", f"/answers/{name}", "extra") for name in body.answers if name not in known]
    faults += [_unfit(request, one) for one in case.asked if one.fault]
    if faults:
        raise RequestFaults(faults)
    return as_json(words_of(TriedShown, {"results": [_result(one) for one in case.results]}, language_of(request)))


def _unfit(request: Asking, one: Asked) -> dict[str, Any]:
    listed = ", ".join(choice.written for choice in one.choices)
    fault = fault_at(request, "body", f"/answers/{one.input.name}", "answer", bound=listed)
    return {**fault, "what": said(one.fault, language_of(request))}


def words(answer: object) -> Message:
    """An answer in words, of one or several parts."""
    return Message("decisions.box", parts=answer if isinstance(answer, tuple) else (answer,))


def version_data(one: tables.Version, municipality: str) -> dict[str, Any]:
    """A version as `VersionShown` describes it."""
    return {
        "model": one.name,
        "number": one.number,
        "used": one.used,
        "draft": one.draft,
        "valid_from": one.valid_from,
        "sound": None if one.proof is None else one.proof.sound,
        "hash": one.model.hash,
        "address": address(municipality, "decision-models", one.name, "versions", str(one.number)),
    }


def _table(one: TableWords) -> dict[str, Any]:
    return {
        "decision": one.decision,
        "label": one.name,
        "hit_policy": one.hit_policy,
        "asks": one.inputs,
        "gives": one.outputs,
        "calculation": one.calculation,
        "rules": [
            {
                "number": rule.rule.number,
                "asks": [{"says": words(cell.says), "written": cell.written} for cell in rule.inputs],
                "gives": [{"says": words(cell.says), "written": cell.written} for cell in rule.outputs],
            }
            for rule in one.rules
        ],
    }


def _result(one: Result) -> dict[str, Any]:
    return {
        "decision": one.decision,
        "outcomes": [{"says": words(says), "rules": rules} for says, rules in one.outcomes],
        "questions": [{"says": question.name, "decides": question.decides} for question in one.questions],
    }
