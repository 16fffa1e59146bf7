"""Protection classes: the BIO level a dataset's BIV classes and AVG category lead to.

Source: BIO as the source documents use it (BBN1, BBN2, BBN2+, BBN3; Rapport Streven naar Digitale Autonomie,
Meerjarenstrategie 2026–2035). BIO2 drops the levels; they live on as labels.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

from regie.landscape.dataset import Dataset
from regie.landscape.vocabulary import Bbn, Privacy

_BY_HIGHEST = {1: Bbn.BBN1, 2: Bbn.BBN2, 3: Bbn.BBN3}
_SCALE = (1, 2, 3)
_PRIVACY = tuple(Privacy)


def bbn_of(availability: int, integrity: int, confidentiality: int, privacy: Privacy) -> Bbn:
    """The level for these classes: the highest of the three decides, and special categories of personal
    data ask for at least the extra measures of BBN2+."""
    level = _BY_HIGHEST[max(availability, integrity, confidentiality)]
    if privacy is Privacy.SPECIAL_CATEGORIES and level is not Bbn.BBN3:
        return Bbn.BBN2_PLUS
    return level


def derived_bbn(dataset: Dataset) -> tuple[Bbn, ...]:
    """Every level the dataset may have, given what is unknown of its classes; lowest first."""
    return _levels(
        dataset.availability.candidates or _SCALE,
        dataset.integrity.candidates or _SCALE,
        dataset.confidentiality.candidates or _SCALE,
        dataset.privacy.candidates or _PRIVACY,
    )


@cache
def _levels(*axes: tuple[Any, ...]) -> tuple[Bbn, ...]:
    """Every level that a combination of these classes leads to; there are not many combinations in the world."""
    found = {bbn_of(*combination) for combination in product(*axes)}
    return tuple(level for level in Bbn if level in found)


def possible_bbn(dataset: Dataset) -> tuple[Bbn, ...]:
    """The level people gave it where they did, else every level that may be derived."""
    return dataset.bbn.candidates or derived_bbn(dataset)
