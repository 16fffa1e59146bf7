"""What a list shows, as a file: the same rows, columns and order, with the id first so that it can be read back."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse

from regie.actions.keeping.export_list import list_cells, list_data
from regie.landscape import NOUN_BY_NAME, fields
from regie.readers.records.cells import as_text
from regie.readers.workbook.layout import Column, sheet_title
from regie.readers.workbook.rows import CellSheet
from regie.readers.workbook.xlsx import write_xlsx
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import Seen, seen
from regie.web.listing.columns import columns_of
from regie.web.values import Shower

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_member()
def export(request: Asked, noun: str, form: str) -> HttpResponseBase:
    """The list of this address as CSV, XLSX or JSON."""
    made = _FORMS.get(form)
    if made is None:
        raise Http404
    response = made(request, seen(noun, request.GET))
    name = f"{sheet_title(noun, request.language)}.{form}".lower()
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _columns(request: Asked, asked: Seen) -> list[Column]:
    """The columns seen as columns of a sheet, the id before them."""
    noun = asked.query.noun
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
    shower = Shower(request.shown, request.language, noun)
    names = dict.fromkeys(("id", *(one.name for one in columns_of(noun, asked.columns, shower.field))))
    return [Column(name, by_name.get(name), {request.language: shower.field(name)}) for name in names]


def _cells(request: Asked, asked: Seen, columns: Iterable[Column]) -> Iterator[list[object]]:
    return list_cells(request.actor, asked.query, [one.name for one in columns], request.language)


class _Line:
    """A file to which csv writes one line, and which hands it on at once."""

    def write(self, line: str) -> str:
        return line


def _csv(request: Asked, asked: Seen) -> HttpResponseBase:
    columns = _columns(request, asked)

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
        yield "\ufeff" + str(writer.writerow([one.label[request.language] for one in columns]))
        for cells in _cells(request, asked, columns):
            yield str(writer.writerow([as_text(cell) for cell in cells]))

    return StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")


def _json(request: Asked, asked: Seen) -> HttpResponseBase:
    names = [one.name for one in _columns(request, asked) if one.name != "id"]

    def lines() -> Iterator[str]:
        before = "[\n"
        for thing in list_data(request.actor, asked.query, names):
            yield before + json.dumps(thing, ensure_ascii=False)
            before = ",\n"
        yield "\n]\n" if before == ",\n" else "[]\n"

    return StreamingHttpResponse(lines(), content_type="application/json")


def _xlsx(request: Asked, asked: Seen) -> HttpResponseBase:
    columns = _columns(request, asked)
    title = sheet_title(asked.query.noun, request.language)
    sheet = CellSheet(asked.query.noun, title, tuple(columns), list(_cells(request, asked, columns)))
    with tempfile.TemporaryDirectory(prefix="regie-export-") as folder:
        file = Path(folder) / "list.xlsx"
        write_xlsx(file, [sheet], request.language)
        return FileResponse(file.open("rb"), content_type=_XLSX)  # on POSIX an open file outlives its folder


_FORMS: dict[str, Callable[[Asked, Seen], HttpResponseBase]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
