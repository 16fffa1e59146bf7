"""Kept results as answers: in the reader's language, with only what is described, and not twice the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from regie.actions.keeping.shown import NotThereError
from regie.api.calling import Asking
from regie.api.conditional import as_json
from regie.api.problem import language_of
from regie.api.result_models import Shown
from regie.locale import Language, Message, say


def kept(request: Asking, kind: str, key: str = "") -> Any:
    """A kept result. Raises NotThereError: before the first computation, or for what is not judged."""
    found = request.shown.result(kind, key)
    if found is None:
        raise NotThereError(key)
    return found


def result(request: Asking, model: type[Shown], found: Callable[[], Any]) -> HttpResponse:
    """A kept result as its model, unless the caller has it already."""
    return unless_same(request, lambda: as_json(words_of(model, found(), language_of(request))))


def unless_same(request: Asking, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer with an ETag of everything it can hang on: the landscape, the results and the language.

    304, without making it, for who has this already. The tag is read first: what changes meanwhile is never missed.
    """
    run = request.shown.run
    tag = f'W/"{request.shown.municipality.version}-{run.id if run else 0}-{language_of(request)}"'
    held = re.split(r",\s*", request.headers.get("If-None-Match", ""))
    response = HttpResponse(status=304) if tag in held else answer()
    response["ETag"] = tag
    return response


def words_of(model: type[Shown], found: Any, language: Language) -> dict[str, Any]:
    """A result with its messages said, and only what is described."""
    made = model.model_validate(_without_none(said(found, language)))
    return made.model_dump(mode="json", by_alias=True, exclude_none=True)


def said(found: Any, language: Language) -> Any:
    """Messages as sentences, in whatever holds them."""
    match found:
        case Message():
            return say(found, language)
        case dict():
            return {name: said(one, language) for name, one in found.items()}
        case tuple() | list():
            return [said(one, language) for one in found]
        case _:
            return found


def _without_none(found: Any) -> Any:
    """What has no value is left out, not null."""
    match found:
        case dict():
            return {name: _without_none(one) for name, one in found.items() if one is not None}
        case list():
            return [_without_none(one) for one in found]
        case _:
            return found
