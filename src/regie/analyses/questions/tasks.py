"""What is still to be found out by somebody, because whoever was asked did not know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.analyses.questions.owners import Owner, Owners
from regie.landscape import NO_SOURCE, FactRef, Landscape, fact_fields


@dataclass(frozen=True, slots=True)
class Task:
    """Find out this fact. `asked` is the role that did not know, `since` when it was asked; `owner` has to act."""

    fact: FactRef
    noun: str
    owner: Owner
    asked: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Tasks:
    """The open tasks of a landscape."""

    landscape: Landscape
    tasks: tuple[Task, ...]


def open_tasks(landscape: Landscape) -> Tasks:
    """Every fact that nobody knew when asked, the longest open first; those without a date last."""
    owners = Owners(landscape)
    found = []
    for record in landscape.records:
        for field in fact_fields(type(record)):
            fact = getattr(record, field.name)
            if not fact.claims and fact.asked != NO_SOURCE:
                ref = FactRef(record.id, field.name)
                found.append(Task(ref, record.noun, owners.of(ref), fact.asked.name, fact.asked.date))
    return Tasks(landscape, tuple(sorted(found, key=lambda task: (task.since or date.max, task.owner, task.fact))))
