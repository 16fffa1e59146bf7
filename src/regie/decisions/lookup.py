"""Several columns of a table as one: the rules that fit every combination of their cells, looked up by one number.

For rows of which everything is known this replaces a mask a column by a mask a group of columns; a table of a dozen
questions with a few answers each takes two look-ups a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regie.decisions.bits import Ids, Words, to_words
from regie.decisions.clause import Clause
from regie.decisions.domains import InputDomain

_MOST_CELLS = 1 << 16  # combinations a group: half a megabyte a word of rules, which stays in the cache of a core


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that are looked up together; `masks` has per word the rules by combination, the first column slowest."""

    variables: tuple[int, ...]
    sizes: tuple[int, ...]
    masks: Words

    def fitting(self, ids: Sequence[Ids]) -> Words | None:
        """The rules that fit each row, shape (words, rows); None when a row holds a set or a null."""
        place = ids[self.variables[0]]
        if not _within(place, self.sizes[0]):
            return None
        if len(self.variables) > 1:
            place = place.astype(np.int32)
        for variable, size in zip(self.variables[1:], self.sizes[1:], strict=True):
            codes = ids[variable]
            if not _within(codes, size):
                return None
            place *= size
            place += codes
        found: Words = self.masks.take(place, axis=1, mode="wrap")
        return found


def _within(codes: Ids, size: int) -> bool:
    """Whether every code is one of the first `size` cells; sets, which are negative, wrap to large numbers."""
    return codes.size == 0 or int(codes.view(f"u{codes.itemsize}").max()) < size


def groups(clauses: Sequence[Clause], words: int) -> list[Group]:
    """The columns of a table in as few groups as fit the cache, in their order."""
    found: list[Group] = []
    taken: list[Clause] = []
    cells = 1
    for clause in clauses:
        size = _size(clause)
        if taken and cells * size > _MOST_CELLS:
            found.append(_group(taken, words))
            taken, cells = [], 1
        taken.append(clause)
        cells *= size
    return [*found, _group(taken, words)] if taken else found


def _size(clause: Clause) -> int:
    """The cells of a column without that of null, which is rare and would make every group larger."""
    domain = clause.domain
    return max(1, domain.size if isinstance(domain, InputDomain) and domain.size else len(domain.values))


def _group(clauses: Sequence[Clause], words: int) -> Group:
    masks = np.full((words, 1), np.iinfo(np.uint64).max, np.uint64)
    sizes = []
    for clause in clauses:
        clause.refresh()
        size = _size(clause)
        sizes.append(size)
        own = to_words([clause.passing(cell) for cell in range(size)], words)
        masks = (masks[:, :, None] & own[:, None, :]).reshape(words, -1)
    return Group(tuple(clause.variable for clause in clauses), tuple(sizes), masks)
