"""A goal as it is asked of a plan, before anybody says how things may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regie.analyses.roadmap.problem import Key, Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading to be met by the end of `due`: the share `target` of the weight of `units`.

    `word` is what makes a thing met (`reference_data.goals.MetWhen`), `now` whether each thing surely is already.
    """

    key: Key
    due: int
    target: float
    word: str
    units: tuple[Unit, ...]
    now: Mapping[str, bool]
