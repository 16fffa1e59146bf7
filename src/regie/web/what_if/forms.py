"""A scenario as it stands in an address and in a form: the same names, so that an address can be shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from math import isfinite
from urllib.parse import urlencode

from django.http import QueryDict

from regie.landscape.faults import Fault, Place
from regie.locale import Message
from regie.readers.scenarios import Bought, Dearer, WrittenScenario
from regie.readers.scenarios.form import LASTS
from regie.reference_data.countries import country_of

LISTS = ("without", "refuse", "sanction", "law")
PAIRS = {"takeover": ("bought", "by"), "price": ("supplier", "percent")}
MOST = 20
"""So many of a kind fit in one scenario."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody filled in, as text, so that a form comes back as it was sent."""

    lists: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]
    on: str
    notice: str
    lasts: str
    name: str = ""
    why: str = ""
    scenario: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing happens in it."""
        return not any((*self.lists.values(), *self.pairs.values()))

    @property
    def query(self) -> str:
        """The same scenario as the query of an address."""
        parts = [(name, one) for name in LISTS for one in self.lists[name]]
        for name, (first, second) in PAIRS.items():
            parts += [part for a, b in self.pairs[name] for part in ((first, a), (second, b))]
        texts = {"on": self.on, "notice": self.notice, "name": self.name, "why": self.why}
        parts += [(name, text) for name, text in texts.items() if text]
        parts += [("scenario", str(self.scenario))] if self.scenario else []
        return urlencode([*parts, ("lasts", self.lasts)])


def typed(sent: QueryDict) -> Typed:
    """What stands in a form or an address; empty lines are left out."""
    lasts = sent.get("lasts", "")
    return Typed(
        lists={name: _texts(sent, name) for name in LISTS},
        pairs={name: _both(sent, first, second) for name, (first, second) in PAIRS.items()},
        on=sent.get("on", "")[:20],
        notice=sent.get("notice", "")[:20],
        lasts=lasts if lasts in LASTS else LASTS[-1],
        name=sent.get("name", "").strip()[:_LONGEST],
        why=sent.get("why", "").strip()[:_LONGEST],
        scenario=number_in(sent.get("scenario", "")),
    )


def typed_of(scenario: WrittenScenario, number: int = 0) -> Typed:
    """A kept scenario as its form would hold it."""
    return Typed(
        lists={name: getattr(scenario, name) for name in LISTS},
        pairs={
            "takeover": tuple((one.organisation, one.by) for one in scenario.takeover),
            "price": tuple((one.supplier, f"{one.percent:g}") for one in scenario.price),
        },
        on=scenario.on.isoformat() if scenario.on else "",
        notice=f"{scenario.notice:g}" if scenario.notice else "",
        lasts=scenario.lasts,
        name=scenario.name,
        why=scenario.why,
        scenario=number,
    )


def number_in(text: str) -> int:
    """The number of a scenario or version in a form or an address; 0 when there is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def written(given: Typed) -> tuple[WrittenScenario | None, list[Fault]]:
    """The scenario to ask, or every fault of the form. Names are looked up in the landscape when it is worked out."""
    faults: list[Fault] = []
    on = _day(given.on, faults)
    notice = _amount(given.notice or "0", "notice", faults)
    prices = [Dearer(supplier=a, percent=_amount(b, "percent", faults)) for a, b in given.pairs["price"]]
    faults += [_fault("bought", "both") for a, b in given.pairs["takeover"] if not (a and b)]
    faults += [_fault("supplier", "both") for a, b in given.pairs["price"] if not a]
    faults += [_fault("sanction", "country", text=one) for one in given.lists["sanction"] if not country_of(one)]
    scenario = WrittenScenario(
        name=given.name or named(given),
        why=given.why,
        on=on,
        notice=notice,
        lasts=given.lasts,
        without=given.lists["without"],
        sanction=tuple(country_of(one) or one for one in given.lists["sanction"]),
        refuse=given.lists["refuse"],
        takeover=tuple(Bought(organisation=a, by=b) for a, b in given.pairs["takeover"]),
        price=tuple(prices),
        law=given.lists["law"],
    )
    if scenario.empty and not faults:
        faults.append(_fault("without", "nothing"))
    return (None if faults else scenario), faults


def named(given: Typed) -> str:
    """A name made of what happens."""
    names = [one for name in LISTS for one in given.lists[name]]
    names += [f"{a} < {b}" for a, b in given.pairs["takeover"]]
    names += [f"{a} +{b}%" for a, b in given.pairs["price"]]
    return "; ".join(names)[:500]


def _texts(sent: QueryDict, name: str) -> tuple[str, ...]:
    found = (one.strip()[:_LONGEST] for one in sent.getlist(name))
    return tuple(dict.fromkeys(one for one in found if one))[:MOST]


def _both(sent: QueryDict, first: str, second: str) -> tuple[tuple[str, str], ...]:
    lines = zip_longest(sent.getlist(first), sent.getlist(second), fillvalue="")
    found = ((a.strip()[:_LONGEST], b.strip()[:_LONGEST]) for a, b in lines)
    return tuple((a, b) for a, b in found if a or b)[:MOST]


def _day(text: str, faults: list[Fault]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(_fault("on", "day", text=text))
        return None


def _amount(text: str, field: str, faults: list[Fault]) -> float:
    """A number above nothing, with a comma or a point. Nothing at all is right for hours of notice only."""
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        amount = -1.0
    if not isfinite(amount) or amount < 0 or (field == "percent" and not 0 < amount <= 1000):
        faults.append(_fault(field, field, text=text))
    return amount


def _fault(field: str, kind: str, **values: object) -> Fault:
    return Fault(Place("", column=field), Message(f"what_if.fault.{kind}", **values), Message(f"what_if.mend.{kind}"))
