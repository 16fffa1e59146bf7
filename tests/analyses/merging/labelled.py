"""The labelled pairs as things of two registers, for the tests and for `python -m benchmarks merging`."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from regie.analyses.merging import Part
from regie.analyses.merging.described import Described, describe
from regie.landscape import Landscape, Organisation, known
from regie.landscape.nouns import NOUN_BY_NAME

CHOSEN_ON, HELD_OUT = "labelled", "held_out"
"""The half on which weights, thresholds and rules are set, and the half on which figures are reported."""


@dataclass(frozen=True)
class Labelled:
    """Two names and whether they are one thing (`same`), akin (`kin`) or strangers (`different`)."""

    label: str
    noun: str
    family: int
    left: Described
    right: Described

    @property
    def names(self) -> tuple[str, str]:
        return self.left.called, self.right.called


def labelled(half: str) -> list[Labelled]:
    """Every pair within a family of this half: of one thing, and of two."""
    found: list[Labelled] = []
    text = Path(__file__).with_name(f"{half}.yaml").read_text(encoding="utf-8")
    for noun, families in yaml.load(text, Loader=yaml.BaseLoader).items():
        for number, family in enumerate(families):
            apart = "kin" if family["kin"] == "yes" else "different"
            found += (
                Labelled(label, noun, number, _described("left", noun, one), _described("right", noun, other))
                for label, one, other in _pairs(family["entities"], apart)
            )
    return found


def _pairs(entities: list[list[Any]], apart: str) -> Iterator[tuple[str, Any, Any]]:
    for entity in entities:
        yield from (("same", one, other) for one, other in combinations(entity, 2))
    for left, right in combinations(entities, 2):
        yield from ((apart, one, other) for one in left for other in right)


def _described(register: str, noun: str, given: Any) -> Described:
    fields = given if isinstance(given, dict) else {"name": given}
    records: list[Any] = []
    facts: dict[str, Any] = {}
    if "supplier" in fields:
        records.append(Organisation(id="maker", name=fields["supplier"]))
        facts["suppliers"] = known(("maker",))
    number = "APP-0022" if fields["name"].startswith("APP-0022") else f"{register}-1"
    records.append(NOUN_BY_NAME[noun](id=number, name=fields["name"], **facts))
    found = describe(Part(register, Landscape(register, None, tuple(records))))
    return next(one for one in found if one.called == fields["name"] and one.noun == noun)
