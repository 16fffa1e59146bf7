"""The rows of a list as its table shows them: words, what they look like, and where each is edited.

A page has hundreds of cells, so all that a cell needs is made here; the template only puts it in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from django.urls import reverse

from regie.locale import Message, say
from regie.web.asking import Asked
from regie.web.listing.columns import Column
from regie.web.values import Shower

if TYPE_CHECKING:
    from regie.store.models import Thing

_VERDICTS = frozenset({"yes", "no", "between"})
_LACKING = frozenset({"unknown", "contested"})


class Cell(NamedTuple):
    """One cell: its words, its classes, the verdict it is a tag of, and where it is edited and how that is called."""

    text: str
    style: str
    tag: str
    pen: str
    pen_label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first cell is what it is called, and leads to the thing itself."""

    key: str
    name: str
    address: str
    cells: list[Cell]
    may_edit: bool


def rows_of(things: Sequence[Thing], columns: Sequence[Column], shower: Shower, request: Asked, here: str) -> list[Row]:
    """Rows of things in these columns; who edits a cell comes back to the address `here`."""
    before = _before_key(request, "thing", noun=shower.noun)
    after = f"?next={quote(here)}"
    rest = [(column, *_pen(column, request)) for column in columns[1:]]
    rows = []
    for thing in things:
        name, key = shower.cell(thing, columns[0].name)[0], quote(thing.key)
        may_edit = request.actor.may_edit(thing.cluster, thing.owner)
        cells = []
        for column, pen, label in rest:
            text, state = shower.cell(thing, column.name)
            style = f"{column.style} {state}" if state in _LACKING else column.style
            edited = (f"{pen}{key}{after}", f"{label} {name}") if pen and may_edit else ("", "")
            cells.append(Cell(text, style, state if state in _VERDICTS else "", *edited))
        rows.append(Row(thing.key, name, before + key, cells, may_edit))
    return rows


def _pen(column: Column, request: Asked) -> tuple[str, str]:
    if not column.fact:
        return "", ""
    return _before_key(request, "fact", field=column.name), say(
        Message("listing.edit_cell", field=column.label), request.language
    )


def _before_key(request: Asked, name: str, **parts: str) -> str:
    """The address of something of a thing up to the key, made once for all rows."""
    slug = request.shown.municipality.slug
    return reverse(name, kwargs={"municipality": slug, **parts, "key": "0"})[:-1]
