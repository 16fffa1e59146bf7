"""What a decision gives for every row: the reachable outcomes, the rules that give each, and what would decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from regie.decisions.bits import Flags, Where, Words
from regie.decisions.columns import Columns, Encoded
from regie.decisions.domains import ANYTHING
from regie.decisions.hit_policy import NO_RULE as NO_RULE_FITS
from regie.decisions.network import Network
from regie.decisions.node import AnswerDomain
from regie.decisions.outcome import Outcome, UndecidedError, giving, merged, outcomes_of, output_of
from regie.decisions.partition import Boxes, Cut
from regie.decisions.table import TableNode
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf

if TYPE_CHECKING:
    from regie.decisions.questions import Question
    from regie.decisions.trace import Trace


class Outcomes:
    """The outcomes of a decision over rows."""

    def __init__(
        self,
        network: Network,
        target: int,
        rows: Encoded,
        boxes: Boxes,
        columns: Columns | None = None,
        cut: Cut | None = None,
    ) -> None:
        self.network = network
        self.target = target
        self._rows = rows
        self._boxes = boxes
        self._columns = columns or {}
        self._cut = cut
        self._is_table = isinstance(network.nodes[target], TableNode)

    def __len__(self) -> int:
        return self._rows.rows

    def possible(self, row: int) -> tuple[Outcome, ...]:
        """The reachable outcomes of a row, those of the first rules first."""
        return outcomes_of(self.network, self.target, self._boxes, self._of_row(row))

    def all_possible(self) -> list[tuple[Outcome, ...]]:
        """`possible` of every row, for all rows at once."""
        answers = self._boxes.answers.tolist()
        rules = giving(self.network, self.target, self._boxes, slice(None))
        if self._one_each:
            boxes: Iterable[Sequence[int]] = ((at,) for at in range(len(self)))
        else:
            order, starts = self._order
            places, ends = order.tolist(), starts.tolist()
            boxes = (places[start:end] for start, end in pairwise(ends))
        # rows are alike: what the same boxes make is worked out once
        made: dict[tuple[tuple[int, tuple[int, ...]], ...], tuple[Outcome, ...]] = {}
        found = []
        for held in boxes:
            key = tuple([(answers[at], rules[at]) for at in held])
            if key not in made:
                made[key] = merged(self.network, self.target, *zip(*key, strict=True))
            found.append(made[key])
        return found

    def certain(self, row: int) -> bool:
        """Whether every completion of the row's unknowns gives the same values."""
        return bool(self._certain[self._at(row)])

    def exact(self, row: int) -> bool:
        """Whether exactly these outcomes are reachable. False above the limit of boxes, and where the model
        calculates with an unknown input: then the true outcomes are among them.
        """
        return bool(self._boxes.exact[self._of_row(row)].all())

    def value(self, row: int) -> object:
        """The certain answer of a row. Raises UndecidedError when there is none, naming what is reachable."""
        found = self.possible(row)
        if not self.certain(row):
            raise UndecidedError(f"row {row}: {' or '.join(str(one.problem or one.whole) for one in found)}")
        return found[0].value

    def column(self, output: str | None = None) -> list[object]:
        """An output (or the only one) over all rows: a value, OneOf, or NO_RULE where no rule fits.

        Raises KeyError when the decision has no such output.
        """
        shown = [self._shown(answer, output) for answer in range(len(self._domain.values))]
        answers = self._boxes.answers
        if self._one_each and not (answers < 0).any():
            return [shown[answer] for answer in answers.tolist()]
        return [self._either(row, shown) for row in range(len(self))]

    def fitting(self) -> Words:
        """Of every rule of the decision's table whether it fits each row, also where another rule goes first: the
        trace of all rows at once. Bit r % 64 of word r // 64 is rule r (from 0, in the order rules go first). Where
        answers are unknown the bit says that the rule may fit. Shape (words, rows).

        Raises ValueError when the decision is no table, or one that calculates with its inputs.
        """
        if self._boxes.row is None and self._is_table:
            return self._boxes.rules[0]
        return self.network.fitting(self.target, self._rows.matrix())

    def trace(self, row: int) -> Trace:
        """Every rule and cell of every table the decision needs, for a row."""
        from regie.decisions.trace import trace

        given = {name: column[self._at(row)] for name, column in self._columns.items()}
        return trace(self.network, self.target, self._rows.row(self._at(row)), given)

    def questions(self, row: int) -> tuple[Question, ...]:
        """The open questions of a row, the one that settles most first; none when the row is certain."""
        from regie.decisions.questions import questions

        return questions(self.network, self.target, self._rows.row(self._at(row)))

    def all_questions(self) -> list[tuple[Question, ...]]:
        """`questions` of every row, for all rows at once."""
        from regie.decisions.questions import all_questions

        open_ = np.flatnonzero(~self._certain)
        found: list[tuple[Question, ...]] = [()] * len(self)
        if len(open_):
            asked = all_questions(self.network, self.target, self._rows.matrix()[:, open_])
            for row, questions in zip(open_.tolist(), asked, strict=True):
                found[row] = questions
        return found

    def deciding(self) -> list[str | None]:
        """Per row the input of the first of its `questions`, None when it has none: for all rows at once.

        Raises ValueError when the decision has more than 63 answers.
        """
        from regie.decisions.deciding import deciding

        return deciding(self.network, self.target, self._rows.matrix(), self._cut) if len(self) else []

    # ------------------------------------------------------------------------------------------------
    @property
    def _domain(self) -> AnswerDomain:
        return self.network.nodes[self.target].domain

    @cached_property
    def _one_each(self) -> bool:
        row = self._boxes.row
        return row is None or (len(row) == len(self) and bool((row == np.arange(len(self))).all()))

    @cached_property
    def _order(self) -> tuple[Where, Where]:
        row = np.arange(len(self)) if self._boxes.row is None else self._boxes.row
        order = np.argsort(row, kind="stable")
        starts = np.searchsorted(row[order], np.arange(len(self) + 1))
        return order, starts

    def _at(self, row: int) -> int:
        return range(len(self))[row]

    def _of_row(self, row: int) -> Where:
        at = self._at(row)
        if self._one_each:
            return np.array([at])
        order, starts = self._order
        return order[starts[at] : starts[at + 1]]

    @cached_property
    def _certain(self) -> Flags:
        answers = self._boxes.answers
        if self._one_each:
            return answers >= 0
        order, starts = self._order
        low = np.minimum.reduceat(answers[order], starts[:-1])
        high = np.maximum.reduceat(answers[order], starts[:-1])
        certain: Flags = (low == high) & (low >= 0)
        return certain

    def _shown(self, answer: int, output: str | None) -> object:
        if self._domain.problems[answer] == NO_RULE_FITS:
            return NO_RULE
        return output_of(self.network.nodes[self.target], self._domain.values[answer], output)

    def _either(self, row: int, shown: list[object]) -> object:
        cells = self._cells(self._boxes.answers[self._of_row(row)].tolist())
        if cells is None:
            return UNKNOWN
        values = OneOf([shown[cell] for cell in cells])
        return values if len(values.values) > 1 else values.values[0]

    def _cells(self, answers: list[int]) -> list[int] | None:
        if ANYTHING in answers:
            return None
        return sorted({cell for answer in answers for cell in self._domain.members(answer)})
