"""Facts as properties of an ArchiMate element: label and value as people read them, sources in properties beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from regie.landscape import NO_SOURCE, Dependency, Fact, Field, Kind, Landscape, Ownership, Record, Source, fields
from regie.locale import Language, Message, say
from regie.readers.archimate.marks import FIELDS
from regie.readers.archimate.model import Property, Words
from regie.readers.records.cells import WORDS, as_text
from regie.readers.records.values import choice_label

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, or would change; no file that is read here can hold it either."""


def words(text: str, language: Language) -> Words:
    """A text in one language, without the characters that XML cannot hold; no words for an empty text."""
    clean = _ILLEGAL.sub("", text)
    return Words(((language, clean),)) if clean.strip() else Words()


class Properties:
    """The properties of the things of one landscape, in one language."""

    def __init__(self, landscape: Landscape, language: Language) -> None:
        self._landscape, self._language = landscape, language

    def of(self, record: Record) -> tuple[Property, ...]:
        """Every fact that neither the documentation nor a relationship holds, then the source of the row."""
        return (*self._facts(record), *self._row(record.source))

    def source_of(self, fact: Fact[Any], row: Source) -> tuple[Property, ...]:
        """The sources of a fact's claims, unless they are the row's own; for a relationship, which has no row."""
        sources = dict.fromkeys(claim.source for claim in fact.claims)
        shown = "; ".join(text for source in sources or (row,) if (text := self._source(source)))
        return self._property(self._say("workbook.column.source"), shown)

    def _say(self, key: str) -> str:
        return say(Message(key), self._language)

    def _property(self, name: str, text: str) -> tuple[Property, ...]:
        value = words(text, self._language)
        return (Property(name, value),) if value.texts else ()

    def _row(self, source: Source) -> Iterator[Property]:
        yield from self._property(self._say("workbook.column.source"), source.name)
        if source.date:
            yield from self._property(self._say("workbook.column.date"), source.date.isoformat())

    def _facts(self, record: Record) -> Iterator[Property]:
        ends = isinstance(record, Dependency | Ownership)
        for field in fields(type(record)):
            label = self._say(f"landscape.field.{record.noun}.{field.name}.label")
            held = getattr(record, field.name)
            if field.plain:
                is_end = ends and field.kind in (Kind.REFERENCE, Kind.CHOICE)
                if field.name not in ("id", "name", "group") and not is_end:
                    yield from self._property(label, self._value(field, held))
            elif held.claims or held.asked != NO_SOURCE or held.overruled:
                yield from self._fact(record, field, held, label)

    def _fact(self, record: Record, field: Field, fact: Fact[Any], label: str) -> Iterator[Property]:
        if fact.known and not self._elsewhere(record, field, fact):
            yield from self._property(label, self._value(field, fact.claims[0].value))
            sources = dict.fromkeys(claim.source for claim in fact.claims)
            if list(sources) != [record.source]:
                shown = "; ".join(text for source in sources if (text := self._source(source)))
                yield from self._property(f"{label} ({self._say('exports.word.source')})", shown)
        elif fact.claims and not fact.known:
            claims = "; ".join(self._claim(field, claim.value, claim.source) for claim in fact.claims)
            yield from self._property(label, f"{WORDS[self._language]['contested']}: {claims}")
        if fact.overruled:
            aside = "; ".join(f"{self._claim(field, one.value, one.source)}: {one.reason}" for one in fact.overruled)
            yield from self._property(f"{label} ({self._say('exports.word.overruled')})", aside)
        if fact.asked != NO_SOURCE:
            yield from self._property(f"{label} ({self._say('exports.word.asked')})", self._source(fact.asked))

    def _elsewhere(self, record: Record, field: Field, fact: Fact[Any]) -> bool:
        """Whether the documentation or relationships hold this known fact. "There is none" they cannot say."""
        if field.name == "description":
            return True
        return f"{record.noun}.{field.name}" in FIELDS and bool(fact.claims[0].value)

    def _claim(self, field: Field, value: Any, source: Source) -> str:
        shown = self._source(source)
        return f"{self._value(field, value)} [{shown}]" if shown else self._value(field, value)

    def _value(self, field: Field, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(self._one(field, item) for item in value) or WORDS[self._language]["none"]
        return self._one(field, value)

    def _one(self, field: Field, value: Any) -> str:
        match field.kind:
            case Kind.REFERENCE:
                return self._landscape.name_of(value) if value else WORDS[self._language]["none"]
            case Kind.CHOICE:
                return choice_label(value, self._language)
            case Kind.YES_NO:
                return WORDS[self._language]["yes" if value else "no"]
            case _:
                return as_text(value)

    def _source(self, source: Source) -> str:
        parts = (source.name, source.date.isoformat() if source.date else "")
        return ", ".join(part for part in parts if part)
