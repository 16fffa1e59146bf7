"""Which pairs are worth comparing: those that share a key, a telling word, or nearly the same letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from regie.analyses.merging.bounding import able
from regie.analyses.merging.described import Described
from regie.analyses.merging.names import stem, weight

_LETTERS_ALIKE = 80
_ROWS = 500
_CROWD = 900
"""A word that would bring more pairs than this tells nothing by itself; pairs it hides share more than that word."""

Pair = tuple[int, int]
Positions = npt.NDArray[np.int64]
Pairs = npt.NDArray[np.int64]
"""Two columns of positions, a row a pair."""


def candidates(left: Sequence[Described], right: Sequence[Described], least: float) -> list[Pair]:
    """Pairs of positions worth comparing, sorted: with a key in common, or names that can have so many points. For
    doubles within one list give the same list twice: each pair then comes once, and one telling word in common is not
    enough."""
    within = left is right
    shared = np.array(list(_sharing(left, right, by_word=not within)), dtype=np.int64).reshape(-1, 2)
    pairs = np.concatenate([shared, *_alike(left, right)])
    if within:
        pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    pairs = np.column_stack(np.divmod(np.unique(pairs[:, 0] * len(right) + pairs[:, 1]), max(len(right), 1)))
    can = able(left, right, pairs, least)
    found = zip(pairs.tolist(), can.tolist(), strict=True)
    return [(one, other) for (one, other), names in found if names or not left[one].keys.isdisjoint(right[other].keys)]


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


def _alike(left: Sequence[Described], right: Sequence[Described]) -> Iterator[Pairs]:
    """Pairs whose names have nearly the same letters, wherever the slip is: all are looked at, in compiled code."""
    my_places, mine = _letters(left)
    your_places, yours = _letters(right)
    if not mine or not yours:
        return
    for start in range(0, len(mine), _ROWS):
        before = start if left is right else 0  # of one list twice, half of the pairs is enough
        near = cdist(
            mine[start : start + _ROWS],
            yours[before:],
            scorer=ratio,
            score_cutoff=_LETTERS_ALIKE,
            dtype=np.uint8,
            workers=1,
        )
        rows, columns = np.nonzero(near)
        yield np.column_stack((my_places[start + rows], your_places[before + columns]))


def _letters(things: Sequence[Described]) -> tuple[Positions, list[str]]:
    """The letters of every name, and beside them the place of the thing that has it."""
    places = [position for position, thing in enumerate(things) for _ in thing.names]
    return np.array(places, dtype=np.int64), [name.compact for thing in things for name in thing.names]
