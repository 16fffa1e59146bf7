"""Types of values and facts for the API, made from the fields of the nouns: a field is defined once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    WrapValidator,
    create_model,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from regie.landscape import Field as LandscapeField
from regie.landscape import Kind
from regie.readers.records.values import UnfitValueError, parse

MOST_TEXT, MOST_KEY, MOST_MANY = 10_000, 300, 500
_HIGHEST = 2**53


class Data(BaseModel):
    """What goes in or out: names in camelCase, and nothing that is not described."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)


def omitted(**details: Any) -> Any:
    """A property that may be left out; null is no way to leave it out."""
    return Field(default=None, json_schema_extra=_leave_out, **details)


def read_only(of: Any, **details: Any) -> tuple[Any, Any]:
    """A property that answers hold and that is passed over in requests: its type and default."""
    return Annotated[of, WrapValidator(_pass_over)], Field(default=None, json_schema_extra=_mark, **details)


def _leave_out(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _mark(schema: dict[str, Any]) -> None:
    _leave_out(schema)
    schema["readOnly"] = True


def _pass_over(_: object, __: object) -> None:
    return None


def _text_only(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "a date is a text")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_parsing", "a date is year, month and day")
    return value


def _fit(kind: Kind) -> Callable[[Any], Any]:
    """The check that files get too, with its own words."""
    field = LandscapeField("", kind)

    def check(value: Any) -> Any:
        try:
            return parse(field, value)
        except UnfitValueError as unfit:
            raise PydanticCustomError("unfit", "unfit", {"what": unfit.what, "mend": unfit.mend}) from None

    return check


Text = Annotated[str, AfterValidator(_fit(Kind.TEXT)), Field(strict=True, min_length=1, max_length=MOST_TEXT)]
Key = Annotated[str, AfterValidator(_fit(Kind.TEXT)), Field(strict=True, min_length=1, max_length=MOST_KEY)]
Day = Annotated[date, BeforeValidator(_text_only)]
Reference = Annotated[str, Field(strict=True, max_length=MOST_KEY, pattern=r"^[^\u0000-\u001f]*$")]
Country = Annotated[str, AfterValidator(_fit(Kind.COUNTRY)), Field(strict=True, pattern="^[A-Z]{2}$")]


class Source(Data):
    """Where something comes from: a document, system or role, and the day it speaks of."""

    source: Text = omitted(description="A document, a system or a role; never a person.")
    date: Day = omitted()


@cache
def value_type(field: LandscapeField) -> Any:
    """The type of one value, or of a list of them."""
    one = _single(field)
    return list_of(one, MOST_MANY) if field.many else one


def list_of(one: Any, most: int, least: int = 0) -> Any:
    """The type of a list of at most so many."""
    return Annotated[list[one], Field(min_length=least, max_length=most)]


def one_of(words: Iterable[str]) -> Any:
    """The type of a choice between words."""
    return Literal[tuple(words)]


def _single(field: LandscapeField) -> Any:
    bounds: dict[str, Any] = {"ge": field.minimum, "le": field.maximum}
    match field.kind:
        case Kind.TEXT:
            return Text
        case Kind.CHOICE:
            assert field.choices is not None
            return one_of(member.value for member in field.choices)
        case Kind.COUNT:
            return Annotated[StrictInt, Field(ge=field.minimum, le=_HIGHEST)]
        case Kind.NUMBER | Kind.MONEY | Kind.HOURS | Kind.SHARE:
            bounds["le"] = _HIGHEST if field.maximum is None else field.maximum
            return Annotated[float, Field(strict=True, allow_inf_nan=False, **bounds)]
        case Kind.DATE:
            return Day
        case Kind.YES_NO:
            return StrictBool
        case Kind.COUNTRY:
            return Country
        case Kind.REFERENCE:
            return Reference


def fact_type(field: LandscapeField) -> type[BaseModel]:
    """The model of a fact with such values; fields with the same values share it."""
    return _fact_type(_fact_name(field), LandscapeField("", *_shape(field)))


def _shape(field: LandscapeField) -> tuple[Any, ...]:
    return (field.kind, False, field.many, field.choices, (), "", field.minimum, field.maximum)


def _fact_name(field: LandscapeField) -> str:
    what = field.choices.__name__ if field.choices else field.kind.value.title().replace("_", "")
    ends = (("From", field.minimum), ("To", field.maximum))
    bounds = "".join(f"{word}{end:g}" for word, end in ends if end is not None)
    return f"FactOf{what}{'List' if field.many else ''}{bounds.replace('.', '')}"


@cache
def _fact_type(name: str, field: LandscapeField) -> type[BaseModel]:
    value = value_type(field)
    about = name.removeprefix("Fact")
    claim = create_model(f"Claim{about}", __base__=Source, __doc__="One source's word.", value=(value, ...))
    overruled = create_model(
        f"Overruled{about}", __base__=claim, __doc__="A claim that another outranks, and why.", reason=(Text, ...)
    )
    return create_model(
        name,
        __base__=Data,
        __doc__="A fact: known when its claims agree, contested when they differ, unknown without claims.",
        claims=(list_of(claim, 20), ...),
        asked=(Source, omitted(description="Of an unknown fact: who was asked, and when.")),
        overruled=(list_of(overruled, 20), omitted(description="Claims set aside.")),
        status=read_only(Literal["known", "unknown", "contested"]),
        value=read_only(value, description="The value, when it is known."),
    )
