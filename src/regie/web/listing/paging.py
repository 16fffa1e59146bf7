"""Which pages a list leads to from the one that is seen."""

from __future__ import annotations

_GAP = 0
_AROUND = 2


def near(page: int, pages: int) -> tuple[int, ...]:
    """The first page, those around this one and the last, in order; 0 where two or more pages are left out."""
    shown = sorted({1, *range(max(1, page - _AROUND), min(pages, page + _AROUND) + 1), pages})
    found: list[int] = []
    for number in shown:
        left_out = number - found[-1] - 1 if found else 0
        if left_out:
            found.append(number - 1 if left_out == 1 else _GAP)
        found.append(number)
    return tuple(found)
