"""The human decision beside a model's outcome: comply, or deviate with a reason, by a role, until a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from regie.actions.keeping.changing import ConflictError, change
from regie.actions.keeping.models_in_use import in_use
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.analyses.placement import MODELS, outcomes_of
from regie.landscape import UNKNOWN, Change, Deviation, Source, known
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.mapping import record_of
from regie.store.models import ChangeSet, Thing


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided of one application by one model. An empty `outcome` complies: what deviated before, ends.

    `decided_by` is a role, never a person. `until` is the day from which it no longer counts.
    """

    application: str
    model: str
    outcome: str = ""
    reason: str = ""
    decided_by: str = ""
    until: date | None = None


def decide(actor: Actor, decided: Decided, *, today: date, seen: Collection[str] | None = None) -> ChangeSet | None:
    """Write the decision; an earlier one about the same application and model ends today.

    `seen` holds the ids of the earlier ones the person looked at. Raises ConflictError when others are running now,
    NotThereError for an application that is not here, InputFaults with everything that is missing.
    None when it complies and nothing deviated.
    """
    about = f"{decided.application} {decided.model}"
    with performing(actor, Permission.DECIDE, "decide", about=about, why=decided.reason) as doing:
        things = Thing.objects.filter(municipality=doing.municipality)
        if not things.filter(noun="application", key=decided.application).exists() or decided.model not in MODELS:
            raise NotThereError(decided.application)
        if decided.outcome:
            chosen = in_use(doing.municipality.id, today).models[decided.model]
            _refuse_incomplete(decided, outcomes_of(chosen), today)
        source = _source(decided, today)
        earlier = running(actor, decided.application, decided.model, today)
        if seen is not None and {one.id for one in earlier} != set(seen):
            raise ConflictError(sorted({one.id for one in earlier} ^ set(seen)))
        ended = [replace(one, until=known(today, source)) for one in earlier]
        made = [_deviation(doing, decided, today)] if decided.outcome else []
        return change(doing, Change("decide", put=(*ended, *made)))


def _refuse_incomplete(decided: Decided, outcomes: tuple[str, ...], today: date) -> None:
    faults = [
        Fault(Place("", column=name), Message(f"deciding.fault.{name}"), Message(f"deciding.mend.{name}"))
        for name, lacks in (
            ("outcome", decided.outcome not in outcomes),
            ("reason", not decided.reason.strip()),
            ("decided_by", not decided.decided_by.strip()),
            ("until", decided.until is None or decided.until <= today),
        )
        if lacks
    ]
    if faults:
        raise InputFaults(faults)


def running(actor: Actor, application: str, model: str, today: date) -> list[Deviation]:
    """The decisions about an application by a model that still count."""
    actor.require(Permission.READ)
    things = Thing.objects.filter(municipality_id=actor.municipality, noun=Deviation.noun).order_by("position")
    records = [record for record in map(record_of, things) if isinstance(record, Deviation)]
    return [
        one
        for one in records
        if (one.application, one.model) == (application, model)
        and one.until.every(lambda day: day <= today) is not True
    ]


def _deviation(doing: Performing, decided: Decided, today: date) -> Deviation:
    source = _source(decided, today)
    return Deviation(
        id=f"{decided.application}/{decided.model}/{doing.municipality.version + 1}",
        application=decided.application,
        model=decided.model,
        outcome=decided.outcome,
        reason=known(decided.reason.strip(), source),
        decided_by=known(decided.decided_by.strip(), source),
        since=known(today, source),
        until=known(decided.until, source) if decided.until else UNKNOWN,
        source=source,
    )


def _source(decided: Decided, today: date) -> Source:
    """The role that decided; who typed it stands in the audit log."""
    return Source(decided.decided_by.strip(), today)
