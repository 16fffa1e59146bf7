"""A model to a workbook that a person can edit; `read_workbook` gives an equal model back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from regie.decisions import workbook_layout as layout
from regie.decisions.model import Body, Context, Invocation, ItemType, LiteralExpression, Model, Table
from regie.decisions.resolve import resolved

LONGEST_CELL = 32_767


def write_workbook(model: Model, path: Path) -> None:
    """Write the model to an XLSX file. Every cell is text, so that nothing in it is ever run as a formula.

    Raises ValueError when a text is longer than a cell can hold, OSError when the file cannot be written.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        _Writer(book, resolved(model)).write()


class _Writer:
    def __init__(self, book: Any, model: Model) -> None:
        self.book = book
        self.model = model
        self.taken = {name.lower() for name in layout.FIXED}
        self.head = book.add_format({"bold": True, "bg_color": "#E5EDF5", "text_wrap": True, "valign": "top"})
        self.cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.expressions: list[tuple[str, ...]] = []
        self.tables: list[tuple[str, Table]] = []

    def write(self) -> None:
        model = self.model
        facts = (
            model.name,
            model.version,
            model.valid_from.isoformat() if model.valid_from else "",
            model.valid_to.isoformat() if model.valid_to else "",
            model.description,
            model.id,
            model.namespace,
        )
        self.sheet(layout.MODEL, ("what", "value"), zip(layout.MODEL_ROWS, facts, strict=True))
        self.sheet(layout.INPUTS, layout.INPUT_COLUMNS, self.inputs())
        self.sheet(layout.DECISIONS, layout.DECISION_COLUMNS, self.decisions())
        functions = list(self.functions())
        if functions:
            self.sheet(layout.FUNCTIONS, (*layout.FUNCTION_COLUMNS, *layout.PARAMETER_COLUMNS), functions)
        self.sheet(layout.EXPRESSIONS, layout.EXPRESSION_COLUMNS, self.expressions)
        for name, table in self.tables:
            self.table(name, table)
        self.sheet(layout.TYPES, layout.TYPE_COLUMNS, self.types(self.model.types, ""))
        self.sheet(layout.LABELS, layout.LABEL_COLUMNS, model.labels)

    def inputs(self) -> Iterable[tuple[str, ...]]:
        """One row an input. Its allowed values are shown where its type stands apart, in the sheet of types."""
        for item in self.model.inputs:
            questions = dict(item.questions)
            yield (
                item.name,
                item.type_name,
                "",
                questions.get("nl", ""),
                questions.get("en", ""),
                item.description,
                item.id,
            )

    def decisions(self) -> Iterable[tuple[str, ...]]:
        for one in self.model.decisions:
            self.body(one.name, "1", one.body)
            needs = ("\n".join(one.requires), "\n".join(one.knowledge))
            yield (one.name, one.type, *needs, one.question, one.allowed_answers, one.description, one.id)

    def functions(self) -> Iterable[tuple[str, ...]]:
        for one in self.model.functions:
            self.body(one.name, "1", one.body)
            names, types = zip(*one.parameters, strict=True) if one.parameters else ((), ())
            knowledge = "\n".join(one.knowledge)
            yield (one.name, one.type, knowledge, one.description, one.id, "\n".join(names), "\n".join(types))

    def body(self, of: str, place: str, body: Body, name: str = "", type_name: str = "") -> None:
        """A row for a body, and rows with deeper places for what it holds."""
        head = (of, place)
        match body:
            case Table():
                sheet = layout.sheet_name(of, self.taken)
                self.tables.append((sheet, body))
                self.expressions.append((*head, "table", name, type_name, sheet, "", ""))
            case LiteralExpression(text=text):
                self.expressions.append((*head, "literal", name, type_name, text, body.type, body.id))
            case Context(entries=entries):
                self.expressions.append((*head, "context", name, type_name, "", body.type, body.id))
                for number, entry in enumerate(entries, start=1):
                    self.body(of, f"{place}.{number}", entry.body, entry.name, entry.type)
            case Invocation(called=called, bindings=bindings):
                self.expressions.append((*head, "invocation", name, type_name, called, body.type, body.id))
                for number, (parameter, inner) in enumerate(bindings, start=1):
                    self.body(of, f"{place}.{number}", inner, parameter)

    def types(self, items: Sequence[ItemType], above: str) -> Iterable[tuple[str, ...]]:
        for number, item in enumerate(items, start=1):
            place = f"{above}{number}"
            collection = "yes" if item.collection else ""
            yield (place, item.name, item.base, item.allowed, collection, item.label, item.id)
            yield from self.types(item.components, f"{place}.")

    def sheet(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        sheet = self.book.add_worksheet(name)
        self.row(sheet, 0, columns, self.head)
        for number, row in enumerate(rows, start=1):
            self.row(sheet, number, row, self.cell)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, 28)

    def row(self, sheet: Any, number: int, texts: Sequence[str], style: Any) -> None:
        for column, text in enumerate(texts):
            if len(text) > LONGEST_CELL:
                raise ValueError(f"a text of {len(text)} characters does not fit in a cell: {text[:40]!r}")
            if text:
                sheet.write_string(number, column, text, style)

    def table(self, name: str, table: Table) -> None:
        sheet = self.book.add_worksheet(name)
        aggregation = table.aggregation.value if table.aggregation else ""
        facts = (name, table.hit_policy.value, aggregation, table.output_label, table.type, table.id)
        for number, (what, text) in enumerate(zip(layout.TABLE_HEAD, facts, strict=True)):
            self.row(sheet, number, (what, text), self.head)
        columns = [
            *(("input", one.label, one.expression, one.type, one.allowed, "", one.id) for one in table.inputs),
            *(("output", one.label, one.name, one.type, one.allowed, one.default, one.id) for one in table.outputs),
            *(("annotation", one, "", "", "", "", "") for one in self.annotations(table)),
            ("description", "", "", "", "", "", ""),
            ("id", "", "", "", "", "", ""),
            ("entry ids", "", "", "", "", "", ""),
        ]
        start = len(layout.TABLE_HEAD) + 1
        for number, what in enumerate(layout.COLUMN_ROWS):
            self.row(sheet, start + number, (what, *(column[number] for column in columns)), self.head)
        for number, rule in enumerate(table.rules, start=1):
            texts = (*rule.inputs, *rule.outputs, *rule.annotations)
            texts += ("",) * (len(columns) - 3 - len(texts))
            cells = (str(number), *texts, rule.description, rule.id, "\n".join(rule.entry_ids))
            self.row(sheet, layout.FIRST_RULE + number - 1, cells, self.cell)
        sheet.data_validation(1, 1, 1, 1, {"validate": "list", "source": _POLICIES})
        sheet.freeze_panes(layout.FIRST_RULE, 1)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, len(columns) - 2, 24)
        sheet.set_column(len(columns) - 1, len(columns), 16, None, {"hidden": True})

    def annotations(self, table: Table) -> Sequence[str]:
        """The names of the annotation columns, also where rules have more than are named."""
        most = max((len(rule.annotations) for rule in table.rules), default=0)
        return (*table.annotations, *("",) * (most - len(table.annotations)))


_POLICIES = ["UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]
