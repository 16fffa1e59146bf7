"""What is written beside a model (Markdown of ours), as a part of a page."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from regie.actions.keeping.tables import readme

_UNDER = 2
"""The page has headings of two levels above it."""


@cache
def readme_of(model: str) -> Markup:
    """Without its title, which the page has already; headings in their place below those of the page."""
    reading = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reading.parse(readme(model).partition("\n")[2])
    for one in tokens:
        if one.type in ("heading_open", "heading_close"):
            one.tag = f"h{int(one.tag[1:]) + _UNDER}"
    return Markup(reading.renderer.render(tokens, reading.options, {}))  # noqa: S704 - our own text, HTML in it is escaped
