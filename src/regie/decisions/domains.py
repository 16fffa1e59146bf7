"""The answers an input may have, as cells: within a cell every test of the model gives the same result.

Cells make an endless domain finite: the numbers become intervals between the ends that the tests name, strings the
texts that are named and "any other". A model is then a function of cells, which can be enumerated and proven.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from regie.decisions.feel import Tests
from regie.decisions.feel.evaluate import passes
from regie.decisions.feel.values import internal, key, kind, plain

ANYTHING = -1
"""The subset of a domain of which nothing is known: any value, also one without a cell."""


class _Other(Enum):
    OTHER = "any other"

    def __repr__(self) -> str:
        return "OTHER"


OTHER: Final = _Other.OTHER
"""The cell of all texts that the model does not name."""


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of numbers or dates as an answer; an end of None has no bound."""

    low: object
    high: object
    low_closed: bool
    high_closed: bool


class Domain:
    """Values with a number each (cells), and sets of these with a number below zero (ANYTHING is -1).

    Masks by cell or set live in arrays whose end holds the sets in reverse, so that both index directly.
    """

    def __init__(self) -> None:
        self.values: list[object] = []
        self.subsets: list[int] = [0]  # bit sets of cells; the first stands for ANYTHING
        self._codes: dict[object, int] = {}
        self._subset_ids: dict[int, int] = {}

    def intern(self, value: object) -> int:
        """The cell of a value, new when not seen before."""
        name = key(value)
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = len(self.values)
            self.values.append(value)
        return code

    def subset(self, bits: int) -> int:
        """The number of a set of cells, given as a bit set; of a single cell that cell."""
        if bits & (bits - 1) == 0:
            return bits.bit_length() - 1
        found = self._subset_ids.get(bits)
        if found is None:
            found = self._subset_ids[bits] = -1 - len(self.subsets)
            self.subsets.append(bits)
        return found

    def bits(self, subset: int) -> int:
        """The cells of a set as a bit set; 0 for ANYTHING."""
        return 1 << subset if subset >= 0 else self.subsets[-1 - subset]

    def members(self, subset: int) -> tuple[int, ...]:
        """The cells of a set in order; empty for ANYTHING."""
        if subset >= 0:
            return (subset,)
        bits = self.bits(subset)
        return tuple(cell for cell in range(bits.bit_length()) if bits >> cell & 1)


class InputDomain(Domain):
    """The cells of an input. `answers` has per cell what to show; null has a cell of its own outside `full`."""

    def __init__(
        self, cells: Sequence[tuple[object, object]], ends: Sequence[Any] = (), places: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self.answers: list[object] = []
        for value, answer in cells:
            self.intern(value)
            self.answers.append(answer)
        self.size = len(cells)
        self.full = self.subset((1 << len(cells)) - 1)
        self.ends = list(ends)
        self.places = list(places)
        self.other = self.answers.index(OTHER) if OTHER in self.answers else None
        self.null = self.intern(None)
        self.answers.append(None)

    def code(self, value: object) -> int | None:
        """The cell of a FEEL value; None when the model does not allow it."""
        if value is None:
            return self.null
        if self.ends or self.places:
            at = bisect_left(self.ends, value)
            elementary = 2 * at + (at < len(self.ends) and self.ends[at] == value)
            place = self.places[elementary]
            return None if place < 0 else place
        return self._codes.get(key(value), self.other)


class OpenDomain(InputDomain):
    """An input whose values the model calculates with: a cell a value that is seen, and no end of values."""

    def __init__(self) -> None:
        super().__init__([])
        self.full = ANYTHING

    def code(self, value: object) -> int | None:
        code = self.intern(value)
        if code == len(self.answers):
            self.answers.append(plain(value))
        return code


def listed_domain(values: Sequence[object]) -> InputDomain:
    """The cells of an enumeration: a cell a value."""
    return InputDomain([(value, plain(value)) for value in values])


def text_domain(texts: Sequence[str]) -> InputDomain:
    """The cells of free text: a cell a named text, and any other."""
    other = "…"
    while other in texts:
        other += "…"
    return InputDomain([*((text, text) for text in texts), (other, OTHER)])


def ordered_domain(ends: Sequence[Any], atoms: Sequence[Tests], constraint: Tests, of_dates: bool) -> InputDomain:
    """The cells of numbers or dates: intervals between `ends`, joined where no test tells them apart."""
    ends = sorted(set(ends))
    cells: list[tuple[object, object]] = []
    places: list[int] = []
    last: tuple[object, ...] | None = None
    for at in range(2 * len(ends) + 1):
        sample, span = _elementary(ends, at, of_dates)
        if sample is None or passes(sample, constraint, {}) is not True:
            places.append(places[-1] if sample is None and places else -1)
            last = last if sample is None else None
            continue
        signature = tuple(passes(sample, atom, {}) for atom in atoms)
        if signature == last:
            cells[-1] = (cells[-1][0], _joined(cells[-1][1], span))
        else:
            cells.append((sample, span))
        last = signature
        places.append(len(cells) - 1)
    return InputDomain([(sample, _point(span)) for sample, span in cells], ends, places)


def _elementary(ends: Sequence[Any], at: int, of_dates: bool) -> tuple[Any, Span]:
    """A sample of an elementary interval (None when it holds no day) and its ends."""
    if at % 2:
        end = ends[at // 2]
        return end, Span(end, end, True, True)
    low = ends[at // 2 - 1] if at else None
    high = ends[at // 2] if at // 2 < len(ends) else None
    span = Span(low, high, False, False)
    one: Any = timedelta(days=1) if of_dates else Decimal(1)
    try:
        if low is None and high is None:
            return (date(2000, 1, 1) if of_dates else Decimal(0)), span
        if low is None:
            return high - one, span
        if high is None:
            return low + one, span
    except OverflowError:  # no day before the first or after the last
        return None, span
    if of_dates:
        return (low + one if high - low > one else None), span
    return (low + high) / 2, span


def _joined(first: object, second: Span) -> Span:
    assert isinstance(first, Span)
    return Span(first.low, second.high, first.low_closed, second.high_closed)


def _point(span: object) -> object:
    assert isinstance(span, Span)
    if span.low is not None and span.low == span.high:
        return plain(span.low)
    return Span(plain(span.low), plain(span.high), span.low_closed, span.high_closed)


def checked(value: object, kind_of_input: str) -> object:
    """A Python value as FEEL sees it, of the input's kind. Raises ValueError."""
    found = internal(value)
    simple = {"string", "number", "boolean", "date"}
    if found is not None and kind_of_input in simple:
        try:
            given = kind(found)
        except TypeError:
            given = type(value).__name__
        if given != kind_of_input or (isinstance(found, Decimal) and not found.is_finite()):
            raise ValueError(f"{value!r} is no {kind_of_input}")
    return found
