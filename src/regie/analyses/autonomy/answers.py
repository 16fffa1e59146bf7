"""The answer to each criterion and where it comes from: evidence, or a rule over facts of the landscape.

Proven evidence goes before a rule; a claim counts only where the facts do not decide. A criterion that neither
answers is a gap: it is left out, and is not zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regie.analyses.autonomy.criterion import Basis, CriterionAnswer
from regie.analyses.autonomy.deciding import Columns, Decided, decide
from regie.analyses.autonomy.evidence import Shown, settle, shown_by
from regie.analyses.autonomy.inputs import Inputs
from regie.decisions import Model
from regie.landscape import Evidence, Landscape
from regie.reference_data.csf import criteria

Answers = Mapping[str, CriterionAnswer]


def answers_of(inputs: Inputs, model: Model) -> dict[str, Answers]:
    """Per thing the answer to each criterion that has one, in the order of the framework; `model` derives it.

    Things with the same answers share them.
    """
    named = [criterion for criterion in criteria() if criterion in model.decision_names]
    columns = [_derived(model, criterion, inputs.csf, len(inputs.things)) for criterion in named]
    found: dict[str, Answers] = {}
    known: dict[tuple[int, ...], Answers] = {}  # by which answers they are: told apart quickest
    for id_, *row in zip(inputs.things, *columns, strict=True):
        same = tuple(map(id, row))
        if same not in known:
            known[same] = {name: answer for name, answer in zip(named, row, strict=True) if answer is not None}
        found[id_] = known[same]
    for id_, evidence in inputs.facts.evidence.items():
        if id_ in found:
            found[id_] = _with_evidence(found[id_], shown_by(evidence, inputs.facts.at))
    return found


def _with_evidence(derived: Answers, shown: Mapping[str, Sequence[Shown]]) -> Answers:
    if not shown:
        return derived
    settled = {criterion: settle(criterion, derived.get(criterion), held) for criterion, held in shown.items()}
    together = {**derived, **settled}
    answers = ((criterion, together.get(criterion)) for criterion in criteria())
    return {criterion: answer for criterion, answer in answers if answer is not None}


def _derived(model: Model, criterion: str, columns: Columns, things: int) -> list[CriterionAnswer | None]:
    """The answer to a criterion for each of so many things; the same answer is the same value."""
    known: dict[CriterionAnswer | None, CriterionAnswer | None] = {}

    def answer(decided: Decided) -> CriterionAnswer | None:
        made = _from_rules(criterion, decided)
        return known.setdefault(made, made)

    found = decide(model, criterion, columns, answer)
    return found + [None] * (things - len(found))


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
