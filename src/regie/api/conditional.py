"""ETags: who changes a thing names the version they looked at, so that nobody's change is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from regie.api.calling import Asking
from regie.api.representing import shown

if TYPE_CHECKING:
    from regie.store.models import Thing


class ConditionMissingError(Exception):
    """A change without If-Match."""


class ConditionFaultError(Exception):
    """An If-Match that is no ETag of ours."""


def version_seen(request: HttpRequest) -> int | None:
    """The version in If-Match; None for `*`: whatever is here. Raises ConditionMissingError or ConditionFaultError."""
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise ConditionMissingError
    if given == "*":
        return None
    found = re.fullmatch(r'(?:W/)?"(\d{1,15})"', given)  # a proxy that compresses makes an ETag weak
    if found is None:
        raise ConditionFaultError
    return int(found[1])


def etag(version: int) -> str:
    """The ETag of a version."""
    return f'"{version}"'


def answer_with(request: Asking, thing: Thing, status: int = 200) -> HttpResponse:
    """A thing with its ETag; 304 without it for who has this version already."""
    tag = etag(thing.version)
    if request.method == "GET" and tag in re.split(r",\s*|W/", request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = as_json(shown(thing, request.slug), status)
    response["ETag"] = tag
    return response


def as_json(body: Any, status: int = 200) -> HttpResponse:
    """An answer in JSON, written as it stands: what we make ourselves is held to its description by tests."""
    return JsonResponse(body, status=status, safe=False, json_dumps_params={"ensure_ascii": False})
