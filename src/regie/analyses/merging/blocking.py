"""Which pairs are worth comparing: those that share a key, a telling word, or nearly the same letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from regie.analyses.merging.described import Described
from regie.analyses.merging.names import stem, weight

_LETTERS_ALIKE = 80
_ROWS = 500
_CROWD = 900
"""A word that would bring more pairs than this tells nothing by itself; pairs it hides share more than that word."""

Pair = tuple[int, int]


def candidates(left: Sequence[Described], right: Sequence[Described]) -> list[Pair]:
    """Pairs of positions worth comparing, sorted. For doubles within one list give the same list twice: each pair
    then comes once, and one telling word in common is not enough."""
    within = left is right
    found = set(_sharing(left, right, by_word=not within))
    found.update(_alike(left, right))
    if within:
        found = {(one, other) for one, other in found if one < other}
    return sorted(found)


def _sharing(left: Sequence[Described], right: Sequence[Described], *, by_word: bool) -> Iterator[Pair]:
    mine, yours = _index(left, by_word), _index(right, by_word)
    for mark, ones in mine.items():
        others = yours.get(mark, ())
        if len(ones) * len(others) <= _CROWD:
            yield from ((one, other) for one in ones for other in others)


def _index(things: Sequence[Described], by_word: bool) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, thing in enumerate(things):
        for mark in {*thing.keys, *_marks(thing, by_word)}:
            found[mark].append(position)
    return found


def _marks(thing: Described, by_word: bool) -> Iterator[Hashable]:
    for name in thing.names:
        yield name.compact
        if by_word:
            yield from (stem(word) for word in name.words if weight(word) == 1 and not word.isdigit())
            if len(name.words) >= 3:
                yield "".join(word[0] for word in name.words)


def _alike(left: Sequence[Described], right: Sequence[Described]) -> Iterator[Pair]:
    """Pairs whose names have nearly the same letters, wherever the slip is: all are looked at, in compiled code."""
    mine, yours = list(_letters(left)), list(_letters(right))
    if not mine or not yours:
        return
    texts = [text for _, text in yours]
    for start in range(0, len(mine), _ROWS):
        rows = mine[start : start + _ROWS]
        before = start if left is right else 0  # of one list twice, half of the pairs is enough
        near = cdist(
            [text for _, text in rows],
            texts[before:],
            scorer=ratio,
            score_cutoff=_LETTERS_ALIKE,
            dtype=np.uint8,
            workers=1,
        )
        for row, column in np.argwhere(near):
            yield rows[row][0], yours[before + column][0]


def _letters(things: Sequence[Described]) -> Iterable[tuple[int, str]]:
    return ((position, name.compact) for position, thing in enumerate(things) for name in thing.names)
