"""The audit log as a page, and as a file of exactly what the page shows."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.utils import timezone

from regie.actions.keeping.action_words import action_words
from regie.actions.keeping.audit import AuditQuery, audit_actions, every_entry
from regie.actions.keeping.audit import audit as entries_of
from regie.actions.keeping.rights import Permission
from regie.locale import Message, say
from regie.readers.records.cells import protect
from regie.web.asking import Asked, day_in, for_member
from regie.web.listing.asked import page_of
from regie.web.templating import page

_COLUMNS = ("at", "who", "action", "about", "why", "channel", "address")


@for_member(Permission.ADMINISTER)
def audit(request: Asked) -> HttpResponse:
    """A page of the log, filtered by its address."""
    query = _query(request.GET)
    entries, total, pages = entries_of(request.actor, query)
    asked = request.GET.copy()
    asked.pop("page", None)
    text = page(
        request,
        "audit/audit.html.j2",
        query=query,
        entries=entries,
        total=total,
        pages=pages,
        number=min(max(1, query.page), pages),
        actions=[(name, action_words(name, request.language)) for name in audit_actions(request.actor)],
        words=lambda name: action_words(name, request.language),
        asked=asked.urlencode(),
        days=settings.AUDIT_DAYS,
    )
    return HttpResponse(text)


@for_member(Permission.ADMINISTER)
def export(request: Asked) -> StreamingHttpResponse:
    """All entries of these filters as CSV, for a spreadsheet of somebody who reads Dutch: semicolons and a BOM."""
    answer = StreamingHttpResponse(_lines(request, _query(request.GET)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{request.shown.municipality.slug}.csv"'
    return answer


class _Echo:
    """What csv writes comes straight back."""

    def write(self, text: str) -> str:
        return text


def _lines(request: Asked, query: AuditQuery) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow([say(Message(f"audit.column.{name}"), request.language) for name in _COLUMNS])
    for one in every_entry(request.actor, query):
        moment = timezone.localtime(one.at).isoformat(timespec="seconds")
        said = action_words(one.action, request.language)
        cells = (one.who, said, one.about, one.why, one.channel, one.address or "")
        yield writer.writerow([moment, *(protect(cell) if cell else "" for cell in cells)])


def _query(asked: QueryDict) -> AuditQuery:
    return AuditQuery(
        who=asked.get("who", "").strip(),
        action=asked.get("action", ""),
        about=asked.get("about", "").strip(),
        start=day_in(asked.get("start", "")),
        end=day_in(asked.get("end", "")),
        page=page_of(asked.get("page", "1")),
    )
