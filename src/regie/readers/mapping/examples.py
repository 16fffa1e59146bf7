"""Examples an adviser can read, run as the tests of a mapping.

`examples.yaml` beside the mapping is a list:

    - nl: Een applicatie die in productie is, met haar maker.
      en: An application in production, with its maker.
      sheets:                                # rows by sheet, cells by heading
        Beheerde Applicaties CMDB:
          - {APPID: 1001, Applicatie Naam: Zaaksysteem, Vendor: Duinsoft BV}
      expect:                                # by id; fields left out are not looked at
        "1001": {name: Zaaksysteem, suppliers: [org-duinsoft-bv], platform: unknown}
        "1002": absent
      faults: 0                              # optional: how many faults the rows give
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from regie.landscape import Fact, Landscape, Source
from regie.locale import LANGUAGES, Language, Message
from regie.readers.mapping.form import Mapping
from regie.readers.mapping.gather import Gathered
from regie.readers.mapping.identity import as_written
from regie.readers.mapping.load import EXAMPLES, load_mapping, read_text
from regie.readers.mapping.marked_yaml import Marked, read_marked
from regie.readers.mapping.parse import Notes
from regie.readers.mapping.read import read_book
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.settle import settle
from regie.readers.mapping.sheets import Book
from regie.readers.records.assemble import assemble
from regie.readers.records.raw import Raw
from regie.readers.records.values import plain
from regie.readers.workbook.sheet import Sheet

_KEYS = {"nl", "en", "sheets", "expect", "faults"}


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example run: its number (from 1), its sentences, and every difference between what was expected and found."""

    number: int
    sentences: Table[str, str]
    differences: tuple[Message, ...]

    @property
    def ok(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences

    def sentence(self, language: Language) -> str:
        """The example as written in that language, or else in the other."""
        return self.sentences.get(language) or next(iter(self.sentences.values()), "")


def check_examples(folder: Path | Traversable) -> tuple[ExampleResult, ...]:
    """Run the examples of a mapping's folder. Raises InputFaults when the mapping or the examples cannot be used."""
    mapping = load_mapping(folder)
    notes = Notes(EXAMPLES)
    node = read_marked(read_text(folder / EXAMPLES), EXAMPLES)
    for item in node.items or ():
        if not _sound(item.plain):
            notes.wrong("example", item.line, keys=tuple(sorted(_KEYS)))
    if not node.items:
        notes.wrong("example", node.line, keys=tuple(sorted(_KEYS)))
    notes.stop()
    return tuple(_run(mapping, number, item) for number, item in enumerate(node.items or (), start=1))


def _sound(entry: Any) -> bool:
    if not isinstance(entry, dict) or set(entry) - _KEYS or not {"nl", "en"} & set(entry):
        return False
    sheets, expect = entry.get("sheets"), entry.get("expect")
    return (
        isinstance(sheets, dict)
        and all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in sheets.values())
        and isinstance(expect, dict)
        and all(one == "absent" or isinstance(one, dict) for one in expect.values())
    )


def _run(mapping: Mapping, number: int, item: Marked) -> ExampleResult:
    entry: Any = item.plain
    remarks = Remarks()
    gathered = Gathered(remarks)
    sheets = [Sheet(str(title), _grid(rows)) for title, rows in entry["sheets"].items()]
    read_book(Book(EXAMPLES, sheets), mapping, gathered, Source(EXAMPLES))
    reading = assemble(Raw(rows=settle(gathered.records, remarks), faults=remarks.all_faults()))
    differences = list(_differences(entry["expect"], reading.landscape))
    if "faults" in entry and str(entry["faults"]) != str(len(reading.faults)):
        said = tuple(fault.what for fault in reading.faults)
        differences.append(Message("mapping.example.faults", expected=entry["faults"], found=len(said), said=said))
    sentences = {str(language): entry[language] for language in LANGUAGES if language in entry}
    return ExampleResult(number, sentences, tuple(differences))


def _grid(rows: list[dict[str, object]]) -> list[list[object]]:
    headings = list(dict.fromkeys(name for row in rows for name in row))
    return [list(headings), *([row.get(name) for name in headings] for row in rows)]


def _differences(expect: dict[str, Any], landscape: Landscape | None) -> list[Message]:
    if landscape is None:
        return [Message("mapping.example.unusable")]
    found = []
    for id_, wanted in expect.items():
        record = landscape.get(id_)
        if record is None and wanted != "absent":
            found.append(Message("mapping.example.missing", id=id_))
        elif record is not None and wanted == "absent":
            found.append(Message("mapping.example.present", id=id_))
        elif record is not None:
            for name, value in wanted.items():
                held = getattr(record, name, None)
                is_value = _shown(held)
                if is_value != value:
                    found.append(
                        Message("mapping.example.value", id=id_, field=name, expected=str(value), found=str(is_value))
                    )
    return found


def _shown(held: object) -> object:
    """A field as an example writes it: text, a list, `unknown`, or what it may be under `contested`."""
    if isinstance(held, Fact):
        if not held.claims:
            return "unknown"
        if not held.known:
            return {"contested": [_shown(claim.value) for claim in held.claims]}
        return _shown(held.value)
    if isinstance(held, tuple):
        return [_shown(one) for one in held]
    if isinstance(held, bool):
        return "yes" if held else "no"
    return as_written(plain(held))
