"""A municipality's landscape out of the tables: as it is, or as it was."""

from __future__ import annotations

from datetime import datetime

from regie.landscape import Landscape
from regie.store.mapping import WHOLE, Row, record_of, row_in
from regie.store.models import Municipality, Revision, Thing


def landscape_of(municipality: Municipality) -> Landscape:
    """The landscape as it is now."""
    things = Thing.objects.filter(municipality=municipality).order_by("position").only(*WHOLE)
    return Landscape(municipality.name, municipality.as_of, tuple(record_of(thing) for thing in things.iterator()))


def landscape_at(municipality: Municipality, moment: datetime) -> Landscape:
    """The landscape as it was at a moment: today's, with every later change taken back, the newest first."""
    things = Thing.objects.filter(municipality=municipality).order_by("position").only(*WHOLE)
    rows: dict[str, Row] = {thing.key: row_in(thing) for thing in things.iterator()}
    later = Revision.objects.filter(change_set__municipality=municipality, change_set__entry__at__gt=moment)
    for revision in later.order_by("-change_set__version", "-id").iterator():
        if revision.before is None:
            rows.pop(revision.key, None)
        else:
            rows[revision.key] = Row.from_data(revision.before)
    return Landscape(municipality.name, moment.date(), tuple(record_of(row) for row in rows.values()))
