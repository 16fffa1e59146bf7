"""Columns of answers to the cells of a model's inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, overload

import numpy as np
from numpy.typing import NDArray

from regie.decisions.bits import Ids
from regie.decisions.domains import InputDomain, checked
from regie.decisions.model import Input
from regie.decisions.network import Network
from regie.decisions.values import UNKNOWN, OneOf


class UnfitAnswerError(ValueError):
    """An answer that a model does not allow for one of its inputs."""

    def __init__(self, item: Input, answer: object, why: str) -> None:
        self.item, self.answer = item, answer
        super().__init__(f"{item.name}: {why}")


class Coded(Sequence[object]):
    """A column kept as whole numbers into a short list of values: the form for a million rows.

    `codes` (rows) holds per row a place in `values`, which may hold UNKNOWN and OneOf too; they are kept in as few
    bytes as they need. Raises IndexError when a code is no place in `values`.
    """

    __slots__ = ("codes", "values")

    def __init__(self, codes: NDArray[Any], values: Sequence[object]) -> None:
        if codes.size and not 0 <= int(codes.min()) <= int(codes.max()) < len(values):
            raise IndexError(f"a code is no place in the {len(values)} values")
        self.codes = codes.astype(np.int32 if len(values) > 1 << 15 else np.int16 if len(values) > 1 << 7 else np.int8)
        self.values = tuple(values)

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> object: ...
    @overload
    def __getitem__(self, at: slice) -> Coded: ...
    def __getitem__(self, at: int | slice) -> object:
        if isinstance(at, slice):
            return Coded(self.codes[at], self.values)
        return self.values[int(self.codes[at])]

    def __iter__(self) -> Iterator[object]:
        return iter([self.values[code] for code in self.codes.tolist()])


Columns = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Rows as a cell or set of cells an input: `inputs` holds a column each, as narrow as it came."""

    inputs: Sequence[Ids]
    rows: int

    def row(self, at: int) -> Ids:
        """One row, shape (inputs,)."""
        return np.array([column[at] for column in self.inputs], np.int32)

    def matrix(self) -> Ids:
        """All rows, shape (inputs, rows), wide enough for the sets that cutting makes."""
        found: Ids = np.empty((len(self.inputs), self.rows), np.int32)
        for number, column in enumerate(self.inputs):
            found[number] = column
        return found


def encoded(network: Network, columns: Columns) -> Encoded:
    """The columns as cells and sets of cells. A missing column is unknown throughout.

    Raises ValueError when a column is no input, when lengths differ, or when a value is not allowed.
    """
    strange = set(columns) - set(network.names)
    if strange:
        raise ValueError(f"{network.model.name} has no input {', '.join(sorted(strange))}")
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns differ in length: {sorted(lengths)}")
    rows = lengths.pop() if lengths else 1
    found: list[Ids] = []
    for item, domain in zip(network.model.inputs, network.inputs, strict=True):
        column = columns.get(item.name)
        unknown: Ids = np.broadcast_to(np.int32(domain.full), (rows,))
        found.append(unknown if column is None else _column(item, domain, column))
    return Encoded(found, rows)


def _column(item: Input, domain: InputDomain, column: Sequence[object]) -> Ids:
    if isinstance(column, Coded):
        places = [_code(item, domain, value) for value in column.values]
        codes: NDArray[Any] = column.codes
        return codes if places == list(range(len(places))) else _codes(places)[codes]
    array: object = column
    if isinstance(array, np.ndarray):
        if array.dtype.kind in "iuf" and item.type == "number" and domain.places:
            return _numbers(item, domain, array)
        if array.dtype.kind == "b" and item.type == "boolean":
            return _codes([_code(item, domain, value) for value in (False, True)])[array.astype(np.intp)]
        column = cast(Sequence[object], array.tolist())
    held = list(column)
    ids = list(map(id, held))
    seen: dict[tuple[type, object], int] = {}
    by_id: dict[int, int] = {}
    for place, value in dict(zip(ids, held, strict=True)).items():  # rows share the values themselves
        try:
            known = seen.get((type(value), value))
        except TypeError:  # a context or list does not hash
            known = _code(item, domain, value)
        else:
            if known is None:
                known = seen[type(value), value] = _code(item, domain, value)
        by_id[place] = known
    return _codes([by_id[place] for place in ids])


def _codes(found: list[int]) -> Ids:
    return np.array(found, np.int32)


def _numbers(item: Input, domain: InputDomain, column: NDArray[Any]) -> Ids:
    ends = np.array([float(end) for end in domain.ends])
    left, right = (np.searchsorted(ends, column, side) for side in ("left", "right"))
    places: Ids = np.array(domain.places, np.int32)[left + right]
    wrong = (places < 0) | np.isnan(column)
    if wrong.any():
        _code(item, domain, column[int(np.argmax(wrong))].item())
    return places


def _code(item: Input, domain: InputDomain, value: object) -> int:
    """The cell or set of a value. Raises UnfitAnswerError when it is not allowed."""
    if value is UNKNOWN:
        return domain.full
    if isinstance(value, OneOf):
        return domain.subset(sum({1 << _code(item, domain, one) for one in value.values}))
    try:
        code = domain.code(checked(value, item.type))
    except ValueError as problem:
        raise UnfitAnswerError(item, value, str(problem)) from None
    if code is None:
        allowed = ", ".join(map(repr, item.allowed)) if item.allowed is not None else item.constraint
        raise UnfitAnswerError(item, value, f"{value!r} is not allowed, only {allowed}")
    return code
