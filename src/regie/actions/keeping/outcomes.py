"""What work in the background found, kept for an hour beside its job."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from regie.actions.keeping import jobs
from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import NotThereError
from regie.locale.carried import from_data, to_data
from regie.store.models import Job, JobFile

KEPT = timedelta(hours=1)


def keep_outcome(actor: Actor, job: int, kind: str, found: Any) -> int:
    """Keep what was found; gives the number of its file, for the outcome of the job."""
    made = JobFile.objects.create(
        municipality_id=actor.municipality,
        user_id=actor.user,
        name=f"{kind}-{job}",
        content=json.dumps(to_data(found)).encode(),
        expires_at=timezone.now() + KEPT,
    )
    return int(made.pk)


def outcome_of(actor: Actor, number: int, kind: str) -> tuple[Job, Any]:
    """A job of this kind and what was found, None as long as that is not there.

    Raises NotThereError for other work, and when what was found is no longer kept.
    """
    found = jobs.job(actor, number)
    if found.kind != kind:
        raise NotThereError(str(number))
    if found.state != Job.State.DONE:
        return found, None
    files = JobFile.objects.filter(municipality_id=actor.municipality, expires_at__gt=timezone.now())
    kept = files.filter(id=found.outcome["file"]).first()
    if kept is None:
        raise NotThereError(str(number))
    return found, from_data(json.loads(bytes(kept.content)))
