"""The report as background work: asked for with its chapters, language and form, and kept for an hour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from regie.actions.assess import assess, day_of
from regie.actions.keeping import jobs
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.models_in_use import day_in_force, in_use
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.roadmap import kept as kept_plans
from regie.actions.keeping.scenarios import asking_of, kept_scenario
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import Asking
from regie.actions.whatif import Judge, supposed
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import LANGUAGES, Language, Message
from regie.locale.carried import from_data
from regie.readers.scenarios import WrittenScenario
from regie.reports import report_html, report_pdf, report_xlsx
from regie.reports.assessment import Assessment
from regie.reports.choosing import ALL, EXTRA
from regie.reports.roadmap.told import ToldRoute
from regie.store.landscapes import landscape_of
from regie.store.models import Job, JobFile, Municipality

FORMS = ("html", "pdf", "xlsx")
KEPT = timedelta(hours=1)
_NAME = "report-"


def ask_for_report(  # noqa: PLR0913 - each is named and says what differs
    actor: Actor,
    chapters: tuple[str, ...],
    language: str,
    form: str,
    *,
    to: str,
    plan: int = 0,
    scenarios: Sequence[WrittenScenario] = (),
    kept: Sequence[int] = (),
) -> Job:
    """Start making a report; its outcome leads to `to` with the number of the file. `plan` is the number of a kept plan
    for the chapter `route` (0: the newest); `scenarios`, and those `kept` by number, are what the chapter `whatif` also
    tells, each by itself.

    Raises NotAllowedError, and InputFaults when no chapter is chosen, a choice is none, or something kept is not there.
    """
    actor.require(Permission.READ)
    faults = []
    if not chapters or not set(chapters) <= set(ALL):
        faults.append(_fault("chapters"))
    faults += [_fault("language")] if language not in LANGUAGES else []
    faults += [_fault("form")] if form not in FORMS else []
    chosen = _plan(actor, plan) if "route" in chapters else 0
    faults += [_fault("plan")] if chosen is None else []
    try:
        held = [asking_of(kept_scenario(actor, number)[1]) for number in kept]
    except NotThereError:
        faults.append(_fault("kept"))
    if faults:
        raise InputFaults(faults)
    given: dict[str, Any] = {"chapters": list(chapters), "language": language, "form": form, "to": to, "plan": chosen}
    given["scenarios"] = [one.to_data() for one in (*map(Asking, scenarios), *held)]
    return jobs.start(actor, Permission.READ, "report", given)


def make_report(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """Assess the landscape as it is and write the report. The same version gives the same figures.

    Raises InputFaults for names in scenarios that are not there, NotThereError when the plan is gone.
    """
    actor.require(Permission.READ)
    with transaction.atomic():
        place = Municipality.objects.get(id=actor.municipality)
        landscape = landscape_of(place)
    progress(10, 100)
    judge = _judge(place)
    assessment = judge(landscape, day_of(landscape, None), lambda share: progress(10 + int(share * 60), 100))
    told = _told(actor, given, assessment, judge)
    progress(80, 100)
    content = _written(told, given["form"], given["language"], tuple(given["chapters"]))
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


def _judge(place: Municipality) -> Callable[..., Assessment]:
    """How landscapes of a municipality are judged: by the models and goals that count for it."""

    def judge(landscape: Landscape, at: date, progress: Callable[[float], None] = lambda share: None) -> Assessment:
        in_force = day_in_force(at)
        models, (_, goals) = in_use(place.id, in_force), goals_in_use(place.id, in_force)
        return assess(
            landscape,
            at=at,
            models=models.placing,
            autonomy_models=models.autonomy,
            goals=goals,
            progress=progress,
        )

    return judge


def _told(actor: Actor, given: Mapping[str, Any], assessment: Assessment, judge: Judge) -> Assessment:
    """With what the chapters tell that are there only when they are asked for."""

    def route() -> ToldRoute:
        kept = kept_plans.plan(actor, given["plan"])
        body = from_data(kept.body)
        return ToldRoute(body, from_data(kept.steps), body.get("clash"))

    if EXTRA.isdisjoint(given["chapters"]):
        return assessment
    from regie.actions.foretelling import foretold

    landscape, at = assessment.landscape, assessment.at
    asked = [
        partial(supposed, landscape, one.written, at, judge, beside=one.around)
        for one in map(Asking.of, given["scenarios"])
    ]
    return foretold(assessment, given["chapters"], scenarios=asked, route=route)


def _plan(actor: Actor, number: int) -> int | None:
    """The number of this plan, of the newest for 0; None when there is none."""
    numbers = [one.id for one in kept_plans.plans(actor)]
    if not number:
        return numbers[0] if numbers else None
    return number if number in numbers else None


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
