"""The answer to each criterion and where it comes from: evidence, or a rule over facts of the landscape.

Proven evidence goes before a rule; a claim counts only where the facts do not decide. A criterion that neither
answers is a gap: it is left out, and is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from regie.analyses.autonomy.criterion import Basis, CriterionAnswer
from regie.analyses.autonomy.deciding import Decided, decide
from regie.analyses.autonomy.evidence import Shown, settle, shown_by
from regie.analyses.autonomy.facts import Facts, Thing
from regie.analyses.autonomy.possible import Values
from regie.decisions import Model
from regie.landscape import Evidence, Landscape
from regie.reference_data.csf import criteria


def answers_of(facts: Facts, things: Iterable[Thing], model: Model) -> dict[str, dict[str, CriterionAnswer]]:
    """Per thing the answer to each criterion that has one, in the order of the framework; `model` derives it."""
    rows = {thing.id: facts.csf(thing) for thing in things}
    derived = _derived(rows, model)
    found: dict[str, dict[str, CriterionAnswer]] = {id_: {} for id_ in rows}
    for criterion in criteria():
        for id_, answer in derived.get(criterion, {}).items():
            found[id_][criterion] = answer
    for id_, evidence in facts.evidence.items():
        if id_ in found:
            found[id_] = _with_evidence(found[id_], shown_by(evidence, facts.at))
    return found


def _with_evidence(
    derived: Mapping[str, CriterionAnswer], shown: Mapping[str, Sequence[Shown]]
) -> dict[str, CriterionAnswer]:
    settled = {
        criterion: settle(criterion, derived.get(criterion), shown.get(criterion, ())) for criterion in criteria()
    }
    return {criterion: answer for criterion, answer in settled.items() if answer is not None}


def _derived(rows: Mapping[str, Mapping[str, Values]], model: Model) -> dict[str, dict[str, CriterionAnswer]]:
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
    """Answer 0 of a rule says that the facts do not tell: a gap, or perhaps one while some fact is unknown."""
    numbers = {_number(answer) for answer in decided.answers}
    answers = tuple(sorted(numbers - {0}))
    return CriterionAnswer(criterion, answers, Basis.DERIVED, decided.rules, gap=0 in numbers) if answers else None


def _number(answer: object) -> int:
    if not isinstance(answer, int | float):
        raise TypeError(f"a criterion is answered with a number, not {answer!r}")
    return int(answer)


def unusable(landscape: Landscape) -> tuple[str, ...]:
    """The evidence that names a criterion or answer the framework does not have."""
    return tuple(one.id for one in landscape.all(Evidence) if not _fits(one))


def _fits(evidence: Evidence) -> bool:
    named = evidence.criterion.candidates or ()
    highest = max(evidence.answer.candidates or (1,))
    return all(one in criteria() and highest <= len(criteria()[one].answers) for one in named)
