"""A workbook, as `write_workbook` lays it out or as a person filled it in, to a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from regie.decisions import workbook_layout as layout
from regie.decisions.check_file import check
from regie.decisions.feel.lexer import quoted
from regie.decisions.model import (
    Body,
    Context,
    ContextEntry,
    Decision,
    Function,
    Input,
    Invocation,
    ItemType,
    LiteralExpression,
    Model,
)
from regie.decisions.notes import Notes
from regie.decisions.resolve import resolved
from regie.decisions.workbook_table import read_sheet

LARGEST = 20_000_000  # bytes
MOST_UNPACKED = 200_000_000  # bytes; a workbook is a zip, and a small zip may hold very much
Rows = list[list[str]]
Record = Mapping[str, str]


def read_workbook(path: Path | Traversable) -> Model:
    """A model from an XLSX file. Raises InputFaults with every fault of the file."""
    notes = Notes(path.name)
    sheets = _sheets(path.read_bytes(), notes)
    model = resolved(_Reader(sheets, notes).model(path.name))
    check(model, notes)
    notes.stop()
    return model


def _sheets(data: bytes, notes: Notes) -> dict[str, Rows]:
    import io
    import zipfile

    from python_calamine import CalamineError, CalamineWorkbook

    if len(data) > LARGEST:
        raise notes.fatal("too_large", most=LARGEST // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MOST_UNPACKED:
                raise notes.fatal("too_large", most=MOST_UNPACKED // 1_000_000)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names: list[str] = book.sheet_names
        return {name: [[_text(cell) for cell in row] for row in _rows(book, name)] for name in names}
    except (CalamineError, zipfile.BadZipFile, ValueError, OSError):
        raise notes.fatal("workbook") from None


def _rows(book: Any, name: str) -> list[list[Any]]:
    rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def _text(cell: object) -> str:
    """A cell as text of FEEL: what a person typed as a number, date or yes/no included."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return f"date and time({quoted(cell.isoformat())})" if cell.time() != cell.min.time() else _day(cell.date())
        case date():
            return _day(cell)
        case _:
            return str(cell).replace("\r\n", "\n").strip()


def _day(day: date) -> str:
    return f"date({quoted(day.isoformat())})"


class _Reader:
    def __init__(self, sheets: Mapping[str, Rows], notes: Notes) -> None:
        self.sheets = {name.strip().lower(): rows for name, rows in sheets.items()}
        self.notes = notes
        self.bodies: dict[tuple[str, str], Record] = {}

    def model(self, file: str) -> Model:
        facts = {row[0].lower(): row[1] for row in self.rows(layout.MODEL)[1:] if len(row) > 1}
        for record in self.records(layout.EXPRESSIONS):
            self.bodies[record["of"], record["place"]] = record
        inputs = list(self.records(layout.INPUTS))
        types = (*self.types(), *self.own_types(inputs))
        return Model(
            name=facts.get("name") or file.removesuffix(".xlsx"),
            inputs=tuple(self.input(record) for record in inputs),
            decisions=tuple(self.decision(record) for record in self.records(layout.DECISIONS)),
            functions=tuple(self.function(record) for record in self.records(layout.FUNCTIONS)),
            types=types,
            version=facts.get("version", ""),
            valid_from=self.date(facts, "valid from"),
            valid_to=self.date(facts, "valid to"),
            labels=tuple((record["of"], record["language"], record["text"]) for record in self.records(layout.LABELS)),
            id=facts.get("id", ""),
            namespace=facts.get("namespace", ""),
            description=facts.get("description", ""),
            source=file,
        )

    def rows(self, sheet: str) -> Rows:
        return self.sheets.get(sheet.lower(), [])

    def records(self, sheet: str) -> Iterator[Record]:
        """The rows of a sheet by the names of its columns; a column that is absent is empty."""
        rows = self.rows(sheet)
        columns = [name.strip().lower() for name in rows[0]] if rows else []
        for row in rows[1:]:
            if any(row):
                yield _Record(zip(columns, row, strict=False))

    def date(self, facts: Record, name: str) -> date | None:
        text = facts.get(name, "").removeprefix("date(").removesuffix(")").strip('"')
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.notes.wrong("date", sheet=layout.MODEL, column=name, text=text)
            return None

    def input(self, record: Record) -> Input:
        own = f"t{record['name']}" if record["allowed"] else record["type"]
        questions = tuple(
            (language, record[f"question {language}"]) for language in ("nl", "en") if record[f"question {language}"]
        )
        return Input(
            record["name"],
            "",
            id=record["id"],
            type_name=own,
            description=record["description"],
            questions=questions,
        )

    def own_types(self, inputs: Sequence[Record]) -> Iterator[ItemType]:
        """Allowed values that stand with the input itself make a type for it."""
        for record in inputs:
            if record["allowed"]:
                yield ItemType(f"t{record['name']}", record["type"], record["allowed"])

    def decision(self, record: Record) -> Decision:
        return Decision(
            record["name"],
            self.body(record["name"], "1"),
            type=record["type"],
            requires=_lines(record["requires"]),
            knowledge=_lines(record["functions"]),
            id=record["id"],
            description=record["description"],
            question=record["question"],
            allowed_answers=record["answers"],
        )

    def function(self, record: Record) -> Function:
        names = _lines(record["parameters"])
        types = record["parameter types"].split("\n")
        types += [""] * (len(names) - len(types))
        return Function(
            record["name"],
            tuple(zip(names, types, strict=False)),
            self.body(record["name"], "1"),
            type=record["type"],
            knowledge=_lines(record["functions"]),
            id=record["id"],
            description=record["description"],
        )

    def body(self, of: str, place: str) -> Body:
        record = self.bodies.get((of, place))
        if record is None and of.lower() in self.sheets and place == "1":
            return read_sheet(self.rows(of), of, self.notes)  # a table on the sheet that bears its name
        if record is None:
            self.notes.wrong("no_logic", sheet=layout.EXPRESSIONS, decision=of)
            return LiteralExpression("null")
        text, type_name, identity = record["text"], record["expression type"], record["id"]
        match record["kind"].lower():
            case "table" if text.lower() in self.sheets:
                return read_sheet(self.rows(text), text, self.notes)
            case "literal":
                return LiteralExpression(text, type_name, identity)
            case "context":
                parts = (
                    ContextEntry(one["name"], self.body(of, at), one["type"]) for at, one in self.beneath(of, place)
                )
                return Context(tuple(parts), type_name, identity)
            case "invocation":
                bindings = ((one["name"], self.body(of, at)) for at, one in self.beneath(of, place))
                return Invocation(text, tuple(bindings), type_name, identity)
            case other:
                self.notes.wrong("unsupported_logic", sheet=layout.EXPRESSIONS, kind=f"{other} {text}".strip())
                return LiteralExpression("null")

    def beneath(self, of: str, place: str) -> Iterator[tuple[str, Record]]:
        number = 1
        while (record := self.bodies.get((of, f"{place}.{number}"))) is not None:
            yield f"{place}.{number}", record
            number += 1

    def types(self) -> tuple[ItemType, ...]:
        records = {record["place"]: record for record in self.records(layout.TYPES)}

        def read(above: str) -> Iterator[ItemType]:
            number = 1
            while (record := records.get(place := f"{above}{number}")) is not None:
                yield ItemType(
                    record["name"],
                    record["base"],
                    record["allowed"],
                    tuple(read(f"{place}.")),
                    record["list"].lower() in {"yes", "ja", "true", "x"},
                    record["id"],
                    record["label"],
                )
                number += 1

        return tuple(read(""))


class _Record(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
