"""The question part of a list's address: search, filters by any field, sort, columns and page, as on the screens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlencode

import ninja
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic.alias_generators import to_camel

from regie.actions.keeping.listing import COMPUTED, Listed, Query
from regie.api.faults import faults_of
from regie.api.problem import RequestFaults, fault_at
from regie.api.values import MOST_MANY, list_of, one_of
from regie.landscape import NOUN_BY_NAME, Kind, fact_fields, fields
from regie.landscape import Field as LandscapeField

MOST_ON_A_PAGE = 200
PageNumber = Annotated[int, ninja.Query(ge=1, le=1_000_000)]
"""Which page of a list."""
PageSize = Annotated[int, ninja.Query(ge=1, le=MOST_ON_A_PAGE, alias="pageSize")]
"""How many of a list are on a page."""
_OWN = ("q", "sort", "page", "pageSize", "columns", "facets")


@cache
def question_model(noun: str) -> type[BaseModel]:
    """What the list of a noun can be asked, each field of it by its own name."""
    of = NOUN_BY_NAME[noun]
    names = [to_camel(name) for name in _sortable(noun)]
    sorts = one_of(("name", "-name", *(side + name for name in names for side in ("", "-"))))
    columns = list_of(one_of(to_camel(one.name) for one in fact_fields(of)), MOST_MANY)
    filters: dict[str, Any] = {
        to_camel(name): (list[str], Field(default=[], description=_about(one)))
        for name, one in {**dict.fromkeys(COMPUTED), **{one.name: one for one in fields(of)}}.items()
    }
    return create_model(
        f"{of.__name__}Question",
        __config__=ConfigDict(extra="forbid"),
        **{name: held for name, held in filters.items() if name not in _OWN},
        q=(Annotated[str, Field(max_length=200)], Field("", description="Words that all must occur.")),
        sort=(sorts, Field("name", description="A field, with `-` before it from high to low.")),
        page=(Annotated[int, Field(ge=1, le=1_000_000)], 1),
        pageSize=(Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)], 50),
        columns=(columns, Field([], description="Only the facts of these fields; all unless given.")),
        facets=(
            list_of(one_of(names), MOST_MANY),
            Field([], description="Also count the values of these; a filter does not narrow its own counts."),
        ),
    )


def question_of(request: HttpRequest, noun: str) -> BaseModel:
    """What was asked. Raises RequestFaults: a filter with a typing error must not give everything."""
    model = question_model(noun)
    single = {name for name, one in model.model_fields.items() if one.default != []}
    asked = {name: request.GET[name] if name in single else request.GET.getlist(name) for name in request.GET}
    try:
        return model.model_validate(asked)
    except ValidationError as refused:
        errors = [{**error, "loc": ("query", error["loc"][0])} for error in refused.errors()]
        raise RequestFaults(faults_of(request, errors)) from None


@cache
def parameters(noun: str) -> list[dict[str, Any]]:
    """The question as OpenAPI describes parameters."""
    found = []
    for name, schema in question_model(noun).model_json_schema()["properties"].items():
        described = schema.pop("description", "")
        schema.pop("title", None)
        found.append({"name": name, "in": "query", "required": False, "description": described, "schema": schema})
    return found


def query_of(noun: str, question: BaseModel) -> Query:
    """As the action takes it."""
    asked = question.model_dump()
    filters = {name: tuple(asked[to_camel(name)]) for name in _sortable(noun) if asked.get(to_camel(name))}
    sort = asked["sort"]
    by = {to_camel(name): name for name in (*_sortable(noun), "name")}
    return Query(
        noun,
        search=asked["q"].strip(),
        filters=filters,
        sort=("-" if sort.startswith("-") else "") + by[sort.removeprefix("-")],
        page=asked["page"],
        size=asked["pageSize"],
    )


def columns_of(noun: str, question: BaseModel) -> tuple[str, ...] | None:
    """The fields asked for, or None for all."""
    asked = set(question.model_dump()["columns"])
    return tuple(one.name for one in fact_fields(NOUN_BY_NAME[noun]) if to_camel(one.name) in asked) or None


def facets_of(noun: str, question: BaseModel) -> tuple[str, ...]:
    """The fields whose values are to be counted."""
    asked = set(question.model_dump()["facets"])
    return tuple(name for name in _sortable(noun) if to_camel(name) in asked)


def refuse_others(request: HttpRequest, known: Iterable[str]) -> None:
    """Raises RequestFaults for parameters that an address does not take."""
    unknown = [name for name in request.GET if name not in set(known)]
    if unknown:
        raise RequestFaults([fault_at(request, "query", name, "parameter") for name in unknown])


def page_data(listed: Listed, size: int) -> dict[str, int]:
    """Which page of how many."""
    return {"number": listed.page, "size": size, "pages": listed.pages, "total": listed.total}


def page_links(request: HttpRequest, page: int, pages: int) -> dict[str, str]:
    """The pages beside this one, with the same question."""
    numbers = {"self": page, "first": 1, "prev": page - 1, "next": page + 1, "last": pages}
    return {name: _at(request, number) for name, number in numbers.items() if 1 <= number <= pages}


def _at(request: HttpRequest, page: int) -> str:
    parts = {**dict(request.GET.lists()), "page": [str(page)]}
    return f"{request.path}?{urlencode(parts, doseq=True)}"


def _sortable(noun: str) -> tuple[str, ...]:
    return (*COMPUTED, *(one.name for one in fields(NOUN_BY_NAME[noun]) if to_camel(one.name) not in _OWN))


def _about(one: LandscapeField | None) -> str:
    if one is None:
        return "One of these values, as the results have it; `?` where there is none."
    if one.choices is not None:
        words = ", ".join(f"`{member.value}`" for member in one.choices)
        return f"One of {words}; `?` for unknown, `!` for contested, `-` for none."
    return (
        "`true` or `false`; `?` for unknown, `!` for contested, `-` for none."
        if one.kind is Kind.YES_NO
        else "One of these values; `?` for unknown, `!` for contested, `-` for none."
    )
