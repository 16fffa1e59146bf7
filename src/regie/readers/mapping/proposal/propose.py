"""From a file to a proposed mapping, the same for the same file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message, say
from regie.readers.mapping.form import Mapping as Rules
from regie.readers.mapping.headings import find_headings
from regie.readers.mapping.identity import heading_key
from regie.readers.mapping.proposal.columns import Proposed, propose_columns
from regie.readers.mapping.proposal.rules import table_rules
from regie.readers.mapping.proposal.tables import FoundTable, find_table
from regie.readers.mapping.sheets import Book

_HEAD = {
    "nl": "Voorstel van regie. Kijk elke regel na: confidence zegt hoe zeker (0 tot 1), why waarom.",
    "en": "Proposed by regie. Look at every line: confidence says how sure (0 to 1), why says why.",
}


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column of the file: the field it is proposed for as `noun.field` (empty when not understood), how sure
    from 0 to 1, and why."""

    sheet: str
    column: str
    target: str
    confidence: float
    why: Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping to edit: its text, every column of the file, sheets without a table, and the names of mappings that
    are shipped for this layout."""

    file: str
    text: str
    columns: tuple[ProposedColumn, ...]
    not_read: tuple[str, ...]
    fits: tuple[str, ...]


def propose(book: Book, shipped: Mapping[str, Rules], language: Language = "nl") -> Proposal:
    """Propose a mapping for the sheets of a file. `shipped` are known mappings by name, to say which of them fit.

    Raises InputFaults when no sheet holds a table in which anything is understood.
    """
    tables: list[tuple[FoundTable, tuple[Proposed, ...]]] = []
    for sheet in book.sheets:
        table = find_table(sheet)
        if table is not None:
            tables.append((table, propose_columns(table)))
    keys = _keys(tables)
    rules = {table.sheet.title: table_rules(table, columns, keys, language) for table, columns in tables}
    made = [one for one in rules.values() if one is not None]
    fits = tuple(name for name in sorted(shipped) if _fits(book, shipped[name]))
    if not made and not fits:
        what, mend = Message("mapping.fault.no_proposal"), Message("mapping.mend.no_proposal")
        raise InputFaults([Fault(Place(book.file), what, mend)])
    not_read = tuple(sheet.title for sheet in book.sheets if rules.get(sheet.title) is None)
    return Proposal(book.file, _text(book, made, not_read, language), _columns(tables, rules), not_read, fits)


def _keys(tables: Sequence[tuple[FoundTable, Sequence[Proposed]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table, columns in tables:
        for one in columns:
            if one.noun == table.noun and one.field in ("id", "name"):
                found.setdefault(table.noun, set()).update(value.casefold() for value in one.contents.distinct)
    return {noun: frozenset(values) for noun, values in found.items()}


def _columns(
    tables: Sequence[tuple[FoundTable, Sequence[Proposed]]], rules: Mapping[str, object]
) -> tuple[ProposedColumn, ...]:
    found = []
    for table, columns in tables:
        for one in columns:
            used = one.understood and rules[table.sheet.title] is not None
            target = f"{one.noun}.{one.field}" if used else ""
            found.append(
                ProposedColumn(table.sheet.title, one.column, target, one.confidence if used else 0.0, one.why)
            )
    return tuple(found)


def _fits(book: Book, mapping: Rules) -> bool:
    """Whether every table that a mapping must have is in the file; one for a folder of files fits no sheet."""
    if any(table.files for table in mapping.tables):
        return False
    for table in mapping.tables:
        titles = {heading_key(title) for title in table.sheets}
        sheets = [sheet for sheet in book.sheets if not titles or heading_key(sheet.title) in titles]
        there = any(find_headings(sheet.rows, table.need) is not None for sheet in sheets)
        if not there and not table.optional:
            return False
    return bool(mapping.tables)


def _text(book: Book, tables: list[dict[str, Any]], not_read: Sequence[str], language: Language) -> str:
    """The mapping as YAML. With one sheet no sheet is named, so that a later delivery may be called otherwise."""
    import yaml

    title = say(Message("mapping.proposal.title", file=book.file), language)
    data: dict[str, Any] = {"title": title}
    if not_read:
        why = say(Message("mapping.proposal.no_table"), language)
        data["not_read"] = [{"sheet": sheet, "why": why} for sheet in not_read]
    if len(book.sheets) == 1:
        tables = [{key: value for key, value in table.items() if key != "sheets"} for table in tables]
    data["tables"] = tables
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    return f"# {_HEAD[language]}\n{body}"
