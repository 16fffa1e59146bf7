"""A table of words for a chapter: the same for the page and the printed document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordedTable:
    """One table: headings with whether the column holds figures, rows of words; `more` rows are elsewhere only."""

    name: str
    title: str
    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    more: int

    @classmethod
    def of(
        cls, name: str, title: str, headings: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]], top: int
    ) -> WordedTable:
        """The first `top` rows, and how many there are beside."""
        return cls(name, title, tuple(headings), tuple(map(tuple, rows[:top])), max(0, len(rows) - top))
