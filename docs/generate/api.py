"""The reference page of the API, made from its own description."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from typing import Any

from docs.generate.markdown import page, table

_HEADINGS = ("address", "what", "answers")


def api_page() -> str:
    """Every address with what it is for and the statuses it answers."""
    made = _document()
    intro = (
        "Everything an installation serves under `/api/v1`; it describes itself at `/api/v1/openapi.json`. "
        "See [how to use it](../how-to/use-the-api.md). Facts in camelCase are the fields of [the nouns](fields.md)."
    )
    parts = [f"## {tag['name']}\n\n{table(_HEADINGS, _rows(made, tag['name']))}" for tag in made["tags"]]
    return page("The API", intro, *parts)


def _rows(made: dict[str, Any], tag: str) -> Iterator[tuple[str, str, str]]:
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            if tag in operation["tags"]:
                yield f"`{method.upper()} {path}`", operation["summary"], ", ".join(operation["responses"])


def _document() -> dict[str, Any]:
    """The description; the site is set up for it with a key of its own when nothing else did."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("REGIE_SECRET_KEY", secrets.token_urlsafe(50))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.site.settings")
        django.setup()
    from regie.api.document import document

    return document()
