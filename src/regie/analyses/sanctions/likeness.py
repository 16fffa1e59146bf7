"""How alike two names of organisations are, from 0 to 1: shared words, rare ones counting more.

The weight of a word is its inverse document frequency over the names on the list (Spärck Jones, Journal of
Documentation 28, 1972). Words count as the same when equal, or, from six letters on and with the same first three,
in the measure of their longest common parts: transliterations differ.
"""

from __future__ import annotations

import difflib
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from regie.readers.directories.names import core_key

_LONG = 6
_NEAR = 0.85
_COMMON = 0.02


class Likeness:
    """The names on a list, ready to be compared with."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [tuple(dict.fromkeys(core_key(name).split())) for name in names]
        frequency = Counter(word for words in self._names for word in words)
        self._weight = {word: math.log(1 + len(names) / count) for word, count in frequency.items()}
        self._top = math.log(1 + max(len(names), 1))
        self._holding: dict[str, set[int]] = defaultdict(set)
        most = max(5, _COMMON * len(names))
        for number, words in enumerate(self._names):
            for word in words:
                if frequency[word] <= most:  # a word half the list has leads nowhere
                    self._holding[word[:3]].add(number)

    def of(self, name: str) -> Mapping[int, float]:
        """The likeness with every name on the list that shares the beginning of a word that is not common."""
        words = tuple(dict.fromkeys(core_key(name).split()))
        near = {number for word in words for number in self._holding.get(word[:3], ())}
        return {number: self._score(words, self._names[number]) for number in near}

    def _score(self, first: Sequence[str], second: Sequence[str]) -> float:
        shared = 0.0
        left = list(second)
        alone = 0.0
        for word in first:
            likest = max(left, key=lambda other: _alike(word, other), default="")
            alike = _alike(word, likest)
            if alike:
                shared += alike * self._of(likest)
                alone += (1 - alike) * self._of(likest)
                left.remove(likest)
            else:
                alone += self._of(word)
        alone += sum(self._of(word) for word in left)
        return round(shared / (shared + alone), 3) if shared else 0.0

    def _of(self, word: str) -> float:
        return self._weight.get(word, self._top)


def _alike(first: str, second: str) -> float:
    if first == second:
        return 1.0
    if min(len(first), len(second)) < _LONG or first[:3] != second[:3]:
        return 0.0
    ratio = difflib.SequenceMatcher(None, min(first, second), max(first, second), autojunk=False).ratio()
    return ratio if ratio >= _NEAR else 0.0
