"""What is wrong with files, and what was understood of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.landscape import NOUNS, fact_fields
from regie.landscape.fact import Status
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Language, Message, known, say
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.reading import Reading

_SHOWN = 10


def show_faults(faults: Sequence[Fault], console: Console, language: Language) -> None:
    """Errors, then warnings: where, what, how to mend. The same fault over and over is shown ten times, and counted."""
    for severity, title in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        chosen = [fault for fault in faults if fault.severity is severity]
        if not chosen:
            continue
        seen: Counter[tuple[str, str, str]] = Counter()
        rows, hidden = [], 0
        for fault in chosen:
            kind = (fault.place.file, fault.place.sheet, fault.what.key)
            seen[kind] += 1
            if seen[kind] > _SHOWN:
                hidden += 1
                continue
            rows.append((_where(fault.place), say(fault.what, language), say(fault.mend, language)))
        headings = [say(Message(f"terminal.faults.{name}"), language) for name in ("where", "what", "mend")]
        table(console, say(Message(f"terminal.faults.{title}", n=len(chosen)), language), headings, rows)
        if hidden:
            line(console, say(Message("terminal.faults.more", n=hidden), language))


def _where(place: Place) -> str:
    parts = [place.file, place.sheet, str(place.row) if place.row else "", place.column]
    return " · ".join(part for part in parts if part)


def show_reading(reading: Reading, console: Console, language: Language) -> None:
    """What was understood (things per noun, unknown facts per field), what had no place, and all faults."""
    show_faults(reading.faults, console, language)
    rows = []
    for kind, count in reading.counts.items():
        key = f"landscape.noun.{kind}.other"
        rows.append((say(Message(key), language) if known(key, language) else kind, str(count)))
    headings = [say(Message(f"terminal.reading.{name}"), language) for name in ("noun", "count")]
    table(console, say(Message("terminal.reading.counts"), language), headings, rows, right=1)
    if reading.left_out:
        kinds = Counter((one.kind, say(one.reason, language)) for one in reading.left_out)
        headings = [say(Message(f"terminal.reading.{name}"), language) for name in ("kind", "reason", "count")]
        rows_out = [(kind, reason, str(count)) for (kind, reason), count in kinds.most_common()]
        table(console, say(Message("terminal.reading.left_out"), language), headings, rows_out, right=1)
    if reading.landscape is None:
        line(console, say(Message("terminal.reading.unusable"), language), "bold red")
        return
    _unknown(reading, console, language)
    line(console, say(Message("terminal.reading.usable"), language), "bold green")


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
                rows.append((title, label, *(str(count) for count in counts)))
    headings = [
        say(Message(f"terminal.reading.{name}"), language) for name in ("noun", "field", "unknown", "contested", "of")
    ]
    table(console, say(Message("terminal.reading.unknown_facts"), language), headings, rows, right=3)
