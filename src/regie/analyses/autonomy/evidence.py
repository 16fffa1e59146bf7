"""What evidence may answer to a criterion, when its validity, strength, date or subject may be unknown or contested.

Proof goes before a rule, a later proof before an earlier one, and a claim counts only where the facts do not decide.
Every way the unknowns can turn out is possible, so the answers of all of them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regie.analyses.autonomy.criterion import Basis, CriterionAnswer
from regie.landscape import Evidence, Verdict
from regie.reference_data.csf import criteria


@dataclass(frozen=True, slots=True)
class Shown:
    """What one piece of evidence answers. `counts`: whether it is valid and about this criterion.
    `first` and `last`: the earliest and latest date it may have."""

    evidence: str
    answers: tuple[int, ...]
    counts: Verdict
    proven: Verdict
    first: date
    last: date


def shown_by(evidence: Iterable[Evidence], at: date) -> Mapping[str, Sequence[Shown]]:
    """Per criterion what evidence may answer; an answer that the criterion does not have is left out."""
    found: dict[str, list[Shown]] = {}
    for one in evidence:
        valid = one.valid_at(at)
        named = one.criterion.candidates or ()
        for criterion in named if valid is not Verdict.NO else ():
            scale = criteria()[criterion].answers if criterion in criteria() else ()
            answers = tuple(sorted(number for number in one.answer.candidates or () if number <= len(scale)))
            if answers:
                dates = one.dated.candidates or (date.min, at)
                counts = Verdict.every((valid, Verdict.YES if len(named) == 1 else Verdict.BETWEEN))
                shown = Shown(one.id, answers, counts, one.proven, min(dates), max(dates))
                found.setdefault(criterion, []).append(shown)
    return found


def settle(criterion: str, derived: CriterionAnswer | None, shown: Sequence[Shown]) -> CriterionAnswer | None:
    """What a rule and evidence together answer; None for a gap."""
    proofs = [one for one in shown if one.proven is not Verdict.NO]
    sure = [one for one in proofs if Verdict.every((one.counts, one.proven)) is Verdict.YES]
    used = _latest(proofs, sure)
    if sure:
        return _answer(criterion, used, None, Basis.PROVEN, gap=False)
    if derived is not None and derived.certain is not None:
        return _answer(criterion, used, derived, Basis.DERIVED, gap=False)
    claims = [one for one in shown if one.proven is not Verdict.YES]
    sure = [one for one in claims if one.counts is Verdict.YES]
    used = list(dict.fromkeys([*used, *_latest(claims, sure)]))
    if sure:
        return _answer(criterion, used, None, Basis.CLAIMED, gap=False)
    return _answer(criterion, used, derived, Basis.DERIVED, gap=derived is None or derived.gap)


def _latest(shown: Iterable[Shown], sure: Sequence[Shown]) -> list[Shown]:
    """Those that are not surely older than one that surely counts."""
    return [one for one in shown if not any(other.first > one.last for other in sure)]


def _answer(
    criterion: str, used: Sequence[Shown], derived: CriterionAnswer | None, basis: Basis, *, gap: bool
) -> CriterionAnswer | None:
    if not used:
        return derived
    numbers = {number for one in used for number in one.answers} | set(derived.possible if derived else ())
    settled = len(used) == 1 and derived is None and not gap and used[0].counts is Verdict.YES
    rules = derived.rules if derived else ()
    return CriterionAnswer(
        criterion, tuple(sorted(numbers)), basis if settled else Basis.UNSETTLED, rules, used[0].evidence, gap
    )
