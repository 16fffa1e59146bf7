"""Proposed columns as the data of a mapping: one record for the row, and those that others are called by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.locale import Language, Message, say
from regie.readers.mapping.identity import value_key
from regie.readers.mapping.proposal.columns import Proposed
from regie.readers.mapping.proposal.contents import NOTHING
from regie.readers.mapping.proposal.tables import FoundTable

Keys = Mapping[str, frozenset[str]]
"""Per noun the ids and names that the tables of the file hold, casefolded: what a column may refer to."""
_SAME_THING = 0.8
_MAKES = {"organisation": "org-", "platform": "platform-", "application": "app-"}
"""Nouns that a name in a column is enough for, and how their ids begin."""


def table_rules(
    table: FoundTable, columns: Sequence[Proposed], keys: Keys, language: Language
) -> dict[str, Any] | None:
    """A table of a mapping; None when no column says what a row is called."""
    mine = {one.field: one for one in columns if one.noun == table.noun}
    named = mine.get("name") or mine.get("id")
    if not table.noun or named is None:
        return None
    key = mine["id"] if "id" in mine and mine["id"].contents.unique else named
    records: list[dict[str, Any]] = []
    main = _record(table.noun, key, mine, columns, keys, language, records)
    records.append(main)
    records.extend(_companions(table.noun, key, named, columns, language))
    found: dict[str, Any] = {"sheets": [table.sheet.title], "need": list(dict.fromkeys((key.column, named.column)))}
    if empty := _empty(table, columns):
        found["empty"] = empty
    found["records"] = records
    if unused := [_unused(one, language) for one in columns if not one.understood]:
        found["not_used"] = unused
    return found


def _record(
    noun: str,
    key: Proposed,
    mine: Mapping[str, Proposed],
    columns: Sequence[Proposed],
    keys: Keys,
    language: Language,
    others: list[dict[str, Any]],
) -> dict[str, Any]:
    record: dict[str, Any] = {"noun": noun, "id": _id(noun, key)}
    rules: dict[str, Any] = {}
    for field in fields(NOUN_BY_NAME[noun]):
        one = mine.get(field.name)
        if field.name == "name" and one is None:
            one = mine["id"]
        if field.name == "id" or one is None:
            continue
        if field.kind is Kind.REFERENCE:
            rules[field.name] = _reference(field, one, keys, language, others)
        elif field.name == "aliases":
            same = [each for each in columns if each.field == "aliases"]
            rules[field.name] = {"all_of": [_origin(field, each, language) for each in same]}
        else:
            rules[field.name] = _origin(field, one, language)
    record["fields"] = rules
    return record


def _id(noun: str, key: Proposed) -> dict[str, Any]:
    """The key as it stands when it is one; a name as an id, marked with its noun since other things have that name."""
    if key.field == "id":
        return {"column": key.column}
    change = "organisation_id" if noun == "organisation" else "short_id"
    return {"column": key.column, "change": [change], "prefix": _MAKES.get(noun, f"{noun}-")}


def _origin(field: Field, one: Proposed, language: Language) -> dict[str, Any]:
    origin: dict[str, Any] = {"column": one.column}
    if field.many and any(";" in value for value in one.contents.distinct):
        origin["split"] = [";"]
    changes = ["role_only"] if field.name == "owner" and one.contents.filled else list(one.changes)
    if changes:
        origin["change"] = changes
    if "json_list" in changes and not field.many:
        origin["join"] = "; "
    if field.kind is Kind.CHOICE and one.contents.filled:
        origin["values"] = one.contents.words(field, one.changes)
    return {**origin, **_why(one, language)}


def _reference(
    field: Field, one: Proposed, keys: Keys, language: Language, others: list[dict[str, Any]]
) -> dict[str, Any]:
    """A column that names other things: by what another table of the file holds, else by a record of its own."""
    split = {"split": [";"]} if field.many and any(";" in value for value in one.contents.distinct) else {}
    here = [noun for noun in field.refers_to if one.contents.share_in(keys.get(noun, frozenset())) >= _SAME_THING]
    makes = next((noun for noun in field.refers_to if noun in _MAKES), "")
    if here or not makes:
        return {"column": one.column, **split, **_why(one, language)}
    change = "organisation_id" if makes == "organisation" else "short_id"
    origin = {"column": one.column, **split, "change": [change], "prefix": _MAKES[makes]}
    others.append(
        {
            "noun": makes,
            "called": field.name.replace("_", " "),
            "shared": True,
            "id": origin,
            "fields": {"name": {"column": one.column}},
        }
    )
    return {"record": field.name.replace("_", " "), **_why(one, language)}


def _companions(
    noun: str, key: Proposed, named: Proposed, columns: Sequence[Proposed], language: Language
) -> list[dict[str, Any]]:
    """What a row says of the data kept in an application, or used in a process."""
    theirs = [one for one in columns if one.understood and one.noun != noun]
    if not theirs:
        return []
    companion = theirs[0].noun
    known = {field.name: field for field in fields(NOUN_BY_NAME[companion])}
    prefix = say(Message("mapping.proposal.data_of"), language)
    rules: dict[str, Any] = {"name": {"column": named.column, "prefix": f"{prefix} "}}
    if noun in known["stored_in"].refers_to:
        rules["stored_in"] = {"record": noun}
    rules.update({one.field: _origin(known[one.field], one, language) for one in theirs})
    id_ = _id(noun, key)
    return [
        {
            "noun": companion,
            "id": {**id_, "prefix": f"data-{id_.get('prefix', '')}"},
            "when_filled": [one.column for one in theirs],
            "fields": rules,
        }
    ]


def _empty(table: FoundTable, columns: Sequence[Proposed]) -> list[str]:
    """Words for nothing that occur in the table; and 0 when the sheet is made of formulas, where it means empty."""
    cells = {value_key(cell) for one in columns for cell in one.contents.cells if cell is not None}
    found = [word for word in NOTHING if value_key(word) in cells and (value_key(word) or _dashes(columns))]
    formulas = any(cell.formula for cell in table.sheet.special.values())
    return [*found, "0"] if formulas and "0" in cells else found


def _dashes(columns: Sequence[Proposed]) -> bool:
    return any(cell == "-" for one in columns for cell in one.contents.cells)


def _unused(one: Proposed, language: Language) -> dict[str, Any]:
    return {"column": one.column, "why": say(one.why, language)}


def _why(one: Proposed, language: Language) -> dict[str, Any]:
    return {"confidence": one.confidence, "why": say(one.why, language)}
