"""The rows behind a number: what a reading counts and why, and what depends on a party. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from regie.actions.keeping.shown import NotThereError, Shown
from regie.locale.carried import from_data
from regie.store.models import Result, Thing

_PAGE = 50


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of rows, and how many there are."""

    rows: Sequence[Any]
    total: int
    page: int
    pages: int


def counted(shown: Shown, goal: str, reading: str, *, met: str = "", page: int = 1) -> Rows:
    """What a reading counts; only what is met, not met or between when asked for. Raises NotThereError."""
    body = Result.objects.filter(run=shown.run, kind="counted", key=f"{goal}/{reading}").values_list("body", flat=True)
    found = body.first()
    if found is None:
        raise NotThereError(f"{goal}/{reading}")
    rows = [row for row in found["rows"] if not met or row["met"] == met]
    cut = _cut(rows, page)
    return Rows(from_data(cut.rows), cut.total, cut.page, cut.pages)


def behind(shown: Shown, key: str, *, way: str = "", page: int = 1) -> tuple[dict[str, int], Rows]:
    """The things behind a number: how many by what they are to it, and a page of those of one way (the first way
    that there is, unless given). Raises NotThereError."""
    ids = shown.result("behind", key)
    if not ids:
        raise NotThereError(key)
    chosen = way if way in ids else next(iter(ids))
    things = Thing.objects.filter(municipality_id=shown.actor.municipality, key__in=ids[chosen])
    cut = _cut(list(things.order_by("name", "position").values_list("id", flat=True)), page)
    rows = list(things.filter(id__in=cut.rows).order_by("name", "position"))
    return {one: len(found) for one, found in ids.items()}, Rows(rows, cut.total, cut.page, cut.pages)


def _cut(rows: Sequence[Any], page: int) -> Rows:
    pages = max(1, -(-len(rows) // _PAGE))
    at = min(max(1, page), pages)
    return Rows(rows[(at - 1) * _PAGE : at * _PAGE], len(rows), at, pages)
