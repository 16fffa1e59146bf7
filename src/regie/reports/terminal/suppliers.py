"""The supplier register, and what it and others added to a landscape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.locale import Language, Message, day, listing, number, percent, say
from regie.reference_data.suppliers import Citation, Owner, Supplier, register
from regie.reports import words
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.directories import Enrichment

_SHOWN = 40


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"suppliers.{key}", **values), language)


def show_suppliers(found: Sequence[Supplier], console: Console, language: Language) -> None:
    """One or a few with every fact and its document; many as a table with what is known, and counts."""
    if len(found) > 5:
        _show_all(found, console, language)
        return
    for one in found:
        _show_one(one, console, language)


def _show_all(found: Sequence[Supplier], console: Console, language: Language) -> None:
    names = register().suppliers
    rows = [
        (
            one.name,
            one.value("legal_name") or "",
            one.value("seat") or "?",
            listing([names[owner.owner].name for owner in one.owners], language),
        )
        for one in found
    ]
    table(console, "", [_say(f"heading.{name}", language) for name in ("name", "legal_name", "seat", "owner")], rows)
    counts = [(_field(name, language), number(count, language)) for name, count in register().count().items()]
    title = _say("count", language, n=len(found))
    table(console, title, [_say(f"heading.{name}", language) for name in ("fact", "sources")], counts, right=1)


def _show_one(one: Supplier, console: Console, language: Language) -> None:
    names = register().suppliers
    line(console, one.name, "bold")
    for key, words_ in (("aliases", one.aliases), ("products", one.products)):
        if words_:
            line(console, f"{_say(key, language)}: {listing(words_, language)}")
    rows = [
        (_field(name, language), _value(name, cited.value, language), *_document(cited.citation, language))
        for name, claims in one.facts.items()
        for cited in claims
    ]
    rows += [
        (_field("owners", language), _owner(owner, language), *_document(owner.citation, language))
        for owner in one.owners
    ]
    rows += [
        (_field("sub_processors", language), names[cited.value].name, *_document(cited.citation, language))
        for cited in one.sub_processors
    ]
    headings = [_say(f"heading.{name}", language) for name in ("fact", "value", "document", "date")]
    table(console, "", headings, rows)
    if one.all_sub_processors is None:
        line(console, _say("not_all", language))
    if one.to_verify:
        waiting = [f"{_field(name, language)}: {value}" for name, value in one.to_verify.items()]
        line(console, _say("to_verify", language, facts=tuple(waiting)))


def _field(name: str, language: Language) -> str:
    if name in ("owners", "to_verify"):
        return _say(f"field.{name}", language)
    return say(Message(f"landscape.field.organisation.{name}.label"), language)


def _value(name: str, written: str, language: Language) -> str:
    return say(Message("reports.value", value=written == "yes"), language) if name == "independent" else written


def _owner(owner: Owner, language: Language) -> str:
    parts = [register().suppliers[owner.owner].name]
    if owner.share is not None:
        parts.append(percent(owner.share, language))
    if owner.since:
        parts.append(_say("since", language, day=owner.since))
    if owner.until:
        parts.append(_say("until", language, day=owner.until))
    return ", ".join(parts)


def _document(citation: Citation, language: Language) -> tuple[str, str]:
    return citation.words, day(citation.as_of, language)


def show_enrichment(result: Enrichment, console: Console, language: Language) -> None:
    """How many organisations were found and how; which facts became known or contested; what needs a look."""
    by = Counter(one.by.value for one in result.matches)
    rows = [(_say(f"by.{name}", language), number(count, language)) for name, count in by.items()]
    rows += [
        (_say("ambiguous", language), number(len(result.ambiguous), language)),
        (_say("unmatched", language), number(len(result.unmatched), language)),
    ]
    headings = [_say("heading.how", language), _say("heading.n", language)]
    table(console, _say("matched", language), headings, rows, right=1)
    counts = {"filled": len(result.filled), "contested": len(result.contested), "added": len(result.added)}
    for name, count in counts.items():
        line(console, _say(name, language, n=count))
    landscape = result.landscape
    contested = [
        (words.field_label(landscape, ref, language), words.shown(landscape, landscape.fact(ref), language))
        for ref in dict.fromkeys(result.contested)
    ]
    if contested:
        headings = [_say("heading.fact", language), _say("heading.claims", language)]
        table(console, _say("look", language), headings, contested[:_SHOWN])
    doubtful = [(landscape.name_of(one.organisation), listing(one.entries, language)) for one in result.ambiguous]
    if doubtful:
        headings = [_say("heading.organisation", language), _say("heading.entries", language)]
        table(console, _say("which", language), headings, doubtful[:_SHOWN])
