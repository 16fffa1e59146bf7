"""The least to arrange as a piece: every measure with what it costs, how sure that is, and what nothing helps."""

from __future__ import annotations

from typing import Any

from regie.reports.failure.repaired import Repaired
from regie.reports.kept.failing import ends


def repaired(found: Repaired) -> dict[str, Any]:
    """All measures, the dearest first when they have a price."""
    repair, name = found.repair, found.landscape.name_of
    costs = [one.euros for one in found.costed] if found.costed is not None else [None] * len(repair.measures)
    sources = [one.source for one in found.costed] if found.costed is not None else [""] * len(repair.measures)
    rows = [
        {
            "measure": step.kind,
            "thing": step.thing,
            "thing_name": name(step.thing),
            "provider": step.provider,
            "provider_name": name(step.provider) if step.provider in found.landscape else step.provider,
            "euros": ends(euros),
            "source": source,
        }
        for step, euros, source in zip(repair.measures, costs, sources, strict=True)
    ]
    return {
        "day": found.at,
        "scenarios": repair.scenarios,
        "proven": repair.proven,
        "gap": repair.gap,
        "measures": sorted(rows, key=lambda row: -_middle(row["euros"])),
        "euros": ends(found.euros),
        "sources": list(found.sources),
        "hopeless": [{"process": id_, "name": name(id_)} for id_ in dict.fromkeys(one for one, _ in repair.hopeless)],
    }


def _middle(span: list[float | None] | None) -> float:
    return 0.0 if span is None else sum(end or 0.0 for end in span)
