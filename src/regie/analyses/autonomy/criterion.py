"""What is answered to one criterion of the framework, and what the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property

from regie.reference_data.csf import Answer, criteria


class Basis(Enum):
    """What an answer rests on; unsettled when it is not certain whether evidence counts, or which."""

    DERIVED = "derived"
    CLAIMED = "claimed"
    PROVEN = "proven"
    UNSETTLED = "unsettled"


@dataclass(frozen=True)
class CriterionAnswer:
    """The answers a criterion may have, counted from 1, the lowest; one when it is certain.

    `rules` are those of the deriving model that may apply, `evidence` the id of the record it rests on instead.
    `gap` says that it may also have no answer at all, because that depends on something unknown.
    """

    criterion: str
    possible: tuple[int, ...]
    basis: Basis
    rules: tuple[int, ...] = ()
    evidence: str = ""
    gap: bool = False

    @property
    def certain(self) -> Answer | None:
        """The answer when there is surely one, and only one."""
        return options_of(self.criterion, self.possible)[0] if len(self.possible) == 1 and not self.gap else None

    @property
    def options(self) -> tuple[Answer, ...]:
        """The possible answers with their value and SEAL."""
        return options_of(self.criterion, self.possible)

    @cached_property
    def seals(self) -> tuple[int, int]:
        """The lowest and the highest SEAL it may have."""
        seals = [option.seal for option in self.options]
        return min(seals), max(seals)


@cache
def options_of(criterion: str, possible: tuple[int, ...]) -> tuple[Answer, ...]:
    """The answers to a criterion with these numbers."""
    all_answers = criteria()[criterion].answers
    return tuple(all_answers[number - 1] for number in possible)
