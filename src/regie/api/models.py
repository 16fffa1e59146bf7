"""What goes in and out for each noun: the thing whole, a change to it, many changes at once, and a page of a list."""

from __future__ import annotations

from dataclasses import MISSING, dataclass
from dataclasses import fields as dataclass_fields
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from regie.api.values import Data, Key, Source, Text, fact_type, list_of, omitted, read_only, value_type
from regie.landscape import NOUN_BY_NAME, Kind, Record, fact_fields, fields
from regie.landscape import Field as LandscapeField

MOST_AT_ONCE = 500
Name = Annotated[Text, Field(max_length=300)]
Version = Annotated[int, Field(strict=True, ge=1, le=2**53)]


class Links(Data):
    """Where this is."""

    self: str


class PageLinks(Links):
    """Where the other pages are; a page that is not there is left out."""

    first: str
    last: str
    prev: str = omitted()
    next: str = omitted()


class Page(Data):
    """Which page this is."""

    number: int
    size: int
    pages: int
    total: int = Field(description="How many there are on all pages together.")


class FacetCount(Data):
    """One value of a facet, as filters write it, and how many things have it."""

    value: str
    count: int


class Facet(Data):
    """The values of one field, the most frequent first."""

    field: str
    values: list[FacetCount]


class Computed(Data):
    """What the newest results say; absent before the first computation."""

    autonomous: Literal["yes", "no", "between"] = omitted()
    seal_low: int = omitted(description="The lowest SEAL level it may have.")
    seal_high: int = omitted(description="The highest SEAL level it may have.")
    critical: Literal["yes", "no", "between"] = omitted()
    processes: int = omitted(description="How many processes need it.")


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one noun."""

    item: type[BaseModel]
    change: type[BaseModel]
    changes: type[BaseModel]
    listed: type[BaseModel]


@cache
def models_of(noun: str) -> Models:
    """Made from the noun's fields once."""
    of = NOUN_BY_NAME[noun]
    name = of.__name__
    item = _item(of, name)
    change = _change(of, name)
    one_of_many = create_model(
        f"{name}AmongChanges", __base__=change, __doc__="A change to one of several things.",
        id=(Key, ...), version=(Version, omitted(description="The version that was looked at."))
    )  # fmt: skip
    many = list_of(one_of_many, MOST_AT_ONCE, 1)
    changes = create_model(f"{name}Changes", __base__=Data, __doc__="Changes made together.", items=(many, ...))
    row = create_model(f"{name}Listed", __base__=item, __doc__=item.__doc__, computed=(Computed, omitted()))
    listed = create_model(
        f"{name}List", __base__=Data, __doc__="One page.",
        items=(list[row], ...), page=(Page, ...), links=(PageLinks, ...),  # type: ignore[valid-type]
        facets=(list[Facet], omitted(description="As asked for.")),
    )  # fmt: skip
    return Models(item, change, changes, listed)


def _item(of: type[Record], name: str) -> type[BaseModel]:
    defaults = {one.name for one in dataclass_fields(of) if one.default is not MISSING}
    plain: dict[str, Any] = {
        one.name: (_plain_type(one), omitted() if one.name in defaults else ...) for one in fields(of) if one.plain
    }
    facts: dict[str, Any] = {one.name: (fact_type(one), omitted()) for one in fact_fields(of)}
    held = create_model(f"{name}Facts", __base__=Data, __doc__="Facts by field; what is left out is unknown.", **facts)
    return create_model(
        name,
        __base__=Data,
        __doc__=(of.__doc__ or "").split("\n\n")[0],
        **plain,
        facts=(held, Field(default_factory=held)),
        source=(Source, omitted(description="Where the whole row comes from.")),
        version=read_only(int, description="Grows with each change; the ETag holds it."),
        changed_at=read_only(datetime),
        links=read_only(Links),
    )


def _change(of: type[Record], name: str) -> type[BaseModel]:
    plain: dict[str, Any] = {
        one.name: (_plain_type(one), omitted()) for one in fields(of) if one.plain and one.name != "id"
    }
    facts: dict[str, Any] = {one.name: (fact_type(one) | None, omitted()) for one in fact_fields(of)}
    held = create_model(
        f"{name}FactChanges", __base__=Data, __doc__="Facts to replace; null makes one unknown.", **facts
    )
    return create_model(
        f"{name}Change",
        __base__=Data,
        __doc__="What is to change; what is left out stays as it is.",
        **plain,
        facts=(held, Field(default_factory=held)),
    )


def _plain_type(one: LandscapeField) -> Any:
    if one.name == "id":
        return Key
    if one.name == "name":
        return Name
    return Annotated[str, Field(strict=True, max_length=300)] if one.kind is Kind.TEXT else value_type(one)
