"""The questions that settle most, as a piece: which fact, whom to ask, what it settles and what it costs."""

from __future__ import annotations

from typing import Any

from regie.analyses.questions import Questions

_THINGS = 20


def asking(found: Questions) -> dict[str, Any]:
    """All questions in their order; of each the measures it settles something of, the most first."""
    return {
        "open_weight": found.open_weight,
        "candidates": found.candidates,
        "expected": found.expected,
        "questions": [
            {
                "rank": one.rank,
                "fact": [one.fact.id, one.fact.field],
                "noun": one.noun,
                "owner_kind": one.owner.kind,
                "owner": one.owner.name,
                "gain": one.gain,
                "minutes": one.effort.minutes,
                "measures": [{"measure": list(measure), "weight": weight} for measure, weight in one.measures.items()],
                "things": list(one.things[:_THINGS]),
                "n_things": len(one.things),
            }
            for one in found.questions
        ],
    }
