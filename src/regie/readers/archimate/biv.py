"""GEMMA's BIV table: the classes VNG proposes for each reference component. Defaults, never known facts.

Source: VNG Realisatie, GEMMA, scores for availability (B), integrity (I) and confidentiality (V) from 1 to 3 and the
BBN that goes with them. In every sound row the level in the BBN label equals the class for confidentiality.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.landscape.vocabulary import Bbn
from regie.locale import Message
from regie.readers.opening import DEFAULT_LIMITS, Limits, decode_text, read_bytes

CLASSES = ("Beschikbaarheid", "Integriteit", "Vertrouwelijkheid")
REASONS = ("b_reden", "i_reden", "v_reden")
_COLUMNS = ("id", "gemma_type", "name", "object_id", *CLASSES, "BBN", "BIV score BBN", *REASONS)
_LEVEL = re.compile(r"\s*BBN ?([1-3])")


@dataclass(frozen=True, slots=True)
class BivDefault:
    """The proposal for one component. `label` is VNG's wording in full ("BBN 1 en BBN2 integriteitsmaatregelen");
    `bbn` the level it starts with, None when the row contradicts itself. `reasons` are for B, I and V."""

    id: str
    object_id: str
    name: str
    availability: int
    integrity: int
    confidentiality: int
    label: str
    bbn: Bbn | None
    reasons: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class BivDefaults:
    """All proposals of a table, and what was wrong with it. Empty when a fault is an error."""

    defaults: tuple[BivDefault, ...]
    faults: tuple[Fault, ...]

    def by_name(self) -> Mapping[str, BivDefault]:
        """Proposals by the component's name, casefolded."""
        return {default.name.casefold(): default for default in self.defaults}


def read_biv_defaults(path: Path, limits: Limits = DEFAULT_LIMITS) -> BivDefaults:
    """The table in a CSV file. Never raises for what is in the file."""
    try:
        decoded = decode_text(read_bytes(path, limits), path.name)
    except InputFaults as refused:
        return BivDefaults((), refused.faults)
    table = _Table(path.name)
    table.faults.extend(decoded.faults)
    try:
        table.read(decoded.text)
    except csv.Error:
        table.say(Place(path.name), "broken", Severity.ERROR)
    failed = any(fault.severity is Severity.ERROR for fault in table.faults)
    return BivDefaults(() if failed else tuple(table.found.values()), tuple(table.faults))


class _Table:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.found: dict[str, BivDefault] = {}

    def say(self, place: Place, key: str, severity: Severity = Severity.WARNING, /, **values: object) -> None:
        what, mend = Message(f"archimate.biv.{key}", **values), Message(f"archimate.biv.{key}_mend")
        self.faults.append(Fault(place, what, mend, severity))

    def read(self, text: str) -> None:
        rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), restval="")
        missing = tuple(name for name in _COLUMNS if name not in (rows.fieldnames or ()))
        if missing:
            self.say(Place(self.file, row=1), "columns", Severity.ERROR, missing=missing)
            return
        for raw in rows:
            self._row({name: (raw[name] or "").strip() for name in _COLUMNS}, rows.line_num)

    def _row(self, row: Mapping[str, str], line: int) -> None:
        place, name = Place(self.file, row=line), row["name"]
        if not row["gemma_type"]:
            self.say(place, "legend", name=name)
            return
        wrong = [column for column in CLASSES if row[column] not in {"1", "2", "3"}]
        for column in wrong:
            self.say(
                Place(self.file, row=line, column=column), "value", Severity.ERROR, value=row[column], column=column
            )
        if wrong:
            return
        if name.casefold() in self.found:
            self.say(place, "twice", Severity.ERROR, name=name)
            return
        self.found[name.casefold()] = self._default(row, place)

    def _default(self, row: Mapping[str, str], place: Place) -> BivDefault:
        name, label = row["name"], row["BBN"]
        availability, integrity, confidentiality = (int(row[column]) for column in CLASSES)
        classes, score = f"{availability}{integrity}{confidentiality}", row["BIV score BBN"]
        if score != classes:
            self.say(place, "score", name=name, score=score, classes=classes)
        level = _LEVEL.match(label)
        sound = level is not None and int(level[1]) == confidentiality
        if not sound:
            self.say(place, "bbn", name=name, label=label, score=classes)
        for column, reason in zip(CLASSES, REASONS, strict=True):
            if not row[reason].startswith(row[column]):
                self.say(place, "reason", name=name, column=reason)
        return BivDefault(
            row["id"],
            row["object_id"],
            name,
            availability,
            integrity,
            confidentiality,
            label,
            Bbn(f"BBN{confidentiality}") if sound else None,
            (row[REASONS[0]], row[REASONS[1]], row[REASONS[2]]),
        )
