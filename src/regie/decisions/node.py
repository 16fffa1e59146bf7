"""What the kinds of compiled decisions share: their answers over rows and boxes, with the rules behind them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Protocol

from regie.decisions.bits import Flags, Ids, Where, Words
from regie.decisions.domains import Domain
from regie.decisions.feel.values import key
from regie.decisions.interpret import ParsedTable


@dataclass(slots=True)
class State:
    """A decision over boxes.

    `answers` holds a cell or set of answers a box, `rules` the rules that may give it, `certain` the rules that
    surely fit, `decided` where answer and rules are settled; the answers of a table elsewhere are `Node.open_answers`.
    `fitting` holds, where everything is known, all rules that fit, also where another goes first.
    """

    answers: Ids
    rules: Words
    certain: Words
    decided: Flags
    fitting: Words | None = None


class AnswerDomain(Domain):
    """The distinct answers of a decision; the same value with another problem is another answer."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str | None] = []
        self._cells: dict[object, int] = {}

    def answer(self, value: object, problem: str | None) -> int:
        """The cell of an answer, new when not seen before."""
        name = (key(value), problem)
        cell = self._cells.get(name)
        if cell is None:
            cell = self._cells[name] = len(self.values)
            self.values.append(value)
            self.problems.append(problem)
        return cell


class Cutter(Protocol):
    """Takes the choice of what to split, for the boxes `where`; gives where that was possible."""

    def cut(self, variable: int, where: Where, accepted: list[int], choice: Where) -> Flags:
        """Split a variable in what lies in the set `accepted[choice]` and what lies outside."""

    def halve(self, variable: int, where: Where) -> Flags:
        """Split a variable in two halves, where it has more than one value."""


class Node(ABC):
    """A compiled decision. `number` is its variable, `reads` the variables it depends on directly."""

    name: str
    number: int
    reads: tuple[int, ...]
    domain: AnswerDomain
    parsed: ParsedTable | None

    @property
    def rule_count(self) -> int:
        """How many rules its table has; 0 without a table."""
        return len(self.parsed.table.rules) if self.parsed else 0

    @abstractmethod
    def state(self, ids: list[Ids], rows: int, concrete: bool) -> State:
        """The decision over boxes; `ids` holds a cell or set a box for every variable it reads.

        `concrete` promises that every variable is a single cell.
        """

    @abstractmethod
    def open_answers(self, state: State, where: Where) -> None:
        """Fill in the set of answers of undecided boxes. A box that is cut further needs none."""

    @abstractmethod
    def split(self, state: State, ids: list[Ids], where: Where, cutter: Cutter) -> Flags:
        """Choose for each box of `where` a split that brings the decision nearer to settled."""

    @property
    def most_answers(self) -> int:
        """At most how many distinct answers it may come to have."""
        return 1 << 31

    def giving(self, rules: Words) -> Words:
        """Of the rules that fit in each column those that give the answer; unchanged when these are meant already."""
        return rules

    def rules_of(self, mask: int) -> tuple[int, ...]:
        """The rules of a bit set, counted from 0 in the order of the table."""
        return tuple(rule for rule in range(mask.bit_length()) if mask >> rule & 1)
