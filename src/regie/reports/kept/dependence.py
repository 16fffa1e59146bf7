"""Concentration as pieces: the tables of one view, and where suppliers meet unseen."""

from __future__ import annotations

from typing import Any

from regie.analyses.concentration import Concentration

_PARTS = 200


def dependence(concentration: Concentration) -> list[dict[str, Any]]:
    """Every table, its largest parts first; what a part surely holds is named."""
    return [
        {
            "level": table.level,
            "measure": table.measure,
            "total": table.total,
            "hhi": table.hhi,
            "unknown": len(table.unknown),
            "unmeasured": len(table.unmeasured),
            "parts": [
                {
                    "key": part.key,
                    "amount": part.amount,
                    "share": [part.share.low, part.share.high],
                    "things": len(part.things),
                }
                for part in table.parts[:_PARTS]
            ],
            "more": max(0, len(table.parts) - _PARTS),
        }
        for table in concentration.tables.values()
    ]


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
