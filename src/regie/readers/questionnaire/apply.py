"""Answers to a landscape: each a claim with its source; nothing is applied when anything is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regie.landscape import (
    NONE,
    Change,
    Claim,
    Fact,
    FactRef,
    Field,
    Kind,
    Landscape,
    NamedRecord,
    Overruled,
    fact_fields,
    known,
    nobody_knows,
    problems,
    says_same,
)
from regie.landscape.faults import Fault, InputFaults, Severity
from regie.locale import Language, Message, say
from regie.readers.questionnaire.read import Answer
from regie.readers.records.cells import is_unknown, understand
from regie.readers.records.values import UnfitValueError, parse


@dataclass(frozen=True, slots=True)
class Answered:
    """A landscape with the answers in it: the facts that got a claim, those that nobody knew, and warnings."""

    landscape: Landscape
    answered: tuple[FactRef, ...]
    nobody_knew: tuple[FactRef, ...]
    warnings: tuple[Fault, ...] = ()


def apply_answers(
    landscape: Landscape, answers: Sequence[Answer], found: Sequence[Fault], language: Language
) -> Answered:
    """The landscape with these answers as claims; `found` are the faults of reading them.

    An answer to an unknown fact makes it known. An answer to a contested fact settles it: the claims that say
    something else are kept beside it, overruled by the answer. An answer that differs from a known fact contests it.
    "Nobody knows" records who was asked. Raises InputFaults with everything that is wrong.
    """
    names = _by_name(landscape)
    faults = list(found)
    facts: dict[FactRef, tuple[Fact[Any], Answer]] = {}
    for answer in answers:
        try:
            ref, field = _meant(landscape, answer)
            facts[ref] = _answered(landscape, ref, field, answer, names, language), answer
        except UnfitValueError as unfit:
            faults.append(Fault(answer.place, unfit.what, unfit.mend))
    after = landscape.with_change(Change("answers", facts=tuple((ref, fact) for ref, (fact, _) in facts.items())))
    before = set(problems(landscape))
    faults.extend(
        Fault(facts[problem.at][1].place, problem.what, problem.mend, problem.severity)
        for problem in problems(after)
        if problem not in before and problem.at in facts
    )
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise InputFaults(faults)
    nobody = tuple(ref for ref, (_, answer) in facts.items() if answer.cell is None)
    return Answered(after, tuple(ref for ref in facts if ref not in nobody), nobody, tuple(faults))


def _meant(landscape: Landscape, answer: Answer) -> tuple[FactRef, Field]:
    record = landscape.get(answer.id)
    if record is None:
        raise UnfitValueError(Message("workbook.fault.fact_id", id=answer.id), Message("questions.mend.id"))
    for field in fact_fields(type(record)):
        if field.name == answer.field:
            return FactRef(record.id, field.name), field
    raise UnfitValueError(Message("workbook.fault.fact_field", field=answer.field), Message("questions.mend.id"))


def _answered(
    landscape: Landscape,
    ref: FactRef,
    field: Field,
    answer: Answer,
    names: Mapping[str, tuple[str, ...]],
    language: Language,
) -> Fact[Any]:
    held = landscape.fact(ref)
    if answer.cell is None or is_unknown(answer.cell):
        # who was asked is worth knowing of an unknown fact only; what others claim stays
        return held if held.claims else nobody_knows(answer.source)
    value = _value(landscape, field, understand(field, answer.cell), names)
    if not held.claims:
        return Fact((Claim(value, answer.source),), overruled=held.overruled)
    if any(claim.source == answer.source and says_same(claim.value, value) for claim in held.claims):
        return held  # read before
    if held.known:
        return held.also(value, answer.source)
    reason = say(Message("questions.confirmed", by=answer.source.name), language)
    agree = tuple(claim for claim in held.claims if says_same(claim.value, value))
    others = tuple(Overruled(one.value, one.source, reason) for one in held.claims if not says_same(one.value, value))
    return Fact((*agree, *known(value, answer.source).claims), overruled=(*held.overruled, *others))


def _value(landscape: Landscape, field: Field, raw: object, names: Mapping[str, tuple[str, ...]]) -> Any:
    if field.many:
        items = raw if isinstance(raw, list | tuple) else [raw]
        return tuple(_one(landscape, field, item, names) for item in items)
    return _one(landscape, field, raw, names)


def _one(landscape: Landscape, field: Field, raw: object, names: Mapping[str, tuple[str, ...]]) -> Any:
    value = parse(field, raw)
    if field.kind is not Kind.REFERENCE or value == NONE or value in landscape:
        return value
    ids = [id_ for id_ in names.get(value.strip().casefold(), ()) if landscape[id_].noun in field.refers_to]
    if len(ids) > 1:
        mend = Message("records.mend.ambiguous_name", ids=tuple(ids))
        raise UnfitValueError(Message("records.fault.ambiguous_name", name=value), mend)
    return ids[0] if ids else value


def _by_name(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for record in landscape.records:
        if isinstance(record, NamedRecord):
            folded = record.name.strip().casefold()
            found[folded] = (*found.get(folded, ()), record.id)
    return found
