"""Matching on two public lists of suppliers, labelled by what the lists themselves say: one record, or one website.

Nobody chose these names or said which are the same. Two questions: does the name people use lead to the legal name that
the same record gives; and which suppliers of one list stand in the other, without their websites, by which they are
labelled. Legal forms, web addresses and former names were looked at on the one half; the other half is held out.
The lists lie outside the repository (`REGIE_SHARED`).
"""

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from regie.analyses.merging import Part
from regie.analyses.merging.comparing import compare
from regie.analyses.merging.keys import host
from regie.landscape import UNKNOWN, Landscape, Organisation
from regie.readers.supplier_lists import read_supplier_list

BAR_SURE = 0.95
HALVES = ("looked at", "held out")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac"})


@dataclass(frozen=True)
class Listed:
    """A supplier of a list, by the domain of its website, which no other of that list has."""

    domain: str
    one: Organisation

    @property
    def brand(self) -> str:
        """The domain without its ending: google.com and google.de may be one company, or two."""
        return self.domain.partition(".")[0]


def domain(organisation: Organisation) -> str:
    """The domain of its website without what stands before it, or nothing."""
    parts = host(organisation.website.value_or("")).split(".")
    long = len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3 if long else -2 :])


def listed(path: Path, half: str) -> list[Listed]:
    """The suppliers of a list in this half, without those that share a website."""
    found = read_supplier_list(path).reading.landscape
    assert found is not None
    all_ = [Listed(domain(one), one) for one in found.all(Organisation)]
    often = Counter(one.domain for one in all_)
    return [
        one
        for one in all_
        if one.domain and often[one.domain] == 1 and ("looked at", "held out")[_side(one.domain)] == half
    ]


def _side(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % 2


def label(left: Listed, right: Listed) -> str:
    """`same`: one website, or to the letter one name; `akin`: one website and two countries; `unclear`: one brand at
    two addresses; else `different`."""
    if not _names(left.one).isdisjoint(_names(right.one)):
        return "same"
    if left.domain != right.domain:
        return "unclear" if left.brand == right.brand else "different"
    seats = {one.one.seat.value_or(None) for one in (left, right)} - {None}
    return "akin" if len(seats) > 1 else "same"


def _names(one: Organisation) -> set[str]:
    return {"".join(filter(str.isalnum, name.casefold())) for name in (one.name, *(one.legal_name.candidates or ()))}


def figures(title: str, left: Sequence[Listed], right: Sequence[Listed]) -> float:
    """Print what is joined and asked, by label; gives how much of what is joined is not of strangers."""
    by_domain = {one.domain: one for one in right}
    same = {one.domain for one in left if one.domain in by_domain and label(one, by_domain[one.domain]) == "same"}
    joined, asked = Counter[str](), Counter[str]()
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for one in compare([_part("left", left), _part("right", right)], (), ()):
        if one.within:
            continue
        mine, yours = (left, right) if one.one.thing.register == "left" else (right, left)
        pair = mine[int(one.one.thing.id[1:])], yours[int(one.other.thing.id[1:])]
        (joined if one.score.sure else asked)[label(*pair)] += 1
        if pair[0].domain == pair[1].domain in same:
            found[bool(one.score.sure)].add(pair[0].domain)
    sure = joined["same"] / (joined["same"] + joined["different"] or 1)
    print(f"    {title}: {len(left)} x {len(right)} names, of which {len(same)} are in both")
    print(f"      joined unasked: precision {sure:.3f}, recall {len(found[True]) / len(same):.3f}; {_counted(joined)}")
    reached = len(found[True] | found[False]) / len(same)
    print(f"      joined or asked: recall {reached:.3f}; asked {_counted(asked)}")
    return sure


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in ("same", "akin", "different", "unclear") if counts[name])


def _part(register: str, names: Sequence[Listed]) -> Part:
    """The names under ids that say nothing, without website."""
    rows = (replace(one.one, id=f"{register[0]}{at}", website=UNKNOWN) for at, one in enumerate(names))
    return Part(register, Landscape(register, None, tuple(rows)))


def trade_and_legal(names: Sequence[Listed]) -> tuple[list[Listed], list[Listed]]:
    """Of records that give both, the name people use and the legal name, each as all that is known."""
    both = [one for one in names if one.one.legal_name.value_or(one.one.name) != one.one.name]
    trade = [replace(one, one=Organisation(id="", name=one.one.name, website=one.one.website)) for one in both]
    legal = [replace(one, one=Organisation(id="", name=one.one.legal_name.value)) for one in both]
    return trade, legal


def main() -> bool | None:
    """Print all figures; False when what is joined unasked in the held out half holds too many strangers."""
    folder = Path(os.environ.get("REGIE_SHARED", "/work/shared")) / "data/suppliers"
    if not folder.is_dir():
        print("  no lists of suppliers here; set REGIE_SHARED")
        return None
    reached = 1.0
    for half in HALVES:
        print(f"  the half that was {half}:")
        probo = listed(folder / "probo_common_third_parties.json", half)
        others = listed(next(folder.glob("datenanfragen_companies_*.tar.gz")), half)
        names = figures("what people call it against its legal name", *trade_and_legal(probo))
        reached = min(names, figures("one list against the other", probo, others))
    return reached >= BAR_SURE
