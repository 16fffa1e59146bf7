"""What a table answers from the rules that fit: the hit policies of DMN 1.5 §8.2.8, on the outputs of those rules."""

from __future__ import annotations

from collections.abc import Sequence

from regie.decisions.feel.functions import call
from regie.decisions.feel.values import key
from regie.decisions.model import Aggregation, HitPolicy

NO_RULE = "no rule fits"
CONFLICT = "rules conflict"
Ranks = tuple[int, ...]


def single_conflict(policy: HitPolicy, answers: Sequence[object]) -> bool:
    """Whether the rules that fit break the policy: UNIQUE with two rules, ANY with different answers."""
    if policy is HitPolicy.UNIQUE:
        return len(answers) > 1
    return policy is HitPolicy.ANY and len({key(answer) for answer in answers}) > 1


def combined(
    policy: HitPolicy, aggregation: Aggregation | None, answers: Sequence[object], ranks: Sequence[Ranks]
) -> tuple[object, str | None]:
    """The table's answer, and what is wrong with it (NO_RULE, CONFLICT or None).

    `answers` are those of the rules that fit, in rule order; `ranks` their places in the output priorities.
    """
    if aggregation is Aggregation.COUNT:
        return call("count", [list(answers)]), None  # none is a count too
    if not answers:
        return None, NO_RULE
    if policy.single:
        if single_conflict(policy, answers):
            return None, CONFLICT
        best = min(range(len(answers)), key=lambda at: ranks[at]) if policy is HitPolicy.PRIORITY else 0
        return answers[best], None
    if policy is HitPolicy.OUTPUT_ORDER:
        answers = [answers[at] for at in sorted(range(len(answers)), key=lambda at: ranks[at])]
    if aggregation is None:
        return list(answers), None
    if any(isinstance(answer, dict) for answer in answers):
        names = answers[0].keys() if isinstance(answers[0], dict) else ()
        return {
            name: call(aggregation.value.lower(), [[_part(answer, name) for answer in answers]]) for name in names
        }, None
    return call(aggregation.value.lower(), [list(answers)]), None


def _part(answer: object, name: str) -> object:
    return answer[name] if isinstance(answer, dict) else None
