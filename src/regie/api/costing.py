"""What it costs: by cluster, the tables of the source documents, and tables that somebody sends."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from regie.actions.keeping.costing import Sent, cost_sent
from regie.actions.keeping.uploads import MOST_BYTES, TooLargeError
from regie.analyses.cost import (
    ChargeBack,
    PlanCost,
    ShippedTable,
    plan_cost,
    shipped_nds,
    shipped_phase_1,
    shipped_plan,
)
from regie.api import money_models as shape
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.problem import RequestFaults, fault_data, language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.showing import kept, result, words_of
from regie.landscape.faults import InputFaults
from regie.locale import Language
from regie.reports.cost.remarks import remarks
from regie.reports.cost.shown import heading
from regie.reports.cost.tables import tables

Files = Annotated[
    list[UploadedFile], File(description="A plan by year, or FOCUS exports or tables of charges together.")
]
Agreed = Annotated[UploadedFile | None, File(description="The agreed keys: service, department, weight.")]
Tag = Annotated[str, Form(description="The tag that names a department."), Field(max_length=200)]
Basis = Annotated[Literal["billed", "effective"], Form(description="Which cost of FOCUS.")]

router = Router(tags=["Results"], by_alias=True)
files = Router(tags=["Files"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/budget",
    response=shape.BudgetShown,
    operation_id="getBudget",
    summary="What is spent a year by cluster, as far as known",
)
def budget(request: Asking, municipality: str) -> HttpResponse:
    return result(request, shape.BudgetShown, lambda: kept(request, "budget"))


@files.get(
    OF_MUNICIPALITY + "/cost-tables/{name}",
    response=shape.CostShown,
    operation_id="getCostTable",
    summary="A cost table of the strategy, as printed and as it follows",
)
def table(request: Asking, municipality: str, name: Literal["deloitte", "nds", "phase-1"]) -> HttpResponse:
    refuse_others(request, ())
    match name:
        case "deloitte":
            return _shown(request, plan_cost(shipped_plan()))
        case "nds":
            return _shown(request, shipped_nds())
    return _shown(request, shipped_phase_1())


@files.post(
    OF_MUNICIPALITY + "/costs",
    response=shape.CostShown,
    operation_id="workOutCost",
    summary="A plan by year, or cost charged back by agreed keys; nothing is kept",
)
def work_out(
    request: Asking,
    municipality: str,
    files: Files,
    agreed: Agreed = None,  # `keys` is a word the framework cannot take
    tag: Tag = "",
    basis: Basis = "billed",
) -> HttpResponse:
    sent = Sent([_read(one) for one in files], None if agreed is None else _read(agreed), tag.strip(), basis)
    try:
        return _shown(request, cost_sent(request.actor, sent))
    except TooLargeError:
        raise
    except InputFaults as refused:
        language = language_of(request)
        raise RequestFaults([fault_data(one, language, "file") for one in refused.faults]) from refused


def _read(one: UploadedFile) -> tuple[str, bytes]:
    # one byte past the limit is enough to see that a file is too large
    return one.name or "", one.read(MOST_BYTES + 1)


def _shown(request: Asking, found: PlanCost | ChargeBack | ShippedTable) -> HttpResponse:
    language = language_of(request)
    return as_json(words_of(shape.CostShown, _data(found, language), language))


def _data(found: PlanCost | ChargeBack | ShippedTable, language: Language) -> dict[str, Any]:
    kinds = {PlanCost: "plan", ChargeBack: "charge_back", ShippedTable: "table"}
    return {
        "kind": kinds[type(found)],
        "source": found.source,
        "currency": found.currency if isinstance(found, ChargeBack) else "EUR",
        "tables": [
            {
                "name": name,
                "title": one.title,
                "columns": [{"name": column, "heading": heading(column, language)} for column in one.columns],
                "rows": [list(row) for row in one.rows],
            }
            for name, one in tables(found, language).items()
        ],
        "remarks": list(remarks(found, language)),
    }
