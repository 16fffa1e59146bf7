"""A list as a file holds it: exactly its rows, columns and order, as cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from regie.actions.keeping.called import Called, called
from regie.actions.keeping.listing import CONTESTED, Query, every_thing
from regie.actions.keeping.rights import Actor
from regie.actions.keeping.shown import Shown
from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.locale import Language, Message, say
from regie.readers.records.cells import WORDS, protect, show
from regie.store.finding import facet_line
from regie.store.mapping import value_in
from regie.store.models import Thing

SEAL = "seal"
_CHUNK = 500
_LIGHT = ("key", "name", "known", "computed", "facets")


def list_cells(actor: Actor, query: Query, columns: Sequence[str], language: Language) -> Iterator[list[object]]:
    """A row of cells for each thing of a list, a few hundred read at a time: text, number, date, or None for unknown.

    What is referred to stands by its name, as people read it, or by its id where more than one thing bears that name;
    every form of file reads it back so.
    """
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[query.noun])}
    for things, names in _chunks(actor, query, [by_name[name] for name in columns if name in by_name]):
        for thing in things:
            yield [_cell(thing, name, by_name.get(name), names, language) for name in columns]


def list_data(actor: Actor, query: Query, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Each thing of a list as data for programs: ids and stable words, None for unknown; what is contested is named."""
    held = {one.name for one in fields(NOUN_BY_NAME[query.noun])}
    for thing in every_thing(actor, query).only(*_LIGHT).iterator(_CHUNK):
        contested = [name for name in columns if name in held and _contested(thing, name)]
        values = {name: (thing.known if name in held else thing.computed).get(name) for name in _plain(columns)}
        yield {"id": thing.key, **values, **({"contested": contested} if contested else {})}


def _plain(columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        yield from ("seal_low", "seal_high") if name == SEAL else (name,)


def _chunks(actor: Actor, query: Query, shown: Sequence[Field]) -> Iterator[tuple[list[Thing], Called]]:
    references = [one for one in shown if one.kind is Kind.REFERENCE]
    chunk: list[Thing] = []
    for thing in every_thing(actor, query).only(*_LIGHT).iterator(_CHUNK):
        chunk.append(thing)
        if len(chunk) == _CHUNK:
            yield chunk, _names(actor, chunk, references)
            chunk = []
    yield chunk, _names(actor, chunk, references)


def _names(actor: Actor, things: Sequence[Thing], references: Sequence[Field]) -> Called:
    wanted: set[str] = set()
    for thing in things:
        for one in references:
            held = thing.known.get(one.name, ())
            wanted.update(held if isinstance(held, list | tuple) else [held])
    return called(Shown(actor), wanted, {noun for one in references for noun in one.refers_to})


def _cell(thing: Thing, name: str, one: Field | None, names: Called, language: Language) -> object:
    if one is None:
        return _computed(thing.computed, name, language)
    if name not in thing.known:
        return WORDS[language]["contested"] if _contested(thing, name) else None
    held = thing.known[name]
    if one.kind is Kind.REFERENCE:
        held = names.value(one, held)
    return show(one, value_in(one, held), language)


def _contested(thing: Thing, name: str) -> bool:
    return f"\n{facet_line(name, CONTESTED)}" in thing.facets


def _computed(computed: Mapping[str, Any], name: str, language: Language) -> object:
    if name == SEAL:
        low, high = computed.get("seal_low"), computed.get("seal_high")
        return None if low is None else f"SEAL-{low}" if low == high else f"SEAL-{low}…{high}"
    held = computed.get(name)
    return protect(say(Message(f"landscape.verdict.{held}"), language)) if isinstance(held, str) else held
