"""The report as background work: asked for with its chapters, language and form, and kept for an hour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from regie.actions.assess import assess
from regie.actions.keeping import jobs
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Language, Message
from regie.reports import report_html, report_pdf, report_xlsx
from regie.reports.assessment import Assessment
from regie.reports.choosing import CHAPTERS
from regie.store.landscapes import landscape_of
from regie.store.models import Job, JobFile, Municipality

FORMS = ("html", "pdf", "xlsx")
KEPT = timedelta(hours=1)
_NAME = "report-"


def ask_for_report(actor: Actor, chapters: tuple[str, ...], language: str, form: str, *, to: str) -> Job:
    """Start making a report; its outcome leads to `to` with the number of the file. Raises NotAllowedError, and
    InputFaults when no chapter is chosen or a choice is none."""
    faults = []
    if not chapters or not set(chapters) <= set(CHAPTERS):
        faults.append(_fault("chapters"))
    faults += [_fault("language")] if language not in LANGUAGES else []
    faults += [_fault("form")] if form not in FORMS else []
    if faults:
        raise InputFaults(faults)
    given = {"chapters": list(chapters), "language": language, "form": form, "to": to}
    return jobs.start(actor, Permission.READ, "report", given)


def make_report(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """Assess the landscape as it is and write the report. The same version gives the same figures."""
    actor.require(Permission.READ)
    with transaction.atomic():
        place = Municipality.objects.get(id=actor.municipality)
        landscape = landscape_of(place)
        day = day_in_force(place.as_of)
        in_force = day_in_force(day)
        models, (_, goals) = in_use(place.id, in_force), goals_in_use(place.id, in_force)
    progress(10, 100)
    assessment = assess(
        landscape,
        models=models.placing,
        autonomy_models=models.autonomy,
        goals=goals,
        progress=lambda share: progress(10 + int(share * 60), 100),
    )
    progress(80, 100)
    content = _written(assessment, given["form"], given["language"], tuple(given["chapters"]))
    with transaction.atomic():
        made = JobFile.objects.create(
            municipality=place,
            user_id=actor.user,
            name=f"{_NAME}{place.slug}-{assessment.at}-v{place.version}-{given['language']}.{given['form']}",
            content=content,
            expires_at=timezone.now() + KEPT,
        )
        outcome = {"address": f"{given['to']}{made.id}", "file": made.id}
        progress.ends(outcome)
    return outcome


def made_reports(actor: Actor) -> list[JobFile]:
    """One's own reports that are still kept, the newest first. Older ones are thrown away."""
    actor.require(Permission.READ)
    JobFile.objects.filter(expires_at__lte=timezone.now()).delete()
    return list(_mine(actor).defer("content").order_by("-id"))


def made_report(actor: Actor, number: int) -> JobFile:
    """One's own report. Raises NotThereError; also when its hour has passed."""
    actor.require(Permission.READ)
    found = _mine(actor).filter(id=number, expires_at__gt=timezone.now()).first()
    if found is None:
        raise NotThereError(str(number))
    return found


def _mine(actor: Actor) -> QuerySet[JobFile]:
    if actor.user is None:
        return JobFile.objects.none()
    return JobFile.objects.filter(municipality_id=actor.municipality, user_id=actor.user, name__startswith=_NAME)


def _written(assessment: Assessment, form: str, language: Language, chapters: tuple[str, ...]) -> bytes:
    match form:
        case "html":
            return report_html(assessment, language, chapters).encode()
        case "pdf":
            return report_pdf(assessment, language, chapters)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "report.xlsx"
        report_xlsx(assessment, target, language, chapters)
        return target.read_bytes()


def _fault(field: str) -> Fault:
    return Fault(Place("", column=field), Message(f"reporting.fault.{field}"), Message(f"reporting.mend.{field}"))
