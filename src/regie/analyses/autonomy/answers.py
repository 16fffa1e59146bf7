"""The answer to each criterion and where it comes from: evidence, or a rule over facts of the landscape.

Proven evidence goes before a rule; a claim counts only where the facts do not decide. A criterion that neither
answers is a gap: it is left out, and is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from regie.analyses.autonomy.deciding import Decided, decide, shipped_model
from regie.analyses.autonomy.facts import Facts, Thing
from regie.analyses.autonomy.possible import Values
from regie.landscape import Evidence, Landscape
from regie.landscape.vocabulary import Strength
from regie.reference_data.csf import Answer, criteria

MODEL = "csf-answers-2026"


class Basis(Enum):
    """What an answer rests on."""

    DERIVED = "derived"
    CLAIMED = "claimed"
    PROVEN = "proven"


@dataclass(frozen=True, slots=True)
class CriterionAnswer:
    """The answers a criterion may have, counted from 1, the lowest; one when it is certain.

    `rules` are those of the deriving model that may apply, `evidence` the id of the record it rests on instead.
    """

    criterion: str
    possible: tuple[int, ...]
    basis: Basis
    rules: tuple[int, ...] = ()
    evidence: str = ""

    @property
    def certain(self) -> Answer | None:
        """The answer when there is only one."""
        return self.options[0] if len(self.possible) == 1 else None

    @property
    def options(self) -> tuple[Answer, ...]:
        """The possible answers with their value and SEAL."""
        all_answers = criteria()[self.criterion].answers
        return tuple(all_answers[number - 1] for number in self.possible)


def answers_of(facts: Facts, things: Iterable[Thing]) -> dict[str, dict[str, CriterionAnswer]]:
    """Per thing the answer to each criterion that has one, in the order of the framework."""
    rows = {thing.id: facts.csf(thing) for thing in things}
    derived = _derived(rows)
    found: dict[str, dict[str, CriterionAnswer]] = {id_: {} for id_ in rows}
    for criterion in criteria():
        for id_, answer in derived.get(criterion, {}).items():
            found[id_][criterion] = answer
    for id_, evidence in facts.valid.items():
        if id_ in found:
            found[id_] = _with_evidence(found[id_], _shown(evidence))
    return found


def _with_evidence(
    derived: Mapping[str, CriterionAnswer], shown: Mapping[str, CriterionAnswer]
) -> dict[str, CriterionAnswer]:
    chosen = {criterion: _chosen(derived.get(criterion), shown.get(criterion)) for criterion in criteria()}
    return {criterion: answer for criterion, answer in chosen.items() if answer is not None}


def _derived(rows: Mapping[str, Mapping[str, Values]]) -> dict[str, dict[str, CriterionAnswer]]:
    model = shipped_model(MODEL)
    found: dict[str, dict[str, CriterionAnswer]] = {}
    for decision in model.decisions:
        made: dict[int, CriterionAnswer | None] = {}
        answered = found.setdefault(decision.name, {})
        for id_, decided in decide(model, decision.name, rows).items():
            if id(decided) not in made:
                made[id(decided)] = _from_rules(decision.name, decided)
            answer = made[id(decided)]
            if answer is not None:
                answered[id_] = answer
    return found


def _from_rules(criterion: str, decided: Decided) -> CriterionAnswer | None:
    """Answer 0 of a rule says that the facts do not tell."""
    numbers = sorted({_number(answer) for answer in decided.answers} - {0})
    return CriterionAnswer(criterion, tuple(numbers), Basis.DERIVED, decided.rules) if numbers else None


def _number(answer: object) -> int:
    if not isinstance(answer, int | float):
        raise TypeError(f"{MODEL} answers with a number, not {answer!r}")
    return int(answer)


def _shown(evidence: Iterable[Evidence]) -> dict[str, CriterionAnswer]:
    """Per criterion what evidence answers: proven before claimed, the latest first."""
    found: dict[str, CriterionAnswer] = {}
    for one in sorted(evidence, key=_weight):
        numbers = one.answer.candidates
        for criterion in one.criterion.candidates or ():
            scale = criteria()[criterion].answers if criterion in criteria() else ()
            valid = tuple(sorted(number for number in numbers or () if number <= len(scale)))
            if valid:
                basis = Basis.PROVEN if _is_proven(one) else Basis.CLAIMED
                found[criterion] = CriterionAnswer(criterion, valid, basis, evidence=one.id)
    return found


def unusable(landscape: Landscape) -> tuple[str, ...]:
    """The evidence that names a criterion or answer the framework does not have."""
    return tuple(one.id for one in landscape.all(Evidence) if not _fits(one))


def _fits(evidence: Evidence) -> bool:
    named = evidence.criterion.candidates or ()
    highest = max(evidence.answer.candidates or (1,))
    return all(one in criteria() and highest <= len(criteria()[one].answers) for one in named)


def _weight(evidence: Evidence) -> tuple[bool, date, str]:
    return _is_proven(evidence), evidence.dated.value_or(date.min), evidence.id


def _is_proven(evidence: Evidence) -> bool:
    return evidence.strength.every(lambda strength: strength is Strength.PROVEN) is True


def _chosen(derived: CriterionAnswer | None, shown: CriterionAnswer | None) -> CriterionAnswer | None:
    if derived is None or shown is None:
        return shown or derived
    return shown if shown.basis is Basis.PROVEN or derived.certain is None else derived
