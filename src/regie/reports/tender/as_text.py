"""Blocks as plain text or as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from regie.reports.tender.blocks import Block, Bullets, Document, Grid, Heading, Paragraph

_WIDTH = 100
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def as_text(document: Document) -> str:
    """Plain text of at most 100 columns; a table is a list of its rows."""
    lines = [document.title, "=" * len(document.title), ""]
    for block in document.blocks:
        lines += [*_plain(block), ""]
    return "\n".join(lines)


def as_markdown(document: Document) -> str:
    """Markdown; what has a meaning there is escaped."""
    lines = [f"# {_escaped(document.title)}", ""]
    for block in document.blocks:
        lines += [*_marked(block), ""]
    return "\n".join(lines)


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
            yield ("-" if block.level == 1 else "·") * len(block.text)
        case Paragraph():
            yield textwrap.fill(block.text, _WIDTH)
        case Bullets():
            for item in block.items:
                yield textwrap.fill(item, _WIDTH, initial_indent="- ", subsequent_indent="  ")
        case Grid():
            yield f"{block.caption}:"
            for row in block.rows:
                two = len(block.headings) == 2
                said = (
                    ": ".join(row)
                    if two
                    else "; ".join(f"{name}: {cell}" for name, cell in zip(block.headings, row, strict=True))
                )
                yield textwrap.fill(said, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _marked(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_escaped(block.text)}"
        case Paragraph():
            yield _escaped(block.text)
        case Bullets():
            yield from (f"- {_escaped(item)}" for item in block.items)
        case Grid():
            yield f"**{_escaped(block.caption)}**"
            yield ""
            yield f"| {' | '.join(_escaped(name) for name in block.headings)} |"
            yield f"|{'---|' * len(block.headings)}"
            yield from (f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in block.rows)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
