"""What if something happens to the kept landscape: asked in the background, and its result kept for a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from regie.actions.assess import assess, day_of
from regie.actions.keeping import jobs
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.outcomes import keep_outcome, outcome_of
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.whatif import Judge, supposed
from regie.landscape import Landscape, Record
from regie.locale.carried import from_data, to_data
from regie.readers.scenarios import Bought, Dearer, WrittenScenario
from regie.reports.assessment import Assessment
from regie.reports.failure import WhatIf
from regie.reports.kept.failing import scenario
from regie.store.landscapes import landscape_of
from regie.store.mapping import Row, record_of, row_of
from regie.store.models import Job, Municipality

WHAT_IF = "what_if"


@dataclass(frozen=True, slots=True)
class Asking:
    """A scenario to ask; `beside` are rows of who buys, when the landscape does not know them."""

    written: WrittenScenario
    beside: Sequence[Mapping[str, Any]] = ()

    @property
    def around(self) -> Landscape | None:
        """What lies beside the landscape."""
        return Landscape("", None, tuple(record_of(Row.from_data(row)) for row in self.beside)) if self.beside else None

    def to_data(self) -> dict[str, Any]:
        """As a job is given it."""
        return {**body_of(self.written), "beside": list(self.beside)}

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Asking:
        """Back from what a job was given."""
        return cls(written_of(given), given.get("beside", ()))


def ask_what_if(actor: Actor, written: WrittenScenario, *, to: str = "", query: str = "", beside: Any = ()) -> Job:
    """Ask what a scenario stops and changes. Names that are not there come back as faults of the job.

    Its outcome leads to `to` with the number of the job; `query` is how the scenario stands in an address.
    """
    given = {**Asking(written, beside).to_data(), "to": to, "query": query}
    return jobs.start(actor, Permission.READ, WHAT_IF, given)


def what_if(actor: Actor, number: int) -> tuple[Job, Any]:
    """The job of a scenario and what was found, None as long as that is not there.

    Raises NotThereError for other work, and when what was found is no longer kept.
    """
    return outcome_of(actor, number, WHAT_IF)


def work_what_if(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work: over the landscape as it is, judged by the goals and models that count that day."""
    ask = over_the_landscape(actor)
    progress(1, 4)
    found = ask(Asking.of(given))
    progress(3, 4)
    file = keep_outcome(actor, progress.job, WHAT_IF, scenario(found))
    progress(4, 4)
    return {"file": file, **leads_to(given, progress.job)}


def over_the_landscape(actor: Actor) -> Callable[[Asking], WhatIf]:
    """How to ask scenarios over the landscape as it is now, which is read once."""
    actor.require(Permission.READ)
    place, landscape = landscape_now(actor)
    day, judge = day_of(landscape, None), judging(place.id)
    return lambda asked: supposed(landscape, asked.written, day, judge, beside=asked.around)


def judging(municipality: int) -> Judge:
    """How a landscape is assessed by the goals and models of this municipality that count on a day."""

    def judge(one: Landscape, at: date) -> Assessment:
        in_force = day_in_force(at)
        models, (_, goals) = in_use(municipality, in_force), goals_in_use(municipality, in_force)
        return assess(one, at=at, models=models.placing, autonomy_models=models.autonomy, goals=goals)

    return judge


def landscape_now(actor: Actor) -> tuple[Municipality, Landscape]:
    """The municipality and its landscape, of one moment."""
    with transaction.atomic():
        place = Municipality.objects.get(id=actor.municipality)
        return place, landscape_of(place)


def leads_to(given: Mapping[str, Any], job: int) -> dict[str, str]:
    """Where the page of a job goes on to."""
    return {"address": f"{given['to']}{job}"} if given["to"] else {}


def rows_of(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Records as rows."""
    return [row_of(record).as_data() for record in records]


def body_of(written: WrittenScenario) -> dict[str, Any]:
    """A scenario as data."""
    body: dict[str, Any] = to_data(asdict(written))
    return body


def written_of(body: Mapping[str, Any]) -> WrittenScenario:
    """A scenario back from data."""
    known = {name: value for name, value in from_data(dict(body)).items() if name in WrittenScenario.__slots__}
    return replace(
        WrittenScenario(**known),
        takeover=tuple(Bought(**one) for one in known["takeover"]),
        price=tuple(Dearer(**one) for one in known["price"]),
    )
