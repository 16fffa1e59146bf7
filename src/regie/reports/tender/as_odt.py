"""Blocks as ODT (OpenDocument 1.2): outline levels, heading rows that repeat, the language set."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

from regie.reports.tender.blocks import Block, Bullets, Document, Grid, Heading, Paragraph

_COUNTRIES = {"nl": "NL", "en": "GB"}
_CELL = (
    '<style:style style:name="Cell" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #8793a0" fo:padding="0.1cm"/></style:style>'
)
_BOLD = (
    '<style:style style:name="CellHeading" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def write_odt(document: Document, path: Path) -> None:
    """Write the document. Raises OSError when the path cannot be written."""
    import odfdo

    made = odfdo.Document("text")
    made.body.clear()
    _properties(made, document)
    made.body.append(odfdo.Paragraph(document.title, style="Title"))
    for number, block in enumerate(document.blocks):
        for element in _elements(block, number):
            made.body.append(element)
    made.save(str(path), pretty=False)


def _properties(made: Any, document: Document) -> None:
    import odfdo

    meta = made.meta
    meta.title, meta.subject = document.title, document.subject
    meta.language = f"{document.language}-{_COUNTRIES[document.language]}"
    meta.creation_date = meta.date = datetime.combine(document.day, time())
    for properties in made.styles.get_elements("//style:default-style/style:text-properties"):
        properties.set_attribute("fo:language", document.language)
        properties.set_attribute("fo:country", _COUNTRIES[document.language])
    for level in made.styles.get_elements("//text:outline-level-style"):
        # items have numbers of their own, chapters none
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", "")
    for style in (_CELL, _BOLD):
        made.insert_style(odfdo.Element.from_tag(style), automatic=True)


def _elements(block: Block, number: int) -> list[Any]:
    import odfdo

    match block:
        case Heading():
            return [odfdo.Header(block.level, block.text, style=f"Heading_20_{block.level}")]
        case Paragraph():
            return [odfdo.Paragraph(block.text, style="Text_20_body")]
        case Bullets():
            return [odfdo.List(list(block.items))]
        case Grid():
            return [odfdo.Paragraph(block.caption, style="Caption"), _table(block, number), odfdo.Paragraph("")]


def _table(grid: Grid, number: int) -> Any:
    import odfdo

    table = odfdo.Table(f"T{number}")
    rows = [_row(grid.headings, "CellHeading"), *(_row(row, "Standard") for row in grid.rows)]
    header = odfdo.Element.from_tag("table:table-header-rows")
    header.append(rows[0])
    columns = odfdo.Element.from_tag("table:table-column")
    columns.set_attribute("table:number-columns-repeated", str(len(grid.headings)))
    for element in (columns, header, *rows[1:]):
        table.append(element)
    return table


def _row(cells: tuple[str, ...], style: str) -> Any:
    import odfdo

    row = odfdo.Element.from_tag("table:table-row")
    for text in cells:
        cell = odfdo.Element.from_tag("table:table-cell")
        cell.set_attribute("office:value-type", "string")
        cell.set_attribute("table:style-name", "Cell")
        cell.append(odfdo.Paragraph(text, style=style))
        row.append(cell)
    return row
