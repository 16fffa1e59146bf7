"""Merging: which names are one thing, beside a plain token-sort matcher; a city and its perturbed copy; and speed.

Labelled pairs of hard names are in `tests/analyses/merging`: the same, akin (to be asked), different. On those of
`labelled.yaml` weights, rules and thresholds are set; the figures that count are those of `held_out.yaml`.
regie joins what is sure and asks about the rest, so both are counted: what it joins must be right, and what is the same
must be joined or asked. The peer has one threshold, set where it does best on these very pairs.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from regie.analyses.merging import Part, merge_parts
from regie.analyses.merging.claims import in_landscape
from regie.analyses.merging.comparing import compare
from regie.analyses.merging.scoring import ASK_FROM, SURE_FROM, score
from regie.examples import EXAMPLES
from regie.landscape import Application, Landscape, NamedRecord, Organisation, Record, fact_fields
from regie.readers.merging import Decision

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from analyses.merging.labelled import CHOSEN_ON, HELD_OUT, Labelled, labelled

BAR_SURE, BAR_FOUND, BAR_SECONDS = 0.99, 0.9, 3.0


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def at(pairs: Sequence[Labelled], points: Callable[[Labelled], float], threshold: float) -> tuple[float, float]:
    """Precision and recall of calling the same whatever has this many points."""
    same = [pair.label == "same" for pair in pairs]
    called = [points(pair) >= threshold for pair in pairs]
    right = sum(one and other for one, other in zip(same, called, strict=True))
    return share(right, sum(called)), share(right, sum(same))


def best(pairs: Sequence[Labelled], points: Callable[[Labelled], float]) -> tuple[float, float, float, int]:
    """The threshold with the best F1: (F1, precision, recall, threshold)."""
    found = [
        (f1(*at(pairs, points, threshold)), *at(pairs, points, threshold), threshold) for threshold in range(40, 101)
    ]
    return max(found)


def regies(pair: Labelled) -> float:
    return score(pair.left, pair.right).points


def peers(pair: Labelled) -> float:
    return token_sort_ratio(*pair.names, processor=default_process)


def names(pairs: Sequence[Labelled]) -> tuple[float, float]:
    """Print figures for these pairs; gives the precision of what is joined and the share of the same that is found."""
    scored = [(pair.label, score(pair.left, pair.right)) for pair in pairs]
    counts = Counter(label for label, _ in scored)
    print(f"  {len(pairs)} labelled pairs: {dict(sorted(counts.items()))}")
    joined = [label for label, found in scored if found.sure]
    found = [label for label, one in scored if one.sure or one.points >= ASK_FROM]
    sure, reached = share(joined.count("same"), len(joined)), share(found.count("same"), counts["same"])
    recall = share(joined.count("same"), counts["same"])
    print(f"    joined unasked: {len(joined)}, precision {sure:.3f}, recall {recall:.3f}")
    strangers = found.count("different")
    print(
        f"    joined or asked from {ASK_FROM}: recall {reached:.3f}; of those asked or joined {strangers} are strangers"
    )
    for name, points in (("regie", regies), ("token_sort_ratio", peers)):
        score_, precision, recall, threshold = best(pairs, points)
        figures = f"F1 {score_:.3f} at {threshold} (precision {precision:.3f}, recall {recall:.3f})"
        print(f"    one threshold, {name:<17} {figures}")
    return sure, reached


def thresholds(pairs: Sequence[Labelled]) -> None:
    """What each threshold gives on these pairs: a name settles from SURE_FROM points, and is asked from ASK_FROM."""
    scored = [(pair.label, score(pair.left, pair.right)) for pair in pairs]
    all_same = sum(label == "same" for label, _ in scored)
    for threshold in range(85, 100, 5):
        joined = [label for label, found in scored if found.sure and found.points >= threshold]
        right = joined.count("same")
        figures = f"precision {share(right, len(joined)):.3f}, recall {share(right, all_same):.3f}"
        print(f"    joined from {threshold}: {figures}{'  <- chosen' if threshold == SURE_FROM else ''}")
    for threshold in range(50, 95, 10):
        asked = [label for label, found in scored if found.sure or found.points >= threshold]
        figures = f"recall {share(asked.count('same'), all_same):.3f}, strangers asked {asked.count('different')}"
        print(f"    asked from {threshold}: {figures}{'  <- chosen' if threshold == ASK_FROM else ''}")


# --- a city against its perturbed copy --------------------------------------------------------------------------------


def perturbed(city: Landscape, chance: random.Random) -> tuple[Landscape, dict[str, str]]:
    """A copy with ids of its own, its rows shuffled, a third of its names written otherwise, and one row in fifty
    twice; and for each id in the copy the id it stands for."""
    ids = {record.id: f"K{number}" for number, record in enumerate(chance.sample(city.records, len(city.records)))}
    truth = {new: old for old, new in ids.items()}
    records: list[Record] = []
    for record in city.records:
        if not isinstance(record, NamedRecord):
            continue
        made = _with_ids(record, ids)
        if chance.random() < 1 / 3:
            made = replace(made, name=_otherwise(record.name, isinstance(record, Organisation), chance))
        records.append(made)
        if chance.random() < 0.02:
            double = replace(made, id=f"{made.id}-bis")
            truth[double.id] = record.id
            records.append(double)
    chance.shuffle(records)
    return Landscape("kopie", city.as_of, tuple(records)), truth


def _with_ids(record: Record, ids: dict[str, str]) -> Record:
    facts = {
        one.name: in_landscape(one, getattr(record, one.name), lambda held: ids.get(held, held))
        for one in fact_fields(type(record))
        if one.name not in ("kvk", "lei", "website")
    }
    return type(record)(id=ids[record.id], name=record.name, source=record.source, **facts)


def _otherwise(name: str, organisation: bool, chance: random.Random) -> str:
    """A name as another file would write it: a slip, capitals, a space, a hyphen, a legal form, a version."""
    ways = ["slip", "capitals", "hyphen", "legal" if organisation else "version"]
    match chance.choice(ways):
        case "slip" if len(name) > 6:
            at_ = chance.randrange(2, len(name) - 2)
            return name[:at_] + name[at_ + 1 :]
        case "capitals":
            return name.upper() if name != name.upper() else name.lower()
        case "hyphen" if len(name) > 8:
            middle = len(name) // 2
            return f"{name[:middle]}-{name[middle:]}"
        case "legal":
            return f"{name} B.V."
        case "version":
            return f"{name} v3"
    return name


def city() -> None:
    """Precision and recall on a whole city against its perturbed copy, by noun."""
    whole = EXAMPLES["amsterdam-schaal"]()
    copy, truth = perturbed(whole, random.Random(7))
    merged = merge_parts([Part("stad", whole), Part("kopie", copy)])
    print(f"  a city of {len(whole.records)} things against its perturbed copy of {len(copy.records)}, no shared keys")
    twins = Counter(truth[record.id] for record in copy.records)
    for noun in ("application", "organisation", "contract", "process", "dataset"):
        there = [record.id for record in copy.records if record.noun == noun]
        across = [
            one for one in merged.proposals if one.noun == noun and one.things[0].register != one.things[1].register
        ]
        right = {one.things: truth[one.things[0].id] == one.things[1].id for one in across}
        yes = [one for one in across if one.decision is Decision.YES]
        good = sum(right[one.things] for one in yes)
        asked = sum(right[one.things] for one in across if one.decision is Decision.ASK)
        singles = sum(twins[truth[id_]] == 1 for id_ in there)
        reached = share(good + asked, len(there))
        figures = f"precision {share(good, len(yes)):.4f}  recall {share(good, singles):.3f}"
        open_ = len(across) - len(yes)
        print(f"    {noun:<13} joined {len(yes):>5}  {figures}  joined or asked {reached:.3f}  asked {open_:>4}")


def speed() -> float:
    """Seconds to compare 1,300 applications with 1,300, and 480 suppliers with a register of 3,000."""
    whole = EXAMPLES["amsterdam-schaal"]()
    applications = Landscape("a", None, whole.all(Application))
    organisations = whole.all(Organisation)
    rows = [Organisation(id=f"R{at}", name=name) for at, name in enumerate(_company_names(3000))]
    register = Landscape("r", None, tuple(rows))
    slowest = 0.0
    for title, left, right in (
        ("1,300 x 1,300 applications", applications, applications),
        ("480 suppliers x 3,000 rows", Landscape("o", None, organisations), register),
    ):
        start = time.process_time()
        compare([Part("left", left), Part("right", right)], (), ())
        seconds = time.process_time() - start
        slowest = max(slowest, seconds)
        print(f"  {title}: {seconds:.2f} s of processor time (bar {BAR_SECONDS} s)")
    return slowest


def _company_names(count: int) -> list[str]:
    """Invented names of two parts, a trade and a legal form, as a register has them."""
    chance = random.Random(3)
    first = ("Al", "Bre", "Cor", "Dor", "El", "Fri", "Gro", "Hol", "In", "Jo", "Kam", "Lin", "Mon", "Nor", "Oos", "Pra")
    second = (
        "benta",
        "dikos",
        "fenna",
        "gatron",
        "kerris",
        "lanta",
        "merix",
        "novis",
        "pexa",
        "quorum",
        "ravex",
        "tiva",
    )
    trades = (
        "Software",
        "Advies",
        "Energie",
        "Vastgoed",
        "Media",
        "Zorg",
        "Inkasso",
        "Verzekeringen",
        "Bouw",
        "Transport",
    )
    forms = ("B.V.", "N.V.", "GmbH", "Ltd.", "AG", "")
    names = {f"{a}{b} {c} {d}".strip() for a in first for b in second for c in trades for d in forms}
    return chance.sample(sorted(names), count)


def main() -> bool:
    """Print all figures; False when one misses its bar."""
    pairs = labelled(CHOSEN_ON)
    print("  the half on which weights, rules and thresholds are set:")
    names(pairs)
    thresholds(pairs)
    print("  the half that was held out:")
    sure, found = names(labelled(HELD_OUT))
    city()
    return sure >= BAR_SURE and found >= BAR_FOUND and speed() <= BAR_SECONDS
