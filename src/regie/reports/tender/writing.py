"""Writing the tender pack in the form that was asked, and showing it on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from regie.locale import Language
from regie.reports.tender.as_text import as_markdown, as_text
from regie.reports.tender.content import tender_document
from regie.reports.tender.held import Tender
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


def write_tender(found: Tender, path: Path, form: str, language: Language) -> None:
    """Write the pack; `form` is a suffix: .odt, .docx, .txt or .md. Raises OSError when it cannot be written."""
    document = tender_document(found, language)
    match form:
        case ".docx":
            from regie.reports.tender.as_docx import write_docx

            write_docx(document, path)
        case ".odt":
            from regie.reports.tender.as_odt import write_odt

            write_odt(document, path)
        case ".md":
            path.write_text(as_markdown(document), encoding="utf-8")
        case _:
            path.write_text(as_text(document), encoding="utf-8")


def show_tender(found: Tender, console: Console, language: Language) -> None:
    """The pack as text."""
    line(console, as_text(tender_document(found, language)))
