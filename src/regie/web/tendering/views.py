"""The page of a tender pack and its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse

from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.tendering import TYPES, tender_file, tender_pack_of
from regie.landscape import Verdict
from regie.reports.calendar.tables import span
from regie.reports.tender.blocks import Block, Heading, Paragraph
from regie.reports.tender.content import tender_document
from regie.reports.tender.held import Tender
from regie.web.asking import Asked, for_member
from regie.web.templating import page


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the pack: its title, what comes before its items, and the items, each under a heading."""

    title: str
    blocks: tuple[Block, ...]
    items: tuple[tuple[str, tuple[Block, ...]], ...]


@for_member()
def tender(request: Asked, key: str) -> HttpResponse:
    """The pack, chapter by chapter, in the words of the document."""
    found = _found(request, key)
    document = tender_document(found, request.language)
    (lead, *_), *parts = _parts(document.blocks, 1)
    text = page(
        request,
        "tendering/tender.html.j2",
        found=found,
        contract=key,
        title=document.title,
        lead=lead.text if isinstance(lead, Paragraph) else "",
        chapters=[_chapter(part) for part in parts],
        settled=sum(one.has is Verdict.YES for one in found.pack.of_kind("clause")),
        decide_by=span(found.dates.decide_by, request.language),
        forms=tuple(TYPES),
        behind=request.shown.behind,
    )
    return HttpResponse(text)


@for_member()
def file(request: Asked, form: str, key: str) -> HttpResponse:
    """The pack as a document in the reader's language."""
    if form not in TYPES:
        raise Http404
    name, content = tender_file(_found(request, key), form, request.language)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(request: Asked, key: str) -> Tender:
    try:
        return tender_pack_of(request.shown, key)
    except NotThereError:
        raise Http404 from None


def _chapter(part: list[Block]) -> Chapter:
    own, *items = _parts(part[1:], 2)
    return Chapter(_title(part), tuple(own), tuple((_title(one), tuple(one[1:])) for one in items))


def _parts(blocks: Iterable[Block], level: int) -> list[list[Block]]:
    """What stands before the first heading of this level, then a part a heading, which comes first in it."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            found.append([])
        found[-1].append(block)
    return found


def _title(part: list[Block]) -> str:
    first = part[0]
    assert isinstance(first, Heading)
    return first.text
