"""By when contracts ask a decision, and what to ask when they are tendered again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router

from regie.actions.keeping.tendering import TYPES, tender_file, tender_pack_of
from regie.analyses.tender import Asked
from regie.api import money_models as shape
from regie.api.asked import refuse_others
from regie.api.calling import Asking
from regie.api.problem import language_of
from regie.api.representing import OF_MUNICIPALITY
from regie.api.showing import kept, result
from regie.api.values import Key
from regie.locale import Language, Message, say
from regie.reference_data.acts import in_words
from regie.reference_data.tender import Rule
from regie.reports import words
from regie.reports.kept.scores import reason_data
from regie.reports.tender.content import item_values
from regie.reports.tender.held import Tender

router = Router(tags=["Results"], by_alias=True)
documents = Router(tags=["Reports"], by_alias=True)


@router.get(
    OF_MUNICIPALITY + "/calendar",
    response=shape.CalendarShown,
    operation_id="getCalendar",
    summary="By when every contract asks a decision, and the lots that end together",
)
def calendar(request: Asking, municipality: str) -> HttpResponse:
    return result(
        request,
        shape.CalendarShown,
        lambda: {
            "counts": kept(request, "contract_counts"),
            "contracts": kept(request, "contracts"),
            "lots": kept(request, "lots"),
        },
    )


@router.get(
    OF_MUNICIPALITY + "/calendar/{path:key}",
    response=shape.ContractDays,
    operation_id="getContractDays",
    summary="All days of one contract, with why",
)
def days(request: Asking, municipality: str, key: Key) -> HttpResponse:
    def found() -> dict[str, Any]:
        body = kept(request, "contract", key)
        return {"id": key, **body, **body["days"]}

    return result(request, shape.ContractDays, found)


@router.get(
    OF_MUNICIPALITY + "/tenders/{path:key}",
    response=shape.TenderShown,
    operation_id="getTender",
    summary="What to ask when a contract is tendered again",
)
def tender(request: Asking, municipality: str, key: Key) -> HttpResponse:
    language = language_of(request)
    return result(request, shape.TenderShown, lambda: _tender(tender_pack_of(request.shown, key), language))


@documents.get(
    OF_MUNICIPALITY + "/tender-documents/{path:key}",
    response=Any,
    operation_id="getTenderDocument",
    summary="The tender pack of a contract as a document",
)
def document(
    request: Asking,
    municipality: str,
    key: Key,
    form: Literal[tuple(TYPES)] = "odt",  # type: ignore[valid-type]
) -> HttpResponse:
    refuse_others(request, ("form",))
    name, content = tender_file(tender_pack_of(request.shown, key), form, language_of(request))
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _tender(found: Tender, language: Language) -> dict[str, Any]:
    pack = found.pack
    named = pack.landscape.name_of
    return {
        "contract": pack.contract,
        "name": named(pack.contract),
        "day": pack.at,
        "minimum": {
            "ask": pack.minimum.ask,
            "level": [pack.minimum.level.low, pack.minimum.level.high],
            "why": [reason_data(one) for one in pack.minimum.reasons],
            "rules": _rules(pack.minimum.rules, language),
        },
        "covered": [
            {
                "id": one.id,
                "name": named(one.id),
                "autonomous": one.autonomous.value,
                "seal": [one.seal.low, one.seal.high],
                "places": {model: list(outcomes) for model, outcomes in one.places.items()},
            }
            for one in pack.covered
        ],
        "requirements": [_item(found, one, language) for one in pack.of_kind("requirement")],
        "awards": [
            {
                "objective": one.objective,
                "name": say(Message(f"csf.{one.objective}.name"), language),
                "weight": one.weight,
                "now": None if one.now is None else [one.now.low, one.now.high],
                "below": list(one.below),
            }
            for one in pack.awards
        ],
        "clauses": [_item(found, one, language) for one in pack.of_kind("clause")],
        "questions": [words.field_label(pack.landscape, ref, language) for ref in pack.questions],
    }


def _item(found: Tender, one: Asked, language: Language) -> dict[str, Any]:
    def said(part: str, **values: object) -> str:
        return say(Message(f"tender.item.{one.item.id}.{part}", **values), language)

    return {
        "id": one.item.id,
        "title": said("title"),
        "text": said("text", **item_values(found, language)),
        "applies": one.applies.value,
        "has": None if one.has is None else one.has.value,
        "rules": _rules(one.item.rules, language),
        "why": [reason_data(reason) for reason in one.reasons],
        "evidence": said("evidence"),
        "check": said("check"),
        "months": one.item.months,
    }


def _rules(rules: Iterable[Rule], language: Language) -> list[dict[str, str]]:
    return [
        {"act": in_words(one.act, language), "part": in_words(one.part, language), "page": one.page} for one in rules
    ]
