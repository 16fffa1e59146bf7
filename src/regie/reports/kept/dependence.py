"""Concentration as pieces: each table of a view, and where suppliers meet unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regie.analyses.concentration import Concentration, Table


def dependence(concentration: Concentration) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table by `level/measure`, its largest parts first; `open` is the share that may belong to any part."""
    for (level, measure), table in concentration.tables.items():
        yield f"{level.value}/{measure.value}", _table(table)


def _table(table: Table) -> dict[str, Any]:
    return {
        "level": table.level,
        "measure": table.measure,
        "total": table.total,
        "hhi": table.hhi,
        "open": table.open_amount / table.total if table.total else 0,
        "unknown": len(table.unknown),
        "unmeasured": len(table.unmeasured),
        "parts": [
            {
                "key": part.key,
                "amount": part.amount,
                "share": [part.share.low, part.share.high],
                "things": len(part.things),
            }
            for part in table.parts
        ],
    }


def hidden(concentration: Concentration) -> list[dict[str, Any]]:
    """Where two or more direct suppliers meet further down, the most applications first."""
    return [
        {
            "at": one.meets_at,
            "suppliers": one.suppliers,
            "applications": len(one.applications),
            "processes": one.critical_processes,
        }
        for one in sorted(concentration.hidden, key=lambda one: -len(one.applications))
    ]
