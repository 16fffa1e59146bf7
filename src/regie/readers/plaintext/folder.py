"""Records as mappings in YAML or JSON, and back. Only strings, numbers, lists and mappings; no types, no aliases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from regie.landscape import NO_SOURCE, NOUN_BY_NAME, NOUNS, Fact, Field, Kind, Landscape, Record, Source, fields
from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.plaintext.parsing import parse_text
from regie.readers.records.assemble import disassemble
from regie.readers.records.raw import Raw, RawClaim, RawRow
from regie.readers.records.values import UnfitValueError, parse, plain

ABOUT = "landscape"
_DECIMALS = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MONEY, Kind.HOURS})
_DATE_FIELD = next(field for field in fields(NOUN_BY_NAME["contract"]) if field.kind is Kind.DATE)


def write_folder(path: Path, landscape: Landscape, form: str = "yaml") -> None:
    """Write one file a noun that has things, and one about the landscape; `form` is yaml or json."""
    path.mkdir(exist_ok=True)
    for name, data in folder_data(landscape).items():
        (path / f"{name}.{form}").write_text(as_text(data, form), encoding="utf-8")


def folder_data(landscape: Landscape) -> dict[str, object]:
    """What each file holds, by name without suffix."""
    about = {"name": landscape.name, "as_of": landscape.as_of.isoformat() if landscape.as_of else ""}
    found: dict[str, object] = {ABOUT: about}
    for noun in NOUNS:
        if records := landscape.all(noun):
            found[noun.noun] = [_mapping(record) for record in records]
    return found


def as_text(data: object, form: str) -> str:
    """Plain data as the text of a file."""
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def _mapping(record: Record) -> dict[str, object]:
    values, facts = disassemble(record)
    found = {name: plain(value) for name, value in values.items() if value != "" or name == "name"}
    found.update(_source(record.source))
    for one in fields(type(record)):
        if one.name in facts:
            found[one.name] = _fact(one, facts[one.name], record.source)
    return found


def _source(source: Source) -> dict[str, object]:
    found: dict[str, object] = {}
    if source.name:
        found["source"] = source.name
    if source.date:
        found["date"] = source.date.isoformat()
    return found


def _fact(one: Field, fact: Fact[Any], row: Source) -> object:
    if len(fact.claims) == 1 and fact.claims[0].source == row and fact.asked == NO_SOURCE and not fact.overruled:
        return _value(one, fact.claims[0].value)
    claims: list[object] = [{"value": _value(one, claim.value), **_source(claim.source)} for claim in fact.claims]
    claims += [
        {"value": _value(one, claim.value), **_source(claim.source), "overruled": claim.reason}
        for claim in fact.overruled
    ]
    if fact.asked != NO_SOURCE:
        claims.append({"asked": True, **_source(fact.asked)})
    return {"claims": claims}


def _value(one: Field, value: Any) -> object:
    if one.many:
        return [_scalar(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> object:
    value = plain(value)
    return value.isoformat() if isinstance(value, date) else value


def read_texts(texts: Mapping[str, str]) -> Raw:
    """Raw rows from texts by file name. A file that is no YAML or JSON is a fault."""
    raw = Raw()
    for file, text in texts.items():
        parsed = parse_text(file, text)
        raw.faults.extend(parsed.faults)
        data, stem = parsed.data, Path(file).stem
        if stem == ABOUT and isinstance(data, dict):
            raw.name = str(data.get("name", ""))
            raw.as_of = _day(raw, Place(file, row=1, column="as_of"), data.get("as_of"))
        elif stem in NOUN_BY_NAME and isinstance(data, list):
            form = _Form(stem)
            for line, item in zip(parsed.lines, data, strict=True):
                _record(raw, form, Place(file, row=line), item)
        elif not parsed.faults and data is not None:
            raw.faults.append(Fault(Place(file), Message("plaintext.fault.file"), Message("plaintext.mend.file")))
    return raw


class _Form:
    """What may stand in the records of one noun, and the claims that came by in them."""

    def __init__(self, noun: str) -> None:
        held = fields(NOUN_BY_NAME[noun])
        self.noun = noun
        self.plain = tuple(one.name for one in held if one.plain)
        self.facts = {one.name: one for one in held if not one.plain}
        # the name as the noun itself has it: a thing is made twice as fast when it is the very same text
        self.names = {name: name for name in self.facts}
        self.known = frozenset({"source", "date", *self.plain, *self.facts})
        self.decimals = frozenset(one.name for one in held if one.kind in _DECIMALS)
        self.claims: dict[tuple[str, object], list[RawClaim]] = {}


def _record(raw: Raw, form: _Form, place: Place, item: object) -> None:
    if not isinstance(item, dict):
        raw.faults.append(Fault(place, Message("plaintext.fault.record"), Message("plaintext.mend.record")))
        return
    row = RawRow(form.noun, place, _read_source(raw, place, item))
    row.plain = {name: item[name] for name in form.plain if name in item}
    names = form.names
    row.cells = {names[name]: held for name, held in item.items() if held is not None and name in names}
    for name in [name for name, held in row.cells.items() if type(held) is dict]:
        row.claims[name] = _claims(raw, row, form, name, row.cells.pop(name))
    for name in form.decimals & row.cells.keys():
        row.cells[name] = _number(form.facts[name], row.cells[name])
    if not item.keys() <= form.known:
        for name in (str(name) for name in item if name not in form.known):
            what = Message("plaintext.fault.field", field=name)
            raw.faults.append(Fault(row.at(name), what, Message("plaintext.mend.field")))
    raw.rows.append(row)


def _number(one: Field, held: object) -> object:
    """YAML has one way to write decimals, so that 1.234 is no thousand here, as it may be in a cell."""
    if isinstance(held, str) and one.kind in _DECIMALS and re.fullmatch(r"-?\d+\.\d+", held):
        return float(held)
    return held


def _claims(raw: Raw, row: RawRow, form: _Form, name: str, held: Any) -> list[RawClaim]:
    """The claims of a field. Estates repeat themselves: rows of which the same is said share what they hold."""
    said = held.get("claims")
    if not isinstance(said, list) or not {dict}.issuperset(map(type, said)):
        raw.faults.append(Fault(row.at(name), Message("plaintext.fault.claims"), Message("plaintext.mend.claims")))
        return []
    key = name, _alike(said)
    found = form.claims.get(key)
    if found is None:
        faults = len(raw.faults)
        found = [_claim(raw, row, form.facts[name], claim) for claim in said]
        if len(raw.faults) == faults:
            form.claims[key] = found
    return found


def _alike(said: Sequence[Mapping[str, object]]) -> object:
    """The same for claims that say the same. To Python 1.0, 1 and True are equal, so the types are part of it."""
    parts: list[object] = []
    for claim in said:
        parts += claim.items()
        parts += map(type, claim.values())
    return repr(said) if list in parts or dict in parts else tuple(parts)


def _claim(raw: Raw, row: RawRow, one: Field, claim: Mapping[str, object]) -> RawClaim:
    source = _read_source(raw, row.place, claim, one.name)
    return RawClaim(_number(one, claim.get("value")), source, overruled=_reason(claim.get("overruled")))


def _reason(held: object) -> str:
    text = str(held or "")
    return text if text.strip() else ""


def _read_source(raw: Raw, row: Place, item: Mapping[str, object], column: str = "") -> Source:
    name, held = str(item.get("source") or ""), item.get("date")
    if held is None or isinstance(held, str):
        try:
            return _source_of(name, held or "")
        except UnfitValueError:
            pass  # the fault is named below, at its place
    return Source(name, _day(raw, Place(row.file, row.sheet, row.row, column), held))


@lru_cache(maxsize=4096)
def _source_of(name: str, day: str) -> Source:
    return Source(name, parse(_DATE_FIELD, day) if day else None)


def _day(raw: Raw, place: Place, held: object) -> date | None:
    if held in (None, ""):
        return None
    try:
        day: date = parse(_DATE_FIELD, held)
    except UnfitValueError as unfit:
        raw.faults.append(Fault(place, unfit.what, unfit.mend))
        return None
    return day
