"""What owners answered about their applications: the questions of 2021, the core values, and what data they need."""

from __future__ import annotations

from typing import Any

from regie.examples.amsterdam_scale.dice import INTERVIEW, Dice
from regie.landscape.vocabulary import Function, Met

_MET = ((Met.FULLY, 55.0), (Met.PARTLY, 37.0), (Met.NOT, 8.0))
_AUTONOMY = ((Met.FULLY, 14.0), (Met.PARTLY, 41.0), (Met.NOT, 45.0))
_WORK = ((Function.WORKPLACE, 80.0), (Function.FILE_STORAGE, 8.0), (Function.EMAIL, 2.0), (Function.OTHER, 10.0))
_VALUES = ("quality", "cost", "safety", "innovation", "sustainability", "transparency")
_YES = (
    ("data_separated", 0.3),
    ("open_source", 0.12),
    ("continuity_independent", 0.2),
    ("reusable_elsewhere", 0.15),
    ("market_standard", 0.6),
    ("little_customisation", 0.6),
    ("asks_cloud_technology", 0.4),
    ("asks_fast_rollout", 0.3),
    ("asks_integration", 0.6),
    ("asks_variable_use", 0.2),
    ("provider_compliant", 0.8),
    ("fits_platform_standards", 0.6),
)


def judgements(dice: Dice, unsure: float, function: str) -> dict[str, Any]:
    """Answers by field name; `unsure` is how often an owner does not know."""
    answers: dict[str, Any] = {name: dice.yes_no(yes, unsure) for name, yes in _YES}
    answers |= {f"value_{name}": dice.fact(dice.weighted(_MET), 0.3, INTERVIEW) for name in _VALUES}
    # few have judged autonomy yet: it became a core value with the strategy of 2026
    answers["value_autonomy"] = dice.fact(dice.weighted(_AUTONOMY), 0.7, INTERVIEW)
    # approval is asked for a handful only (Rijksbreed cloudbeleid 2026 §4.5); the rest never came up
    answers["minister_approved"] = dice.yes_no(0.5, 0.97)
    drawn = dice.weighted(_WORK) if function == "workplace" else Function.OTHER
    answers["function"] = dice.fact(drawn, 0.1)
    return answers
