"""What merging gives: the landscape, which thing became which, and every decision and contradiction on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regie.analyses.merging.scoring import Score
from regie.landscape import FactRef, Landscape
from regie.locale import Message
from regie.readers.merging import Decision, Pair, Thing


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two things that may be one. `decision` is the one that holds, `by_person` whether a person took it; `sure`
    names what settles it and `doubt` why it was left open after all."""

    things: Pair
    noun: str
    names: tuple[str, str]
    score: Score
    decision: Decision
    by_person: bool = False
    doubt: Message | None = None

    @property
    def sure(self) -> str:
        """What settles it without a person; empty when something stands against it."""
        return "" if self.doubt else self.score.sure

    @property
    def why(self) -> tuple[Message, ...]:
        """What agrees, what differs, and what stands against it."""
        return (*self.score.why, *((self.doubt,) if self.doubt else ()))


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of merging. `ids` says for each thing of each register its id in `landscape`. `contested` are facts
    on which registers differ and no rule decides; `overruled` those where one does; `kept` confirmed facts that a
    register contradicts."""

    landscape: Landscape
    ids: Mapping[Thing, str]
    proposals: tuple[Proposal, ...]
    contested: tuple[FactRef, ...]
    overruled: tuple[FactRef, ...]
    kept: tuple[FactRef, ...]
