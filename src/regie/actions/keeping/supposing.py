"""What if something happens to the kept landscape: asked in the background, and its result kept for a while."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from regie.actions.assess import assess, day_of
from regie.actions.keeping import jobs
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.whatif import supposed
from regie.landscape import Landscape
from regie.locale.carried import from_data, to_data
from regie.readers.scenarios import Bought, Dearer, WrittenScenario
from regie.reports.assessment import Assessment
from regie.reports.kept.failing import scenario
from regie.store.landscapes import landscape_of
from regie.store.models import Job, JobFile, Municipality

WHAT_IF = "what_if"
KEPT = timedelta(hours=1)


def ask_what_if(actor: Actor, written: WrittenScenario, *, to: str = "", query: str = "") -> Job:
    """Ask what a scenario stops and changes. Names that are not there come back as faults of the job.

    Its outcome leads to `to` with the number of the job; `query` is how the scenario stands in an address.
    """
    given = to_data(asdict(written))
    return jobs.start(actor, Permission.READ, WHAT_IF, {**given, "to": to, "query": query})


def what_if(actor: Actor, number: int) -> tuple[Job, Any]:
    """The job of a scenario and what was found, None as long as that is not there.

    Raises NotThereError for other work, and when what was found is no longer kept.
    """
    found = jobs.job(actor, number)
    if found.kind != WHAT_IF:
        raise NotThereError(str(number))
    if found.state != Job.State.DONE:
        return found, None
    files = JobFile.objects.filter(municipality_id=actor.municipality, expires_at__gt=timezone.now())
    kept = files.filter(id=found.outcome["file"]).first()
    if kept is None:
        raise NotThereError(str(number))
    return found, from_data(json.loads(bytes(kept.content)))


def work_what_if(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work: over the landscape as it is, judged by the goals and models that count that day."""
    actor.require(Permission.READ)
    written = _written(given)
    with transaction.atomic():
        place = Municipality.objects.get(id=actor.municipality)
        landscape = landscape_of(place)
    progress(1, 4)

    def judge(one: Landscape, at: date) -> Assessment:
        in_force = day_in_force(at)
        models, (_, goals) = in_use(place.id, in_force), goals_in_use(place.id, in_force)
        return assess(one, at=at, models=models.placing, autonomy_models=models.autonomy, goals=goals)

    found = supposed(landscape, written, day_of(landscape, None), judge)
    progress(3, 4)
    made = JobFile.objects.create(
        municipality=place,
        user_id=actor.user,
        name=f"{WHAT_IF}-{progress.job}",
        content=json.dumps(to_data(scenario(found))).encode(),
        expires_at=timezone.now() + KEPT,
    )
    progress(4, 4)
    leads = {"address": f"{given['to']}{progress.job}"} if given["to"] else {}
    return {"file": made.id, **leads}


def _written(given: Mapping[str, Any]) -> WrittenScenario:
    known = {name: value for name, value in from_data(dict(given)).items() if name in WrittenScenario.__slots__}
    return replace(
        WrittenScenario(**known),
        takeover=tuple(Bought(**one) for one in known["takeover"]),
        price=tuple(Dearer(**one) for one in known["price"]),
    )
