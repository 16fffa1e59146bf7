"""What goes wrong, as RFC 9457 problems: what it is, and for invalid input every fault with its place and remedy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Literal, cast

from django.http import HttpRequest, HttpResponse
from pydantic import Field
from pydantic.alias_generators import to_camel

from regie.api.values import Data, omitted
from regie.landscape.faults import Fault
from regie.locale import Language, Message, known, say

CONTENT_TYPE = "application/problem+json"
_PARTS = ("file", "sheet", "row", "column")


class FaultFound(Data):
    """One thing wrong with what was sent."""

    location: Literal["body", "query", "path", "header", "file"] = Field(
        serialization_alias="in", validation_alias="in"
    )
    place: str = Field(description="A JSON pointer, the name of a parameter, or the thing and field it is about.")
    what: str
    mend: str = Field(description="What to do about it.")
    severity: Literal["error", "warning"]
    file: str = omitted()
    sheet: str = omitted()
    row: int = omitted(description="Counted from 1, as people see it.")
    column: str = omitted()


class Problem(Data):
    """An error, in the language asked for."""

    type: str = Field(
        description="Names the kind of problem; it is no address.", examples=["urn:regie:problem:not-found"]
    )
    title: str
    status: int
    detail: str = Field(description="What happened and what to do.")
    faults: list[FaultFound] = omitted(description="Everything that is wrong with what was sent.")
    present: dict[str, Any] = omitted(description="On a conflict: the thing as it is now.")


class RequestFaults(Exception):  # noqa: N818 - it carries a list of faults
    """A request that does not fit; `faults` holds all that is wrong with it."""

    def __init__(self, faults: list[dict[str, Any]]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults in the request")


def language_of(request: HttpRequest) -> Language:
    """The reader's language; Dutch for what went wrong before it was known."""
    return cast(Language, getattr(request, "language", "nl"))


def problem(
    request: HttpRequest,
    status: int,
    kind: str = "",
    *,
    faults: Iterable[Mapping[str, Any]] = (),
    present: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A problem in words. `kind` chooses the words where a status has more than one meaning."""
    language = language_of(request)
    key = f"api.problem.{kind or status}"
    if not known(f"{key}.title", language):
        key = "api.problem.other"
    body: dict[str, Any] = {
        "type": f"urn:regie:problem:{kind or HTTPStatus(status).phrase.lower().replace(' ', '-')}",
        "title": say(Message(f"{key}.title"), language),
        "status": status,
        "detail": say(Message(f"{key}.detail"), language),
    }
    if faults:
        body["faults"] = list(faults)
    if present is not None:
        body["present"] = present
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def fault_data(fault: Fault, language: Language, location: str = "body") -> dict[str, Any]:
    """A fault of an action or a reader."""
    place = {name: getattr(fault.place, name) for name in _PARTS}
    inside = location == "file"
    words = [str(part) for part in place.values() if part]
    return {
        "in": location,
        "place": " / ".join(words if inside else [place["file"], to_camel(place["column"])]).strip(" /"),
        **({name: part for name, part in place.items() if part} if inside else {}),
        "what": say(fault.what, language),
        "mend": say(fault.mend, language),
        "severity": fault.severity.value,
    }


def fault_at(request: HttpRequest, location: str, place: str, key: str, **values: object) -> dict[str, Any]:
    """A fault of our own: `api.fault.<key>` and `api.mend.<key>`."""
    language = language_of(request)
    what, mend = (say(Message(f"api.{side}.{key}", **values), language) for side in ("fault", "mend"))
    return {"in": location, "place": place, "what": what, "mend": mend, "severity": "error"}
