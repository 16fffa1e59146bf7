"""Which pairs are worth comparing: those that share a key, a telling word, or nearly the same letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import chain

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
    shared = np.fromiter(chain.from_iterable(_sharing(left, right, by_word=not within)), np.int64).reshape(-1, 2)
    pairs = np.concatenate([shared, *_alike(left, right)])
    if within:
        pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    pairs = np.column_stack(np.divmod(np.unique(pairs[:, 0] * len(right) + pairs[:, 1]), max(len(right), 1)))
    can = able(left, right, pairs, least)
    found = zip(*pairs.T.tolist(), can.tolist(), strict=True)
    return [(one, other) for one, other, names in found if names or not left[one].keys.isdisjoint(right[other].keys)]


def _sharing(left: Sequence[Described], right: Sequence[Described], *, by_word: bool) -> Iterator[Pair]:
    mine = _index(left, by_word)
    yours = mine if left is right else _index(right, by_word)
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
    """Pairs whose names have nearly the same letters, wherever the slip is: all are looked at in compiled code of which
    some word begins with the same letter, for others can have no points."""
    mine = _by_initial(left)
    yours = mine if left is right else _by_initial(right)
    for initial in sorted(mine.keys() & yours.keys()):
        (my_places, my_names), (your_places, your_names) = mine[initial], yours[initial]
        for start in range(0, len(my_names), _ROWS):
            before = start if left is right else 0  # of one list twice, half of the pairs is enough
            near = cdist(
                my_names[start : start + _ROWS],
                your_names[before:],
                scorer=ratio,
                score_cutoff=_LETTERS_ALIKE,
                dtype=np.uint8,
                workers=1,
            )
            rows, columns = np.nonzero(near)
            yield np.column_stack((my_places[start + rows], your_places[before + columns]))


def _by_initial(things: Sequence[Described]) -> Mapping[str, tuple[Positions, list[str]]]:
    """By first letter of a word the letters of every name with such a word, and beside them the place of the thing that
    has it."""
    found: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    for position, thing in enumerate(things):
        for name in thing.names:
            for initial in {word[0] for word in name.words} or {""}:
                places, names = found[initial]
                places.append(position)
                names.append(name.compact)
    return {initial: (np.array(places, dtype=np.int64), names) for initial, (places, names) in found.items()}
