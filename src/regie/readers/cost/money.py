"""An amount of money from what people write: € 1.250.000, €8.8M, 8,8 mln, a dash for nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from regie.landscape import Field, Kind
from regie.readers.records.values import parse

_SCALED = re.compile(
    r"(?P<sign>-?)\s*€?\s*(?P<figure>[\d.,]+)\s*(?P<scale>m|mln\.?|miljoen|million|k|duizend)\.?", re.IGNORECASE
)
_SCALES = {"m": 6, "mln": 6, "miljoen": 6, "million": 6, "k": 3, "duizend": 3}
_NOTHING = frozenset({"-", "–", "—", "€ -", "€-"})
_COST = Field("cost", Kind.MONEY, minimum=0)
_ANY = Field("amount", Kind.MONEY)


def amount(cell: object, scale: int = 0, *, negative: bool = False) -> Decimal:
    """The amount in euros; `scale` is the power of ten of numbers that name none (6 in a table in millions).

    Raises UnfitValueError for what is no amount, for one that can be read in two ways, and below zero unless
    `negative`.
    """
    field = _ANY if negative else _COST
    if isinstance(cell, str):
        said = cell.replace("\u00a0", " ").strip()
        if said in _NOTHING:
            return Decimal(0)
        if scaled := _SCALED.fullmatch(said):
            scale = _SCALES[scaled["scale"].lower().removesuffix(".")]
            cell = f"{scaled['sign']}{scaled['figure']}"
    return Decimal(str(parse(field, cell))).scaleb(scale)
