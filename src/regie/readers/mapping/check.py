"""What is wrong with a mapping whose form is right: names that do not exist, two rules for one thing."""

from __future__ import annotations

import dataclasses
import difflib
from collections import Counter
from collections.abc import Iterable

from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.locale import Message
from regie.readers.mapping.changes import CHANGES
from regie.readers.mapping.form import Mapping, Origin, RecordRule, Table
from regie.readers.mapping.headings import names_used
from regie.readers.mapping.identity import heading_key, value_key
from regie.readers.mapping.origins import UNKNOWN
from regie.readers.mapping.parse import Notes
from regie.readers.records.values import UnfitValueError, parse

_WAYS = ("column", "constant", "record", "first_of", "all_of", "describe")
_OF_COLUMN = ("also", "split", "remove_prefix", "change", "unknown", "values")


def check(mapping: Mapping, notes: Notes) -> None:
    """Note every fault of a mapping; afterwards it can be used when there is none among them."""
    closed = {heading_key(one.sheet) for one in (*mapping.never_read, *mapping.not_read)}
    for one in (*mapping.never_read, *mapping.not_read):
        if not one.sheet:
            notes.wrong("key_missing", one.line, key="sheet", part=Message("mapping.part.unused"))
    for table in mapping.tables:
        for title in table.sheets:
            if heading_key(title) in closed:
                notes.wrong("closed_sheet", table.line, sheet=title)
        _table(table, notes)


def _table(table: Table, notes: Notes) -> None:
    for name in _repeated(one.column for one in table.not_used):
        notes.wrong("twice", table.line, key=name)
    for name in _repeated(rule.name for rule in table.records):
        notes.wrong("called_twice", table.line, name=name)
    used = {*names_used(dataclasses.replace(table, not_used=(), need=())), *table.filled_in}
    for name in sorted({one.column for one in table.not_used} & used):
        notes.wrong("closed_column", table.line, column=name)
    earlier: dict[str, str] = {}
    for rule in table.records:
        if rule.noun not in NOUN_BY_NAME:
            _unknown(notes, "noun", rule.line, rule.noun, tuple(NOUN_BY_NAME))
        else:
            _rule(rule, {one.name: one.noun for one in table.records}, tuple(earlier), notes)
        earlier[rule.name] = rule.noun


def _rule(rule: RecordRule, called: dict[str, str], earlier: tuple[str, ...], notes: Notes) -> None:
    known = {one.name: one for one in fields(NOUN_BY_NAME[rule.noun])}
    named = "name" in known
    if rule.id is None and named:
        notes.wrong("no_id", rule.line, record=rule.name)
    for origin in (one for one in (rule.id, rule.date) if one is not None and not one.record):
        _origin(origin, Field("id", Kind.TEXT), {}, notes)
    if rule.id is not None and rule.id.record and rule.id.record not in earlier:
        _unknown(notes, "record", rule.id.line, rule.id.record, earlier)
    if rule.each and rule.each not in earlier:
        _unknown(notes, "record", rule.line, rule.each, earlier)
    for name, origin in rule.fields:
        if name not in known or name == "id":
            _unknown(notes, "field", origin.line, name, tuple(one for one in known if one != "id"))
        else:
            _origin(origin, known[name], called, notes)
    given = {name for name, _ in rule.fields}
    for one in known.values():
        if one.plain and one.name not in ("id", "group") and one.name not in given:
            notes.wrong("field_missing", rule.line, field=one.name, record=rule.name)


def _origin(origin: Origin, field: Field, called: dict[str, str], notes: Notes) -> None:
    ways = [way for way in _WAYS if getattr(origin, way)]
    if len(ways) != 1:
        notes.wrong("ways", origin.line, field=field.name, ways=_WAYS)
        return
    if ways == ["column"]:
        _column(origin, field, notes)
    else:
        for key in (key for key in _OF_COLUMN if getattr(origin, key)):
            notes.wrong("of_column", origin.line, key=key)
    if origin.record and field.name != "id":
        _reference(origin, field, called, notes)
    if origin.constant:
        _word(origin, field, origin.constant, notes)
    for inner in (*origin.first_of, *origin.all_of, *origin.describe):
        _origin(inner, field, called, notes)


def _column(origin: Origin, field: Field, notes: Notes) -> None:
    for name in origin.change:
        if name not in CHANGES:
            _unknown(notes, "change", origin.line, name, tuple(CHANGES))
    for value in _repeated(value_key(value) for value, _ in origin.values):
        notes.wrong("twice", origin.line, key=value)
    for _, words in origin.values:
        for word in words:
            _word(origin, field, word, notes)


def _reference(origin: Origin, field: Field, called: dict[str, str], notes: Notes) -> None:
    if origin.record not in called:
        _unknown(notes, "record", origin.line, origin.record, tuple(called))
    elif called[origin.record] not in field.refers_to:
        nouns = tuple(Message(f"landscape.noun.{noun}.one") for noun in field.refers_to)
        notes.wrong("refers_to", origin.line, field=field.name, record=origin.record, nouns=nouns)


def _word(origin: Origin, field: Field, word: str, notes: Notes) -> None:
    """Note a word that the field cannot hold."""
    if word == UNKNOWN or (word == "none" and field.many) or field.kind is Kind.REFERENCE:
        return
    try:
        parse(field, word)
    except UnfitValueError as unfit:
        notes.wrong("word", origin.line, field=field.name, word=word, mend=unfit.mend)


def _unknown(notes: Notes, what: str, line: int, name: str, known: tuple[str, ...]) -> None:
    near = difflib.get_close_matches(name, known, n=3) or known
    notes.wrong(f"no_{what}", line, name=name, known=tuple(near))


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
