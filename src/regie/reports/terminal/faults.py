"""What is wrong with files, and what was understood of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from regie.landscape import NOUNS, fact_fields
from regie.landscape.fact import Status
from regie.landscape.faults import Fault, Severity, in_order
from regie.locale import Language, Message, number, say
from regie.reports import words
from regie.reports.fault_rows import grouped, where
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.reading import LeftOut, Reading

_READABLE = 40
"""Up to so many faults are shown one by one; of more, each kind is shown a few times and counted."""
_EXAMPLES = 3


def show_faults(faults: Sequence[Fault], console: Console, language: Language) -> None:
    """Errors, then warnings: where, what, how to mend. Of many faults each kind is shown a few times, and counted."""
    for severity, title in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        chosen = [fault for fault in in_order(faults) if fault.severity is severity]
        if not chosen:
            continue
        many = len(chosen) > _READABLE
        groups = grouped(chosen) if many else [chosen]
        rows = [row for group in groups for row in _rows(group, _EXAMPLES if many else _READABLE, language)]
        headings = [say(Message(f"terminal.faults.{name}"), language) for name in ("where", "what", "mend")]
        table(console, say(Message(f"terminal.faults.{title}", n=len(chosen)), language), headings, rows)
        if many:
            line(console, say(Message("terminal.faults.whole_list"), language))


def _rows(group: Sequence[Fault], limit: int, language: Language) -> Iterator[tuple[str, str, str]]:
    for fault in group[:limit]:
        yield where(fault.place, language), say(fault.what, language), say(fault.mend, language)
    if len(group) > limit:
        until = Message("terminal.faults.until", row=str(group[-1].place.row))
        yield say(until, language), say(Message("terminal.faults.more", n=len(group) - limit), language), ""


def show_reading(reading: Reading, console: Console, language: Language) -> None:
    """What was understood (things per noun, unknown facts per field), what had no place, and all faults."""
    show_faults(reading.faults, console, language)
    rows = [(words.kind(kind, language), number(count, language)) for kind, count in reading.counts.items()]
    headings = [say(Message(f"terminal.reading.{name}"), language) for name in ("noun", "count")]
    if rows:
        table(console, say(Message("terminal.reading.counts"), language), headings, rows, right=1)
    show_left_out(reading.left_out, console, language)
    if reading.landscape is None:
        line(console, say(Message("terminal.reading.unusable"), language), "bold red")
        return
    _unknown(reading, console, language)
    line(console, say(Message("terminal.reading.usable"), language), "bold green")


def show_left_out(left_out: Sequence[LeftOut], console: Console, language: Language) -> None:
    """What had no place in a landscape, counted by kind and reason."""
    kinds = Counter((one.kind, say(one.reason, language)) for one in left_out)
    headings = [say(Message(f"terminal.reading.{name}"), language) for name in ("kind", "reason", "count")]
    rows = [
        (words.kind(kind, language), reason, number(count, language)) for (kind, reason), count in kinds.most_common()
    ]
    if rows:
        table(console, say(Message("terminal.reading.left_out"), language), headings, rows, right=1)


def _unknown(reading: Reading, console: Console, language: Language) -> None:
    rows = []
    landscape = reading.landscape
    for noun in NOUNS if landscape else ():
        records = landscape.all(noun) if landscape else ()
        for field in fact_fields(noun) if records else ():
            statuses = Counter(getattr(record, field.name).status for record in records)
            if statuses[Status.UNKNOWN] or statuses[Status.CONTESTED]:
                label = say(Message(f"landscape.field.{noun.noun}.{field.name}.label"), language)
                title = say(Message(f"landscape.noun.{noun.noun}.other"), language)
                counts = (statuses[Status.UNKNOWN], statuses[Status.CONTESTED], len(records))
                rows.append((title, label, *(number(count, language) for count in counts)))
    headings = [
        say(Message(f"terminal.reading.{name}"), language) for name in ("noun", "field", "unknown", "contested", "of")
    ]
    table(console, say(Message("terminal.reading.unknown_facts"), language), headings, rows, right=3)
