"""The example rows of an empty workbook: what nobody replaced counts as a thing of the municipality, and is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from regie.landscape.faults import Fault, Severity
from regie.locale import LANGUAGES, Message, say
from regie.readers.records.raw import RawRow


def sample_rows(rows: Iterable[RawRow]) -> Iterator[Fault]:
    """A warning for each row that still is an example, known by its source."""
    names = _sources()
    for row in rows:
        if row.source.name in names:
            what, mend = Message("records.fault.example"), Message("records.mend.example")
            yield Fault(row.place, what, mend, Severity.WARNING)


@cache
def _sources() -> frozenset[str]:
    return frozenset(say(Message("template.source"), language) for language in LANGUAGES)
