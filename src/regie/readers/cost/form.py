"""Which form of money a file holds."""

from __future__ import annotations

from enum import Enum

from regie.readers.cost.charges import focus_table, own_table
from regie.readers.cost.plan import years_at
from regie.readers.mapping.sheets import Book


class CostForm(Enum):
    """The forms of tables of money; anything else is read as a landscape."""

    FOCUS = "focus"
    CHARGES = "charges"
    PLAN = "plan"


def form_of(book: Book) -> CostForm | None:
    """The form, by its headings; None when it is none of these."""
    if focus_table(book, "billed") or focus_table(book, "effective"):
        return CostForm.FOCUS
    if any(years_at(sheet.rows) for sheet in book.sheets):
        return CostForm.PLAN
    return CostForm.CHARGES if own_table(book) else None
