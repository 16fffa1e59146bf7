"""Which form, and what comes of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from regie.landscape import Landscape
from regie.locale import Language
from regie.readers.exports.cyclonedx import as_bom
from regie.readers.exports.dora import as_register
from regie.readers.exports.softwarecatalogus import as_catalogue
from regie.readers.exports.tables import Table
from regie.readers.losses import Loss, Losses
from regie.readers.replacing import replacing


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, how many of each kind, and what the form could not hold."""

    path: Path
    counts: Mapping[str, int]
    losses: tuple[Loss, ...]


def export_landscape(landscape: Landscape, form: str, path: Path, *, language: Language = "nl") -> Exported:
    """Write a landscape in one of `FORMS`: a file, and for dora a folder. The same landscape gives the same bytes."""
    losses = Losses()
    with replacing(path) as draft:
        counts = _WRITERS[form](landscape, draft, language, losses)
    return Exported(path, counts, losses.all())


def _archimate(landscape: Landscape, path: Path, language: Language, losses: Losses) -> Mapping[str, int]:
    from regie.readers.archimate.from_landscape import to_model
    from regie.readers.archimate.writing import as_exchange

    model = to_model(landscape, language, losses)
    path.write_bytes(as_exchange(model))
    return {name: model.counts[name] for name in ("element", "relationship", "view")}


def _cyclonedx(landscape: Landscape, path: Path, language: Language, losses: Losses) -> Mapping[str, int]:
    text, counts = as_bom(landscape, losses)
    path.write_text(text, encoding="utf-8", newline="")
    return counts


def _dora(landscape: Landscape, path: Path, language: Language, losses: Losses) -> Mapping[str, int]:
    path.mkdir(exist_ok=True)
    tables = as_register(landscape, losses)
    for table in tables:
        _write(path / f"{table.name}.csv", table)
    return {table.name: len(table.rows) for table in tables}


def _softwarecatalogus(landscape: Landscape, path: Path, language: Language, losses: Losses) -> Mapping[str, int]:
    table = as_catalogue(landscape, losses)
    _write(path, table)
    return {"application": len(table.rows)}


def _write(path: Path, table: Table) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(table.columns)
    writer.writerows([row.get(column, "") for column in table.columns] for row in table.rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


_Writer = Callable[[Landscape, Path, Language, Losses], Mapping[str, int]]
_WRITERS: Mapping[str, _Writer] = {
    "archimate": _archimate,
    "cyclonedx": _cyclonedx,
    "dora": _dora,
    "softwarecatalogus": _softwarecatalogus,
}
FORMS = tuple(_WRITERS)
"""The forms by the name that the command line uses."""
