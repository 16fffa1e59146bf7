"""The judgement of one thing: levels and verdict are values; explanations are made when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from functools import cached_property
from typing import Protocol

from regie.analyses.autonomy.criterion import CriterionAnswer
from regie.analyses.autonomy.framework import Dossier, Improvement, ObjectiveResult, improvement
from regie.landscape import Interval, Link, Reason, Verdict


class Explainer(Protocol):
    """Makes what only one thing's explanation needs."""

    def why(self, judgement: Judgement) -> tuple[Reason, ...]: ...
    def weakest_link(self, judgement: Judgement) -> tuple[Link, ...]: ...
    def seal_path(self, judgement: Judgement) -> tuple[Link, ...]: ...
    def seal_why(self, judgement: Judgement) -> tuple[Reason, ...]: ...
    def sources(self, judgement: Judgement) -> tuple[Reason, ...]: ...


@dataclass(frozen=True)
class Judgement:
    """How autonomous one application, platform or supplier is.

    `own_*` is the thing by itself with its direct suppliers' control; `seal` and `autonomous` go through the whole
    chain. `seal` runs from worst to best case over unknown facts and unknown links; `official_seal` is the minimum
    over answered criteria, None when none is. `scores` are percentages by version of the framework.
    """

    id: str
    noun: str
    autonomous: Verdict
    own_autonomous: Verdict
    seal: Interval
    own_seal: Interval
    official_seal: int | None
    governing: str | None
    scores: Mapping[str, Interval]
    objectives: tuple[ObjectiveResult, ...]
    gaps: int
    answers: Mapping[str, CriterionAnswer]
    explainer: InitVar[Explainer]

    def __post_init__(self, explainer: Explainer) -> None:
        # no field: a result that is written out holds no landscape
        self.__dict__["_explainer"] = explainer

    @classmethod
    def of(
        cls, id_: str, noun: str, verdicts: tuple[Verdict, Verdict], seal: Interval, own: Own, explainer: Explainer
    ) -> Judgement:
        """From the thing's own dossier and what the chain makes of it; `verdicts` are (through the chain, own)."""
        dossier, answers = own
        return cls(
            id=id_,
            noun=noun,
            autonomous=verdicts[0],
            own_autonomous=verdicts[1],
            seal=seal,
            own_seal=dossier.seal,
            official_seal=dossier.official_seal,
            governing=dossier.governing,
            scores=dossier.scores,
            objectives=dossier.objectives,
            gaps=dossier.gaps,
            answers=answers,
            explainer=explainer,
        )

    @cached_property
    def why(self) -> tuple[Reason, ...]:
        """Why it is autonomous, not, or between: the links, the rule that decides, and the facts."""
        return self._maker.why(self)

    @cached_property
    def weakest_link(self) -> tuple[Link, ...]:
        """The shortest way to the link that decides the verdict; empty when it is the thing itself, or autonomous."""
        return self._maker.weakest_link(self)

    @cached_property
    def seal_path(self) -> tuple[Link, ...]:
        """The shortest way to the link that decides the worst-case SEAL; empty when it is the thing itself."""
        return self._maker.seal_path(self)

    @cached_property
    def seal_why(self) -> tuple[Reason, ...]:
        """Why no higher SEAL is certain: the way to the link that decides, and the criterion there."""
        return self._maker.seal_why(self)

    @cached_property
    def sources(self) -> tuple[Reason, ...]:
        """Per answered criterion what it rests on: rule and facts, or evidence."""
        return self._maker.sources(self)

    @cached_property
    def improvement(self) -> Improvement | None:
        """The cheapest answers that raise the official SEAL; None when there are none to raise."""
        return improvement(self.answers)

    @property
    def _maker(self) -> Explainer:
        maker: Explainer = self.__dict__["_explainer"]
        return maker


Own = tuple[Dossier, Mapping[str, CriterionAnswer]]
