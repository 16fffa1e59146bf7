"""Which pairs can be alike enough at all, for very many pairs at once: a bound on the points of their names.

Words are never alike when they begin otherwise. So a name's words that begin as some word of the other, by weight, are
all that can count; most pairs that share many letters fall away by that, in compiled code, before anybody scores them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from regie.analyses.merging.described import Described
from regie.analyses.merging.likeness import weighed

_AT_ONCE = 20_000
_SLIPS = 2

Numbers = npt.NDArray[np.int64]
Letters = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


def able(left: Sequence[Described], right: Sequence[Described], pairs: Numbers, least: float) -> Truths:
    """Of every pair (a row of two positions) whether some two names can have so many points. Never says no to a pair
    that can; things of which the maker is known all may, because a maker's words are passed by."""
    cut = frozenset[str]().union(*(name.cut for thing in (*left, *right) for name in thing.names))
    mine, yours = _names(left, cut), _names(right, cut)
    chunks = (pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE))
    return np.concatenate([np.zeros(0, dtype=np.bool_), *(_able(mine, yours, chunk, least) for chunk in chunks)])


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """All names of a list of things. `begins` and `says` hold by name the first letter of each telling word and its
    weight, zero where a name has fewer words; `first` and `count` say by thing which names are its own, `cut` by name
    whether it has a word that stands somewhere for a longer one."""

    first: Numbers
    count: Numbers
    made: Truths
    begins: Letters
    says: Weights
    words: Numbers
    cut: Truths
    initial: Letters
    texts: tuple[str, ...]


def _names(things: Sequence[Described], cut: frozenset[str]) -> _Names:
    count = np.array([len(thing.names) for thing in things], dtype=np.int64)
    names = [name for thing in things for name in thing.names]
    telling = [weighed(name.words)[0] for name in names]
    begins = np.zeros((len(names), max(map(len, telling), default=1)), dtype=np.int32)
    says = np.zeros(begins.shape)
    for row, words in enumerate(telling):
        begins[row, : len(words)] = [ord(word[0]) for word in words]
        says[row, : len(words)] = list(words.values())
    return _Names(
        np.cumsum(count) - count,
        count,
        np.array([bool(thing.makers) for thing in things], dtype=np.bool_),
        begins,
        says,
        np.array([len(name.words) for name in names], dtype=np.int64),
        np.array([not cut.isdisjoint(name.words) for name in names], dtype=np.bool_),
        np.array([ord(name.compact[:1] or " ") for name in names], dtype=np.int32),
        tuple(name.compact for name in names),
    )


def _able(mine: _Names, yours: _Names, pairs: Numbers, least: float) -> Truths:
    one, other = pairs[:, 0], pairs[:, 1]
    times = mine.count[one] * yours.count[other]
    of = np.repeat(np.arange(len(pairs)), times)
    turn = np.arange(len(of)) - np.repeat(np.cumsum(times) - times, times)
    left = mine.first[one][of] + turn // yours.count[other][of]
    right = yours.first[other][of] + turn % yours.count[other][of]
    found = np.zeros(len(pairs), dtype=np.bool_)
    found[of[_names_able(mine, yours, left, right, least)]] = True
    found |= mine.made[one] | yours.made[other]
    return found


def _names_able(mine: _Names, yours: _Names, left: Numbers, right: Numbers, least: float) -> Truths:
    says, theirs = mine.says[left], yours.says[right]
    begun = mine.begins[left][:, :, None] == yours.begins[right][:, None, :]
    begun &= (says > 0)[:, :, None] & (theirs > 0)[:, None, :]
    shared = (says * begun.any(axis=2)).sum(axis=1) + (theirs * begun.any(axis=1)).sum(axis=1)
    enough: Truths = 100 * shared + 1e-6 >= least * (says.sum(axis=1) + theirs.sum(axis=1))
    words, others = mine.words[left], yours.words[right]
    joined = (words != others) & ((words == 1) | (others == 1))  # initials, or two words written as one
    found: Truths = enough | joined | mine.cut[left] | yours.cut[right]
    (rest,) = np.nonzero(~found & (mine.initial[left] == yours.initial[right]))
    found[rest] = _nearly_written_alike(mine, yours, left[rest], right[rest])
    return found


def _nearly_written_alike(mine: _Names, yours: _Names, left: Numbers, right: Numbers) -> Truths:
    texts, others = [mine.texts[at] for at in left.tolist()], [yours.texts[at] for at in right.tolist()]
    found: Truths = cpdist(texts, others, scorer=OSA.distance, score_cutoff=_SLIPS, dtype=np.int32) <= _SLIPS
    return found
