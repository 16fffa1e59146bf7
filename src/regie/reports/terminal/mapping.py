"""Mappings on a terminal: the examples of one and how they came out, and what a file is proposed to mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.locale.speech import percent
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.mapping import ExampleResult, Mapping
    from regie.readers.mapping.proposal import Proposal


def show_mapping_check(
    mapping: Mapping, examples: Sequence[ExampleResult], console: Console, language: Language
) -> None:
    """How many tables and records a mapping knows, and how its examples came out."""
    records = sum(len(table.records) for table in mapping.tables)
    title = dict(mapping.title).get(language) or mapping.name
    line(
        console,
        _say("checked", language, name=mapping.name, title=title, tables=len(mapping.tables), n=records),
        "bold",
    )
    if not examples:
        line(console, _say("no_examples", language))
        return
    rows = []
    for example in examples:
        found = "✓" if example.ok else "; ".join(say(one, language) for one in example.differences)
        rows.append((example.sentence(language), found))
    table(console, _say("examples", language), [_say(name, language) for name in ("sentence", "outcome")], rows)


def show_proposal(proposal: Proposal, console: Console, language: Language) -> None:
    """Every column of the file: what it is proposed for, how sure, and why."""
    understood = sum(bool(one.target) for one in proposal.columns)
    said = {"file": proposal.file, "understood": understood, "n": len(proposal.columns)}
    line(console, _say("mapped", language, **said), "bold")
    rows = [
        (one.sheet, one.column, one.target or "–", percent(one.confidence, language), say(one.why, language))
        for one in proposal.columns
    ]
    headings = [_say(name, language) for name in ("sheet", "column", "target", "sure", "why")]
    table(console, _say("columns", language), headings, rows)
    if proposal.not_read:
        line(console, _say("no_table", language, names=proposal.not_read))
    if proposal.fits:
        line(console, _say("fits", language, names=proposal.fits), "green")


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"mapping.screen.{key}", **values), language)
