"""On whom do we depend: first tier beside the whole chain, and where suppliers meet unseen."""

from __future__ import annotations

from dataclasses import dataclass

from regie.analyses.concentration import Level, Measure
from regie.landscape import Interval
from regie.locale import Language
from regie.reference_data.jurisdictions import country_name
from regie.reports import words
from regie.reports.assessment import Assessment

_TOP = 10


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its words."""

    share: Interval | None
    text: str


@dataclass(frozen=True, slots=True)
class DependRow:
    """One parent or country: of all applications, first tier and through the chain; of all critical processes."""

    name: str
    first: Share
    chain: Share
    critical: Share


@dataclass(frozen=True, slots=True)
class DependTable:
    """The largest of one level. `rest` counts those left out, `unknown` the applications with open ends."""

    level: str
    rows: tuple[DependRow, ...]
    rest: int
    unknown: int


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """A place where direct suppliers meet further down."""

    name: str
    suppliers: tuple[str, ...]
    applications: int
    critical: int


@dataclass(frozen=True, slots=True)
class Dependence:
    """The chapter: parents, countries, and hidden concentration."""

    tables: tuple[DependTable, ...]
    hidden: tuple[HiddenRow, ...]
    hidden_rest: int


def dependence(assessment: Assessment, language: Language) -> Dependence:
    """The largest parents and countries, and the busiest meeting places."""
    name_of = assessment.landscape.name_of
    hidden = tuple(
        HiddenRow(
            name_of(one.meets_at),
            tuple(name_of(id_) for id_ in one.suppliers),
            len(one.applications),
            len(one.critical_processes),
        )
        for one in assessment.concentration_chain.hidden
    )
    tables = tuple(_table(assessment, level, language) for level in (Level.PARENT, Level.JURISDICTION))
    return Dependence(tables, hidden[:_TOP], max(0, len(hidden) - _TOP))


def _table(assessment: Assessment, level: Level, language: Language) -> DependTable:
    through = assessment.concentration_chain
    parts = through.table(level, Measure.APPLICATIONS)
    first = assessment.concentration_first.table(level, Measure.APPLICATIONS)
    critical = through.table(level, Measure.CRITICAL_PROCESSES)
    rows = tuple(
        DependRow(
            party(assessment, level, part.key, language),
            _said(first.share_of(part.key), language),
            _said(part.share, language),
            _said(critical.share_of(part.key), language),
        )
        for part in parts.parts[:_TOP]
    )
    return DependTable(level.value, rows, max(0, len(parts.parts) - _TOP), len(parts.unknown))


def party(assessment: Assessment, level: Level, key: str, language: Language) -> str:
    """A party of a concentration table by name: a country in words, or an organisation."""
    return country_name(key, language) if level is Level.JURISDICTION else assessment.landscape.name_of(key)


def _said(share: Interval | None, language: Language) -> Share:
    return Share(share, words.share(share, language))
