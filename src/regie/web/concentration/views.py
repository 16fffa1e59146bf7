"""The page of concentration, and its table as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.http import HttpResponse

from regie.locale import Message, say
from regie.reference_data.jurisdictions import country_name
from regie.web.asking import Asked, for_member
from regie.web.concentration.sides import LEVELS, MEASURES, Side, sides
from regie.web.listing.asked import page_of
from regie.web.templating import page

_PAGE = 25
_HIDDEN = 15
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_member()
def concentration(request: Asked) -> HttpResponse:
    """By supplier, parent or country, by one measure; and where suppliers meet unseen."""
    level, measure = _asked(request)
    direct, chain = _tables(request, level, measure)
    if direct is None or chain is None:
        return HttpResponse(page(request, "concentration/concentration.html.j2", rows=None, level=level))
    found = sides(direct, chain)
    pages = max(1, -(-len(found) // _PAGE))
    at = min(page_of(request.GET.get("page", "1")), pages)
    rows = found[(at - 1) * _PAGE : at * _PAGE]
    hidden = request.shown.result("hidden") or ()
    text = page(
        request,
        "concentration/concentration.html.j2",
        levels=LEVELS,
        measures=MEASURES,
        level=level,
        measure=measure,
        direct=direct,
        chain=chain,
        rows=rows,
        names=_names(request, level, rows, hidden[:_HIDDEN]),
        page=at,
        pages=pages,
        hidden=hidden[:_HIDDEN],
        hidden_rest=max(0, len(hidden) - _HIDDEN),
        behind=request.shown.behind,
    )
    return HttpResponse(text)


@for_member()
def export(request: Asked) -> HttpResponse:
    """The table that is seen, whole, as a workbook; shares are numbers from 0 to 1."""
    level, measure = _asked(request)
    direct, chain = _tables(request, level, measure)
    found = sides(direct, chain) if direct and chain else []
    names = _names(request, level, found, ())
    response = HttpResponse(_workbook(request, level, found, names), content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{level}-{measure}.xlsx"'
    return response


def _workbook(request: Asked, level: str, found: list[Side], names: dict[str, str]) -> bytes:
    import xlsxwriter

    from regie.reports.sheets import SAFE, write_sheet

    columns = [("name", _say(request, f"concentration.level.{level}"))]
    for way in ("chain", "direct"):
        said = _say(request, f"concentration.way.{way}")
        columns += [("amount", f"{said}: {_say(request, 'concentration.amount')}")]
        columns += [(end, f"{said}: {_say(request, f'page.column.{end}')}") for end in ("low", "high")]
    rows = [(names[one.key], *_figures(one.chain), *_figures(one.direct)) for one in found]
    made = BytesIO()
    with xlsxwriter.Workbook(made, {**SAFE, "in_memory": True}) as book:
        write_sheet(book, _say(request, "shell.page.concentration"), columns, rows)
    return made.getvalue()


def _tables(request: Asked, level: str, measure: str) -> tuple[Any, Any]:
    direct, chain = (request.shown.result("concentration", f"{way}/{level}/{measure}") for way in ("direct", "chain"))
    return direct, chain


def _figures(part: Any) -> tuple[float, float, float]:
    return (part["amount"], *part["share"])


def _asked(request: Asked) -> tuple[str, str]:
    level, measure = request.GET.get("level", ""), request.GET.get("measure", "")
    return level if level in LEVELS else LEVELS[0], measure if measure in MEASURES else MEASURES[0]


def _names(request: Asked, level: str, rows: list[Side], hidden: Any) -> dict[str, str]:
    keys = (
        {row.key for row in rows} | {one["at"] for one in hidden} | {key for one in hidden for key in one["suppliers"]}
    )
    found = {key: name for key, (_, name) in request.shown.names(keys).items()}
    countries = {row.key: country_name(row.key, request.language) for row in rows} if level == "jurisdiction" else {}
    return {key: key for key in keys} | found | countries


def _say(request: Asked, key: str) -> str:
    return say(Message(key), request.language)
