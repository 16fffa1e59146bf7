"""All single failures and all pairs, on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from regie.analyses.failure import Pairs, Ranking, Single, SingleKind
from regie.landscape import Landscape
from regie.locale import Language, Message, listing, say
from regie.reference_data.jurisdictions import country_name
from regie.reports.failure.tables import Row, span
from regie.reports.failure.terminal import show_table
from regie.reports.failure.workbook import write_tables
from regie.reports.terminal.table import line

if TYPE_CHECKING:
    from rich.console import Console


def show_failures(found: Ranking, console: Console, language: Language) -> None:
    """The worst single failures, and the alternatives that are none."""
    line(console, _say("all", language, day=found.at, n=len(found.failures), harmless=found.harmless), "bold")
    show_table(console, "ranked", list(ranked_rows(found, language)), language, right=7)
    shared = list(shared_rows(found, language))
    if shared:
        show_table(console, "shared", shared, language)
    else:
        line(console, _say("none.shared", language))


def failures_xlsx(found: Ranking, path: str | Path, language: Language) -> None:
    """Both tables whole. Raises OSError when the path cannot be written."""
    write_tables(
        {"ranked": list(ranked_rows(found, language)), "shared": list(shared_rows(found, language))}, path, language
    )


def show_pairs(found: Pairs, console: Console, language: Language) -> None:
    """The worst pairs."""
    line(console, _say("pairs", language, day=found.at, n=len(found.pairs), compared=found.compared), "bold")
    if found.pairs:
        show_table(console, "pairs", list(_pairs(found, language)), language)


def pairs_xlsx(found: Pairs, path: str | Path, language: Language) -> None:
    """Every pair. Raises OSError when the path cannot be written."""
    write_tables({"pairs": list(_pairs(found, language))}, path, language)


def _pairs(found: Pairs, language: Language) -> Iterator[Row]:
    for pair in found.pairs:
        names = (single_name(found.landscape, one, language)[1] for one in (pair.first, pair.second))
        processes = [found.landscape.name_of(id_) for id_, _ in pair.processes]
        yield (*names, pair.surely, listing(processes, language))


def ranked_rows(found: Ranking, language: Language) -> Iterator[Row]:
    """A row a single failure, the worst first."""
    for one in found.failures:
        spans = (one.critical, one.processes, one.hours, one.people, one.clusters, one.applications, one.cost)
        yield (*single_name(found.landscape, one.single, language), *(span(each, language) for each in spans))


def shared_rows(found: Ranking, language: Language) -> Iterator[Row]:
    """A row a group of alternatives that fall away together."""
    for one in found.shared:
        names = listing([found.landscape.name_of(id_) for id_ in one.members], language)
        sure = _say(f"sure.{one.surely.value}", language)
        yield (
            found.landscape.name_of(one.thing),
            one.group,
            names,
            *single_name(found.landscape, one.single, language),
            sure,
        )


def single_name(landscape: Landscape, single: Single, language: Language) -> tuple[str, str]:
    """Its kind and its name."""
    country = single.kind is SingleKind.COUNTRY
    name = country_name(single.key, language) if country else landscape.name_of(single.key)
    return _say(f"single.{single.kind.value}", language), name


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"failure.{key}", **values), language)
