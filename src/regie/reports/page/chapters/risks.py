"""The biggest risks: the way through the chain, the reasons, and each fact with its source."""

from __future__ import annotations

from dataclasses import dataclass

from regie.locale import Language, say
from regie.reports import words
from regie.reports.assessment import Assessment, Risk


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason in words, its rule, and its facts with source and date."""

    says: str
    rule: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk. `chain` is empty when the weak link is the application itself."""

    id: str
    name: str
    processes: int
    users: int
    seal: str
    chain: str
    reasons: tuple[ReasonView, ...]


def risks(assessment: Assessment, language: Language) -> tuple[RiskView, ...]:
    """The heaviest first, as the assessment orders them."""
    return tuple(_risk(assessment, risk, language) for risk in assessment.risks)


def _risk(assessment: Assessment, risk: Risk, language: Language) -> RiskView:
    landscape = assessment.landscape
    judgement = assessment.autonomy.of(risk.id)
    return RiskView(
        id=risk.id,
        name=landscape.name_of(risk.id),
        processes=int(risk.weight[0]),
        users=int(risk.weight[-1]),
        seal=words.seal(judgement.seal),
        chain=words.chain(landscape, judgement.weakest_link, language),
        reasons=tuple(
            ReasonView(
                say(reason.says, language),
                reason.rule,
                tuple(words.fact(landscape, ref, language) for ref in reason.facts),
            )
            for reason in risk.reasons
        ),
    )
