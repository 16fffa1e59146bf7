"""Sets of rules as bits: word-major arrays of 64 rules a word, one column an evaluated row or box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Ids = NDArray[np.signedinteger[Any]]  # cells from 0, sets of cells below 0; 8, 16 or 32 bits wide
Flags = NDArray[np.bool_]
Where = NDArray[np.intp]
ONE = np.uint64(1)
WIDTH = 64


def words_for(rules: int) -> int:
    """How many words hold that many rules; at least one."""
    return max(1, -(-rules // WIDTH))


def to_words(masks: Sequence[int], words: int) -> Words:
    """Python bit sets as an array (words, len(masks))."""
    low = (1 << WIDTH) - 1
    return np.array([[mask >> (WIDTH * word) & low for mask in masks] for word in range(words)], dtype=np.uint64)


def to_masks(words: Words) -> list[int]:
    """An array (words, n) as n Python bit sets."""
    masks: list[int] = words[0].tolist()
    for word in range(1, len(words)):
        masks = [mask | high << (WIDTH * word) for mask, high in zip(masks, words[word].tolist(), strict=True)]
    return masks


def lowest(words: Words) -> NDArray[np.int64]:
    """The number of the first rule of each column; -1 where there is none."""
    found = np.full(words.shape[1], -1, dtype=np.int64)
    for word in range(len(words) - 1, -1, -1):
        bits = words[word]
        first = np.bitwise_count((bits & (~bits + ONE)) - ONE).astype(np.int64)
        found = np.where(bits != 0, first + WIDTH * word, found)
    return found


def first_only(words: Words) -> Words:
    """Of each column only its first rule."""
    return up_to_first(words, words) if len(words) > 1 else words & (~words + ONE)


def place_of(single: Words) -> NDArray[np.uint8]:
    """Where in its word the one bit of each column is, for columns of one word; 64 where there is none."""
    found: NDArray[np.uint8] = np.bitwise_count(single[0] - ONE)
    return found


def up_to_first(possible: Words, certain: Words) -> Words:
    """The rules that may be the first to fit: the possible ones up to and with the first certain one."""
    kept = np.empty_like(possible)
    ended = np.zeros(possible.shape[1], dtype=np.bool_)
    for word in range(len(possible)):
        first = certain[word] & (~certain[word] + ONE)
        kept[word] = np.where(ended, np.uint64(0), possible[word] & ((first - ONE) | first))
        ended |= certain[word] != 0
    return kept


def counted(words: Words) -> NDArray[np.int64]:
    """How many rules each column holds."""
    count: NDArray[np.int64] = np.bitwise_count(words).sum(axis=0, dtype=np.int64)
    return count


def has(words: Words, rules: NDArray[np.int64]) -> Flags:
    """Whether each column holds the rule of that number."""
    chosen = words[0] if len(words) == 1 else words[rules // WIDTH, np.arange(words.shape[1])]
    held: Flags = (chosen >> (rules % WIDTH).astype(np.uint64)) & ONE != 0
    return held


def distinct(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places of one of each distinct row of the columns, and for every row which of these it equals."""
    _, first, inverse = np.unique(columns[0], return_index=True, return_inverse=True)
    for column in columns[1:]:
        values, other = np.unique(column, return_inverse=True)
        _, first, inverse = np.unique(inverse * len(values) + other, return_index=True, return_inverse=True)
    return first, inverse
