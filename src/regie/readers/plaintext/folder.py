"""Records as mappings in YAML or JSON, and back. Only strings, numbers, lists and mappings; no types, no aliases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import is_
from pathlib import Path
from typing import Any

from regie.landscape import NO_SOURCE, NOUN_BY_NAME, NOUNS, Fact, Field, Kind, Landscape, Record, Source, fields
from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.plaintext.parsing import parse_text
from regie.readers.records.assemble import disassemble
from regie.readers.records.raw import Line, Raw, RawClaim, RawRow, at_line
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
            _records(raw, stem, Place(file), parsed.lines, data)
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
        self.known = frozenset({"source", "date", *self.plain, *self.facts})
        self.claims: dict[tuple[str, object], list[RawClaim]] = {}


def _records(raw: Raw, noun: str, file: Place, lines: Sequence[int], items: Sequence[object]) -> None:
    """A row for each record. Its cells are the record as it is, of which only the facts are asked."""
    form = _Form(noun)
    strange = not form.known.issuperset(chain.from_iterable(item for item in items if isinstance(item, dict)))
    rows: list[RawRow] = []
    for which, item in enumerate(items):
        line = file, lines, which
        if not isinstance(item, dict):
            what, mend = Message("plaintext.fault.record"), Message("plaintext.mend.record")
            raw.faults.append(Fault(at_line(line), what, mend))
            continue
        row = _record(raw, form, line, item)
        rows.append(row)
        for name in item if strange else ():
            if name not in form.known:
                what, mend = Message("plaintext.fault.field", field=name), Message("plaintext.mend.field")
                raw.faults.append(Fault(row.at(name), what, mend))
    for one in form.facts.values():
        if one.kind in _DECIMALS:
            for row in rows:
                if type(row.cells.get(one.name)) is str:
                    row.cells[one.name] = _number(one, row.cells[one.name])
    raw.rows += rows


def _record(raw: Raw, form: _Form, line: Line, item: dict[str, object]) -> RawRow:
    row = RawRow(form.noun, line, _read_source(raw, line, item))
    row.plain = {name: item[name] for name in form.plain if name in item}
    row.cells = item
    # said in compiled code, as of forty cells a few hold claims
    for name in [*compress(item, map(is_, map(type, item.values()), repeat(dict)))]:
        if name in form.facts:
            row.claims[name] = _claims(raw, row, form, name, item.pop(name))
    return row


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
    """The same for claims that say the same: as they are shown, for to Python 1.0, 1 and True are equal."""
    try:
        return repr(said)
    except RecursionError:  # too deep to be shown, and to be the value of anything
        return id(said)


def _claim(raw: Raw, row: RawRow, one: Field, claim: Mapping[str, object]) -> RawClaim:
    source = _read_source(raw, row.line, claim, one.name)
    return RawClaim(_number(one, claim.get("value")), source, overruled=_reason(claim.get("overruled")))


def _reason(held: object) -> str:
    text = str(held or "")
    return text if text.strip() else ""


def _read_source(raw: Raw, row: Line, item: Mapping[str, object], column: str = "") -> Source:
    name, held = str(item.get("source") or ""), item.get("date")
    if held is None or isinstance(held, str):
        try:
            return _source_of(name, held or "")
        except UnfitValueError:
            pass  # the fault is named below, at its place
    return Source(name, _day(raw, at_line(row, column), held))


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
