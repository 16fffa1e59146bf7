"""The decision of people beside a model's: comply, or deviate with a reason; and why a model says what it says."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils import timezone
from ninja import Body, Router
from pydantic import Field

from regie.actions.keeping.decide import Decided, decide
from regie.actions.keeping.trace import trace_of
from regie.analyses.placement import MODELS, outcome_label
from regie.api.calling import Asking
from regie.api.changes import ChangeMade, change_made
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.result_models import Shown
from regie.api.showing import result
from regie.api.values import Data, Day, Key, Text, omitted
from regie.decisions import Model, Trace


class Decision(Data):
    """What is decided of an application by a model. Without an outcome it complies: what deviated before, ends."""

    application: Key
    model: Literal[MODELS]  # type: ignore[valid-type]
    outcome: Key = omitted(description="Where it goes instead: one of the model's outcomes.")
    reason: Text = omitted(description="Why it deviates.")
    decided_by: Key = omitted(description="The role that decides; never a person.")
    until: Day = omitted(description="The day from which the deviation no longer counts.")


class CellTraced(Shown):
    """One question of a rule with the answer it got."""

    says: str
    passes: Literal["yes", "no", "between"]


class RuleTraced(Shown):
    """One rule: whether it gives the outcome, and every cell of it."""

    number: int
    gives: Literal["yes", "no", "between"]
    says: str
    note: str
    cells: list[CellTraced]


class TableTraced(Shown):
    """One table of the model with every rule."""

    decision: str
    label: str
    says: str
    rules: list[RuleTraced]


class TraceShown(Shown):
    """Why a model places an application where it does, the table that gives the outcome first."""

    model: str
    outcomes: list[str] = Field(description="Every outcome that is still possible.")
    labels: list[str]
    tables: list[TableTraced]


decisions = Router(tags=["Decisions"], by_alias=True)
traces = Router(tags=["Results"], by_alias=True)


@decisions.post(
    OF_MUNICIPALITY + "/decisions",
    response=ChangeMade,
    operation_id="createDecision",
    summary="Comply with a model, or deviate from it with a reason",
)
def decide_(request: Asking, municipality: str, body: Annotated[Decision, Body()]) -> HttpResponse:
    given = {name: value for name, value in body.model_dump().items() if value is not None}
    return change_made(request, decide(request.actor, Decided(**given), today=timezone.localdate()))


@traces.get(
    OF_MUNICIPALITY + "/traces/{model}/{path:key}",
    response=TraceShown,
    operation_id="getTrace",
    summary="Every rule and cell by which a model places an application",
)
def trace(
    request: Asking,
    municipality: str,
    model: Literal[MODELS],  # type: ignore[valid-type]
    key: Key,
) -> HttpResponse:
    language = language_of(request)

    def found() -> dict[str, Any]:
        chosen, traced = trace_of(request.shown, key, model)
        outcomes = [str(one.value) for one in traced.outcomes]
        labels = [outcome_label(chosen, one, language) for one in outcomes]
        return {"model": model, "outcomes": outcomes, "labels": labels, "tables": _tables(request, chosen, traced)}

    return result(request, TraceShown, found)


def _tables(request: Asking, model: Model, traced: Trace) -> list[dict[str, Any]]:
    language = language_of(request)
    return [
        {
            "decision": table.decision,
            "label": model.label(table.decision, language),
            "says": table.message,
            "rules": [
                {
                    "number": rule.rule.number,
                    "gives": _word(rule.gives),
                    "says": rule.message,
                    "note": rule.rule.note(language) or "",
                    "cells": [{"says": cell.message, "passes": _word(cell.passes)} for cell in rule.cells],
                }
                for rule in table.rules
            ],
        }
        for table in reversed(traced.tables)
    ]


def _word(holds: bool | None) -> str:
    return {True: "yes", False: "no", None: "between"}[holds]
