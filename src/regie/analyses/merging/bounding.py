"""Which pairs can be alike enough at all, for very many pairs at once: a bound on the points of their names.

A word counts for no more than its nearest word in the other name, and words are never alike when they begin otherwise.
So most pairs that share many letters fall away by first letters, in compiled code. Of those that are left each two
words are compared once, and what cannot add up to the points even so is not scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from regie.analyses.merging.described import Described
from regie.analyses.merging.likeness import near, weighed

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
    words = _Words()
    mine = _names(left, cut, words)
    yours = mine if left is right else _names(right, cut, words)
    chunks = (pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE))
    found = (_able(mine, yours, words, chunk, least) for chunk in chunks)
    return np.concatenate([np.zeros(0, dtype=np.bool_), *found])


class _Words:
    """All words, by number."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}

    def number(self, word: str) -> int:
        """The number of a word, its own."""
        return self._number.setdefault(word, len(self._number))

    def near(self, one: Numbers, other: Numbers) -> Weights:
        """How near words are, by their numbers; each two words are compared once."""
        words = list(self._number)
        twos, place = np.unique(one * len(words) + other, return_inverse=True)
        lefts, rights = np.divmod(twos, max(len(words), 1))
        found = [near(words[left], words[right]) for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)]
        return np.array(found, dtype=np.float64)[place]


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """All names of a list of things. `which`, `begins` and `says` hold by name the number of each telling word, its
    first letter and its weight, zero where a name has fewer words; `first` and `count` say by thing which names are its
    own, `cut` by name whether it has a word that stands somewhere for a longer one."""

    first: Numbers
    count: Numbers
    made: Truths
    which: Numbers
    begins: Letters
    says: Weights
    words: Numbers
    cut: Truths
    initial: Letters
    texts: tuple[str, ...]


def _names(things: Sequence[Described], cut: frozenset[str], numbers: _Words) -> _Names:
    count = np.array([len(thing.names) for thing in things], dtype=np.int64)
    names = [name for thing in things for name in thing.names]
    telling = [weighed(name.words)[0] for name in names]
    words = [word for weights in telling for word in weights]
    row, column = _places(np.array(list(map(len, telling)), dtype=np.int64))
    begins = np.zeros((len(names), max(map(len, telling), default=0) or 1), dtype=np.int32)
    which, says = np.zeros(begins.shape, dtype=np.int64), np.zeros(begins.shape)
    which[row, column] = [numbers.number(word) for word in words]
    begins[row, column] = [ord(word[0]) for word in words]
    says[row, column] = [weight for weights in telling for weight in weights.values()]
    return _Names(
        np.cumsum(count) - count,
        count,
        np.array([bool(thing.makers) for thing in things], dtype=np.bool_),
        which,
        begins,
        says,
        np.array([len(name.words) for name in names], dtype=np.int64),
        np.array([not cut.isdisjoint(name.words) for name in names], dtype=np.bool_),
        np.array([ord(name.compact[:1] or " ") for name in names], dtype=np.int32),
        tuple(name.compact for name in names),
    )


def _places(counts: Numbers) -> tuple[Numbers, Numbers]:
    """Of so many things in each row, one after another, the row and the place in it."""
    rows = np.repeat(np.arange(len(counts)), counts)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)


def _able(mine: _Names, yours: _Names, words: _Words, pairs: Numbers, least: float) -> Truths:
    one, other = pairs[:, 0], pairs[:, 1]
    of, turn = _places(mine.count[one] * yours.count[other])
    left = mine.first[one][of] + turn // yours.count[other][of]
    right = yours.first[other][of] + turn % yours.count[other][of]
    found = np.zeros(len(pairs), dtype=np.bool_)
    found[of[_names_able(mine, yours, words, left, right, least)]] = True
    found |= mine.made[one] | yours.made[other]
    return found


def _names_able(mine: _Names, yours: _Names, numbers: _Words, left: Numbers, right: Numbers, least: float) -> Truths:
    enough = _words_reach(mine, yours, numbers, left, right, least)
    words, others = mine.words[left], yours.words[right]
    joined = (words != others) & ((words == 1) | (others == 1))  # initials, or two words written as one
    found: Truths = enough | joined | mine.cut[left] | yours.cut[right]
    (rest,) = np.nonzero(~found & (mine.initial[left] == yours.initial[right]))
    found[rest] = _nearly_written_alike(mine, yours, left[rest], right[rest])
    return found


def _words_reach(mine: _Names, yours: _Names, numbers: _Words, left: Numbers, right: Numbers, least: float) -> Truths:
    """Whether words with their nearest partners add up to so many points: first as if all that begin alike were the
    same, then for what is left by how near they are."""
    says, theirs = mine.says[left], yours.says[right]
    begun = mine.begins[left][:, :, None] == yours.begins[right][:, None, :]
    begun &= (says > 0)[:, :, None] & (theirs > 0)[:, None, :]
    needed = least * (says.sum(axis=1) + theirs.sum(axis=1)) / 100 - 1e-6
    found: Truths = _shared(begun, says, theirs) >= needed
    (rest,) = np.nonzero(found)
    pair, one, other = np.nonzero(begun[rest])
    alike = np.zeros((len(rest), *begun.shape[1:]))
    alike[pair, one, other] = numbers.near(mine.which[left[rest[pair]], one], yours.which[right[rest[pair]], other])
    found[rest] = _shared(alike, says[rest], theirs[rest]) >= needed[rest]
    return found


def _shared(alike: Weights | Truths, says: Weights, theirs: Weights) -> Weights:
    shared: Weights = (says * alike.max(axis=2)).sum(axis=1) + (theirs * alike.max(axis=1)).sum(axis=1)
    return shared


def _nearly_written_alike(mine: _Names, yours: _Names, left: Numbers, right: Numbers) -> Truths:
    texts, others = [mine.texts[at] for at in left.tolist()], [yours.texts[at] for at in right.tolist()]
    found: Truths = cpdist(texts, others, scorer=OSA.distance, score_cutoff=_SLIPS, dtype=np.int32) <= _SLIPS
    return found
