"""The judgement of one thing: levels and verdict are values; explanations are made when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from regie.analyses.autonomy.criterion import CriterionAnswer
from regie.analyses.autonomy.framework import Dossier, Improvement, ObjectiveResult, improvement
from regie.landscape import Interval, Link, Reason, Verdict

_WRITTEN = (
    "id",
    "noun",
    "autonomous",
    "own_autonomous",
    "seal",
    "own_seal",
    "official_seal",
    "governing",
    "scores",
    "objectives",
    "gaps",
    "answers",
)


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
    over answered criteria, None when none is.
    """

    id: str
    noun: str
    autonomous: Verdict
    own_autonomous: Verdict
    seal: Interval
    dossier: Dossier = field(repr=False)
    explainer: Explainer = field(repr=False, compare=False)

    @property
    def own_seal(self) -> Interval:
        """The SEAL of the thing by itself, from worst to best case."""
        return self.dossier.seal

    @property
    def official_seal(self) -> int | None:
        """The minimum over the certain answers."""
        return self.dossier.official_seal

    @property
    def governing(self) -> str | None:
        """The first criterion that holds the official SEAL down."""
        return self.dossier.governing

    @property
    def scores(self) -> Mapping[str, Interval]:
        """Percentages by version of the framework."""
        return self.dossier.scores

    @property
    def objectives(self) -> tuple[ObjectiveResult, ...]:
        """Each objective of the framework."""
        return self.dossier.objectives

    @property
    def gaps(self) -> int:
        """How many criteria have no answer."""
        return self.dossier.gaps

    @property
    def answers(self) -> Mapping[str, CriterionAnswer]:
        """The answer to each criterion that has one, in the order of the framework."""
        return self.dossier.answers

    def to_data(self) -> Mapping[str, object]:
        """What is written out: no landscape, only what was found."""
        return {name: getattr(self, name) for name in _WRITTEN}

    @cached_property
    def why(self) -> tuple[Reason, ...]:
        """Why it is autonomous, not, or between: the links, the rule that decides, and the facts."""
        return self.explainer.why(self)

    @cached_property
    def weakest_link(self) -> tuple[Link, ...]:
        """The shortest way to the link that decides the verdict; empty when it is the thing itself, or autonomous."""
        return self.explainer.weakest_link(self)

    @cached_property
    def seal_path(self) -> tuple[Link, ...]:
        """The shortest way to the link that decides the worst-case SEAL; empty when it is the thing itself."""
        return self.explainer.seal_path(self)

    @cached_property
    def seal_why(self) -> tuple[Reason, ...]:
        """Why no higher SEAL is certain: the way to the link that decides, and the criterion there."""
        return self.explainer.seal_why(self)

    @cached_property
    def sources(self) -> tuple[Reason, ...]:
        """Per answered criterion what it rests on: rule and facts, or evidence."""
        return self.explainer.sources(self)

    @cached_property
    def improvement(self) -> Improvement | None:
        """The cheapest answers that raise the official SEAL; None when there are none to raise."""
        return improvement(self.answers)
