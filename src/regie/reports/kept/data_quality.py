"""The quality of the data as a piece: how complete, fresh and free of contradiction, by field, cluster and source."""

from __future__ import annotations

from typing import Any

from regie.analyses.quality import Count, Quality


def data_quality(found: Quality) -> dict[str, Any]:
    """All counts with the shares they give; fields that nobody fills in say so and are in no total."""
    return {
        "day": found.at,
        "total": _count(found.total),
        "fields": [
            {
                "noun": one.noun,
                "field": one.field,
                "used": one.used,
                "limit_days": one.limit_days,
                "count": _count(one.count),
            }
            for one in found.fields
        ],
        "clusters": [{"cluster": name, "count": _count(one)} for name, one in found.clusters.items()],
        "sources": [
            {
                "source": one.source,
                "claims": one.claims,
                "oldest": one.oldest,
                "newest": one.newest,
                "stale": one.stale,
                "undated": one.undated,
                "against": one.disputed,
                "overruled": one.overruled,
            }
            for one in found.sources
        ],
    }


def _count(one: Count) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in Count.__slots__},
        "complete": one.complete,
        "contradicted": one.contradicted,
        "overdue": one.out_of_date,
    }
