"""The audit log as administrators see it: who did what, when, why and from where. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from regie.actions.keeping.owner_links import owner_named
from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import Subject, account, owner
from regie.actions.keeping.rights import Actor, Permission
from regie.reference_data.processing_activities import Activity
from regie.store.models import AuditEntry

_PAGE = 100


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """What somebody wants to see of the log. `start` and `end` are days, both included."""

    who: str = ""
    action: str = ""
    about: str = ""
    start: date | None = None
    end: date | None = None
    page: int = 1


def audit(actor: Actor, query: AuditQuery) -> tuple[Sequence[AuditEntry], int, int]:
    """A page of entries, the newest first, with the number of entries and of pages."""
    found = _found(actor, query)
    total = found.count()
    pages = max(1, -(-total // _PAGE))
    start = (min(max(1, query.page), pages) - 1) * _PAGE
    with processing("audit_read", Activity.AUDIT, actor.municipality) as handled:
        entries = list(found[start : start + _PAGE])
        handled.concerns(Activity.AUDIT, _subjects(actor, ((one.user_id, one.who) for one in entries)))
        return entries, total, pages


def every_entry(actor: Actor, query: AuditQuery) -> Iterator[AuditEntry]:
    """All entries of a query, for an export of exactly what is seen."""
    found = _found(actor, query)
    with processing("audit_exported", Activity.AUDIT, actor.municipality) as handled:
        handled.concerns(Activity.AUDIT, _subjects(actor, found.order_by().values_list("user_id", "who").distinct()))
        return found.iterator()


def _subjects(actor: Actor, people: Iterable[tuple[int | None, str]]) -> Iterator[Subject]:
    """Who the entries are about: accounts, and owners who answered by a link."""
    for user, who in people:
        if user is not None:
            yield account(user)
        elif named := owner_named(who):
            yield owner(actor.municipality, named)


def audit_actions(actor: Actor) -> list[str]:
    """The actions there are entries of."""
    actor.require(Permission.ADMINISTER)
    found = AuditEntry.objects.filter(municipality_id=actor.municipality).order_by()
    return sorted(found.values_list("action", flat=True).distinct())


def _found(actor: Actor, query: AuditQuery) -> QuerySet[AuditEntry]:
    actor.require(Permission.ADMINISTER)
    wanted = Q(municipality_id=actor.municipality)
    if query.who:
        wanted &= Q(who__icontains=query.who)
    if query.action:
        wanted &= Q(action=query.action)
    if query.about:
        wanted &= Q(about__icontains=query.about) | Q(why__icontains=query.about)
    if query.start:
        wanted &= Q(at__gte=_midnight(query.start))
    if query.end:
        wanted &= Q(at__lt=_midnight(query.end + timedelta(days=1)))
    return AuditEntry.objects.filter(wanted)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
