"""A mapping on a terminal: its examples, each with what came out otherwise than expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console

    from regie.readers.mapping import ExampleResult, Mapping


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
    rows = []
    for example in examples:
        found = "✓" if example.ok else "; ".join(say(one, language) for one in example.differences)
        rows.append((example.sentence(language), found))
    table(console, _say("examples", language), [_say(name, language) for name in ("sentence", "outcome")], rows)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"mapping.screen.{key}", **values), language)
