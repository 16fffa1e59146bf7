"""What an open result hangs on: the facts that would settle it, and what each answer would make of it.

Analyses say this of their own results; `analyses.questions` chooses what to ask. A result that holds when all of
several things hold fails with the first that does not, so one answer can settle it with no, and only all with yes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from regie.landscape.answer import Verdict
from regie.landscape.reason import FactRef

Key = Hashable


@dataclass(frozen=True, slots=True, eq=False)
class Hinge:
    """A fact on which something hangs. `turns` says of an answer whether this part then holds, fails or stays open.

    `required` is False when another fact can settle the same part: an answer may still make it fail.
    """

    fact: FactRef
    turns: Callable[[Any], Verdict]
    required: bool = True


@dataclass(frozen=True, slots=True)
class OpenNode:
    """Something that is between: it holds when every hinge turns to yes and everything it needs holds.

    `loose` must be known too, but does not make it fail by failing: alternatives. `askable` is False when it also
    hangs on something that is no fact anybody can be asked; then it cannot be settled with yes. `whatever` says that
    every hinge must be answered; else a contested fact that turns to yes with every claim is none.
    """

    hinges: tuple[Hinge, ...] = ()
    needs: tuple[Key, ...] = ()
    loose: tuple[Key, ...] = ()
    askable: bool = True
    whatever: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a row counts at all: it does as soon as one hinge turns to yes, and not when all turn to no."""

    hinges: tuple[Hinge, ...]
    askable: bool = True


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One open row of a result: of which measure, about which thing, and its share of that measure (0 to 1).

    `conditions` are open ones of its membership, `node` what its outcome hangs on; None when only membership is open.
    """

    measure: tuple[str, ...]
    id: str
    weight: float
    conditions: tuple[Condition, ...] = ()
    node: Key | None = None


@dataclass(frozen=True, slots=True)
class Openness:
    """The open rows of an analysis, and the nodes they hang on."""

    nodes: Mapping[Key, OpenNode]
    rows: tuple[OpenRow, ...]
