"""Where the table on a sheet begins, and what it is a list of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regie.readers.mapping.headings import Headings
from regie.readers.mapping.identity import heading_key
from regie.readers.mapping.proposal.contents import Contents
from regie.readers.mapping.proposal.vocabulary import field_by_heading, is_any_heading, nouns, titles_of
from regie.readers.workbook.sheet import Sheet

_DEEPEST = 30
_TITLE = 2.0
"""What the sheet's own title weighs, beside one for a heading that only one noun has."""
_ENOUGH = 1.2


@dataclass(frozen=True)
class FoundTable:
    """A sheet with its headings, the cells below each, and the noun it is a list of ("" when that cannot be told)."""

    sheet: Sheet
    headings: Headings
    contents: tuple[Contents, ...]
    noun: str


def find_table(sheet: Sheet) -> FoundTable | None:
    """The table of a sheet; None when it has none."""
    row = _heading_row(sheet.rows)
    if row is None:
        return None
    texts = tuple("" if cell is None else str(cell).strip() for cell in sheet.rows[row])
    below = sheet.rows[row + 1 :]
    contents = tuple(Contents([cells[at] if at < len(cells) else None for cells in below]) for at in range(len(texts)))
    return FoundTable(sheet, Headings(row + 1, texts), contents, _noun(sheet.title, texts))


def _heading_row(rows: Sequence[Sequence[object]]) -> int | None:
    """The row with most words that are headings somewhere; else the first with several different texts."""
    best, most = None, 0
    for at, cells in enumerate(rows[:_DEEPEST]):
        texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        known = len({heading_key(text) for text in texts if is_any_heading(text.strip())})
        if known > most and len(texts) > 1:
            best, most = at, known
    if best is not None:
        return best
    for at, cells in enumerate(rows[:_DEEPEST]):
        texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
        if len(texts) > 1 and len(set(texts)) == len(texts) and len(rows) > at + 1:
            return at
    return None


def _noun(title: str, texts: Sequence[str]) -> str:
    """The noun most headings speak of; a heading that several nouns have counts for a part of each."""
    scores = dict.fromkeys(nouns(), 0.0)
    for text in texts:
        means = [noun for noun in nouns() if text and field_by_heading(noun, text)]
        for noun in means:
            scores[noun] += 1 / len(means)
        for noun in nouns():  # a list of things has a column called after them, and it comes first
            if text and heading_key(text) in titles_of(noun):
                scores[noun] += 0.5 if text != texts[0] else 1.0
    for noun in nouns():
        if any(word in heading_key(title) for word in titles_of(noun) if len(word) > 3):
            scores[noun] += _TITLE
    best = max(nouns(), key=lambda noun: scores[noun])
    return best if scores[best] >= _ENOUGH else ""
