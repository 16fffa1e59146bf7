"""The sheet of one decision table to a table."""

from __future__ import annotations

from collections.abc import Sequence

from regie.decisions import workbook_layout as layout
from regie.decisions.dmn_table import policy_of
from regie.decisions.model import InputClause, OutputClause, Rule, Table
from regie.decisions.notes import Notes


def read_sheet(rows: Sequence[Sequence[str]], name: str, notes: Notes) -> Table:
    """A table from the rows of its sheet. Rows are found by the word in the first column, not by their number."""
    words = [_at(row, 0).lower() for row in rows]
    start = words.index("column") if "column" in words else None
    head = dict(zip(words[:start], rows[:start], strict=True))
    facts = [_at(head.get(what, ()), 1) for what in layout.TABLE_HEAD]
    policy, aggregation = policy_of(facts[1], facts[2], name, notes)
    if start is None:
        notes.wrong("table_sheet", sheet=name)
        return Table(policy, (), (), (), aggregation)
    first = _first_rule(words, rows, start)
    below = dict(zip(words[start:first], rows[start:first], strict=True))
    kinds = [kind.strip().lower() for kind in rows[start]]
    columns = {kind: [at for at, one in enumerate(kinds) if one == kind] for kind in set(kinds)}
    asked = ("expression", "type", "allowed", "label", "id")
    inputs = tuple(InputClause(*_column(below, at, *asked)) for at in columns.get("input", ()))
    outputs = tuple(
        OutputClause(*_column(below, at, "expression", "type", "allowed", "default", "label", "id"))
        for at in columns.get("output", ())
    )
    annotations = tuple(_at(below.get("label", ()), at) for at in columns.get("annotation", ()))
    rules = tuple(_rule(row, columns) for row in rows[first:] if any(cell.strip() for cell in row[1:]))
    return Table(
        policy,
        inputs,
        outputs,
        rules,
        aggregation,
        annotations if any(annotations) else (),
        facts[3],
        facts[4],
        facts[5],
    )


def _first_rule(words: Sequence[str], rows: Sequence[Sequence[str]], start: int) -> int:
    """The number of the first row that says nothing about columns: of the rows that do, a person leaves some out."""
    last = start
    for at in range(start, len(rows)):
        if words[at] in layout.COLUMN_ROWS:
            last = at
        elif any(cell.strip() for cell in rows[at]):
            break
    return last + 1


def _at(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _column(rows: dict[str, Sequence[str]], at: int, *names: str) -> tuple[str, ...]:
    return tuple(_at(rows.get(name, ()), at) for name in names)


def _rule(row: Sequence[str], columns: dict[str, list[int]]) -> Rule:
    def texts(kind: str) -> tuple[str, ...]:
        return tuple(_at(row, at) for at in columns.get(kind, ()))

    ids = tuple(next(iter(texts("entry ids")), "").split("\n"))
    whole = len(ids) == len(texts("input")) + len(texts("output")) and all(ids)
    return Rule(
        texts("input"),
        texts("output"),
        texts("annotation"),
        next(iter(texts("id")), ""),
        next(iter(texts("description")), ""),
        ids if whole else (),
    )
