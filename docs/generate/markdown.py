"""Markdown from rows."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `make docs` from the definitions; changes here are lost. -->\n"


def page(title: str, intro: str, *parts: str) -> str:
    """A page with its title, a word on what it is, and its parts."""
    return "\n".join((MADE, f"# {title}\n", f"{intro}\n", *parts))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; what would break a cell is escaped."""
    lines = [_row(headings), _row(["---"] * len(headings)), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(cell: object) -> str:
    return str(cell).replace("|", "\\|").replace("\n", " ").strip()
