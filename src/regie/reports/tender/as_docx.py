"""Blocks as DOCX: styles for headings and lists, heading rows that repeat, the language set."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

from regie.reports.tender.blocks import Block, Bullets, Document, Grid, Heading, Paragraph

_REGIONS = {"nl": "nl-NL", "en": "en-GB"}


def write_docx(document: Document, path: Path) -> None:
    """Write the document. Raises OSError when the path cannot be written."""
    import docx

    made = docx.Document()
    _properties(made, document)
    made.add_heading(document.title, level=0)
    for block in document.blocks:
        _add(made, block)
    made.save(str(path))


def _properties(made: Any, document: Document) -> None:
    """Title, subject and date of the document, and the language of all its text."""
    from docx.oxml.ns import qn

    held = made.core_properties
    held.title, held.subject, held.language = document.title, document.subject, _REGIONS[document.language]
    held.author, held.comments, held.last_modified_by = "regie", "", "regie"
    held.created = held.modified = datetime.combine(document.day, time())
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = defaults.find(qn("w:lang"))
    if spoken is None:
        spoken = defaults.makeelement(qn("w:lang"), {})
        defaults.append(spoken)
    spoken.set(qn("w:val"), _REGIONS[document.language])


def _add(made: Any, block: Block) -> None:
    match block:
        case Heading():
            made.add_heading(block.text, level=block.level)
        case Paragraph():
            made.add_paragraph(block.text)
        case Bullets():
            for item in block.items:
                made.add_paragraph(item, style="List Bullet")
        case Grid():
            _table(made, block)


def _table(made: Any, grid: Grid) -> None:
    from docx.oxml.ns import qn

    made.add_paragraph(grid.caption, style="Caption").paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(grid.headings), style="Light Grid Accent 1")
    first = table.rows[0]
    repeated = first._tr.get_or_add_trPr().makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})
    first._tr.get_or_add_trPr().append(repeated)
    for cell, text in zip(first.cells, grid.headings, strict=True):
        cell.text = text
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph("")
