"""How long is each process down in a year, and which assumption matters most?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.analyses.failure import Assumption, Downtime, Single, SingleKind, estimate_downtime, neighbours, singles
from regie.landscape import Interval, Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.assumptions import WrittenAssumption, WrittenAssumptions, read_assumptions

_MOST = 1_000_000


def downtime(  # noqa: PLR0913 - what the commands share
    files: Landscape | Paths,
    assume: str | Path | WrittenAssumptions,
    *,
    years: int = 10_000,
    seed: int = 0,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Downtime:
    """Let so many years pass in which things fail as often, and for as long, as a file of assumptions says.

    The same seed gives the same. With `xlsx` also as a workbook. Raises InputFaults when a file cannot be used, or an
    assumption is about nothing in the landscape.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    written = assume if isinstance(assume, WrittenAssumptions) else read_assumptions(Path(assume))
    if not 1 <= years <= _MOST:
        raise InputFaults([_fault(written, 0, "years", most=_MOST)])
    day = day_of(landscape, at)
    everything = (*singles(landscape, day), *neighbours(landscape))
    assumed = _assumed(landscape, written, everything)
    about = {(one.kind, one.key) for found in assumed.values() for one in found}
    found = estimate_downtime(landscape, day, assumed, len(everything) - len(about), years=years, seed=seed)
    if xlsx is not None:
        from regie.reports import downtime_xlsx

        downtime_xlsx(found, xlsx, language)
    return found


def _assumed(
    landscape: Landscape, written: WrittenAssumptions, everything: tuple[Single, ...]
) -> Mapping[Assumption, list[Single]]:
    """What each assumption is about; what is named goes before what is of a kind. Raises InputFaults."""
    by_name: dict[str, list[Single]] = {}
    for single in everything:
        for name in {single.key, landscape.name_of(single.key)}:
            by_name.setdefault(name.casefold(), []).append(single)
    kinds = tuple(kind.value for kind in SingleKind)
    faults: list[Fault] = []
    taken: set[tuple[SingleKind, str]] = set()
    found: dict[Assumption, list[Single]] = {}
    for one in sorted(written.assumptions, key=lambda one: not one.names):
        about = _of_kind(everything, one) if one.kind else [s for name in one.names for s in _named(by_name, name)]
        if one.kind and one.kind not in kinds:
            faults.append(_fault(written, one.line, "kind", kind=one.kind, known=kinds))
        faults += [_fault(written, one.line, "name", name=name) for name in one.names if not _named(by_name, name)]
        twice = [single for single in about if (single.kind, single.key) in taken]
        if one.names and twice:
            faults.append(_fault(written, one.line, "twice", name=landscape.name_of(twice[0].key)))
        fresh = [single for single in about if (single.kind, single.key) not in taken]
        taken.update((single.kind, single.key) for single in fresh)
        found[_assumption(one)] = fresh
    if faults:
        raise InputFaults(faults)
    return found


def _of_kind(everything: tuple[Single, ...], one: WrittenAssumption) -> list[Single]:
    return [single for single in everything if single.kind.value == one.kind]


def _named(by_name: Mapping[str, list[Single]], name: str) -> list[Single]:
    """The thing itself, not the group of companies it may also be the parent of."""
    return [single for single in by_name.get(name.casefold().strip(), ()) if single.kind is not SingleKind.GROUP]


def _assumption(one: WrittenAssumption) -> Assumption:
    return Assumption(one.kind or ", ".join(one.names), Interval(*one.per_year), Interval(*one.hours), one.source)


def _fault(written: WrittenAssumptions, line: int, key: str, **values: object) -> Fault:
    what, mend = Message(f"assumption.fault.{key}", **values), Message(f"assumption.mend.{key}", **values)
    return Fault(Place(written.name, row=line), what, mend)
