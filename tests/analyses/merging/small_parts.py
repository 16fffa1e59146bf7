"""Small landscapes of several registers whose ids clash and whose names nearly agree; and what they claim."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from regie.analyses.merging import Merged, Part
from regie.landscape import (
    NO_SOURCE,
    UNKNOWN,
    Application,
    Claim,
    Contract,
    Dependency,
    Fact,
    Landscape,
    Organisation,
    Overruled,
    Record,
    Source,
    fact_fields,
    known,
)
from regie.landscape.vocabulary import DependencyKind
from regie.readers.merging import Thing

DAY = date(2026, 11, 1)
REGISTERS = ("cmdb", "contracten", "leveranciers")
_IDS = ("1", "2", "APP-03", "x")
_SUPPLIERS = ("Centric", "Centric B.V.", "Centric Nederland", "PinkRoccade", "Exact", "ExactTarget")
_APPLICATIONS = (
    "Zaaksysteem",
    "Suite4Sociale Regie",
    "Suite 4 Sociale Regie",
    "Key2Burgerzaken",
    "Key2Burgerzaken 4.1",
)


def application(id_: str, name: str, **facts: Any) -> Application:
    return Application(id=id_, name=name, **facts)


def organisation(id_: str, name: str, **facts: Any) -> Organisation:
    return Organisation(id=id_, name=name, **facts)


def part(register: str, *records: Record, delivered: date = DAY) -> Part:
    return Part(register, Landscape(register, delivered, records), delivered)


def said(merged: Merged, register: str, id_: str) -> Any:
    """What a register's thing became."""
    return merged.landscape[merged.ids[Thing(register, id_)]]


@st.composite
def parts(draw: st.DrawFn, registers: tuple[str, ...] = REGISTERS) -> list[Part]:
    return [part(register, *draw(_records(Source(register, DAY)))) for register in registers]


@st.composite
def _records(draw: st.DrawFn, source: Source) -> list[Record]:
    suppliers = draw(st.lists(st.sampled_from(_SUPPLIERS), min_size=1, max_size=3))
    applications = draw(st.lists(st.sampled_from(_APPLICATIONS), max_size=3))
    ids = [f"o{number}" if number else "1" for number in range(len(suppliers))]
    made: list[Record] = [
        organisation(
            id_,
            name,
            seat=draw(_fact(st.sampled_from(["NL", "US"]), source)),
            kvk=draw(_fact(_KVK, source)),
            source=source,
        )
        for id_, name in zip(ids, suppliers, strict=True)
    ]
    own = [id_ for id_ in _IDS if id_ not in ids][: len(applications)]
    for id_, name in zip(own, applications, strict=True):
        supplied = draw(_fact(st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple), source))
        made.append(
            application(id_, name, suppliers=supplied, users=draw(_fact(st.integers(0, 3), source)), source=source)
        )
    if len(own) > 1:
        made.append(Dependency(id="d", subject=own[0], kind=DependencyKind.USES, target=own[1], source=source))
    supplied = draw(_fact(st.sampled_from(ids), source))
    made.append(Contract(id="c", name="Contract", supplier=supplied, end=draw(_fact(_DAYS, source)), source=source))
    return made


_KVK = st.sampled_from(["12345678", "87654321"])
_DAYS = st.sampled_from([date(2027, 1, 1), date(2028, 1, 1)])


def _fact(values: st.SearchStrategy[Any], source: Source) -> st.SearchStrategy[Fact[Any]]:
    # two orders of the same many, the same claim twice, and claims that were overruled before are among them
    sources = st.just(source) | st.just(Source("interview", DAY))
    several = st.lists(st.builds(Claim, values, sources), max_size=2).map(tuple)
    aside = st.just(()) | st.builds(Overruled, values, sources, st.just("eerder besloten")).map(lambda one: (one,))
    contradicted = st.builds(Fact, several, st.just(NO_SOURCE), aside)
    return st.just(UNKNOWN) | values.map(lambda value: known(value, source)) | contradicted


def claims(landscape: Landscape, ids: Any) -> set[tuple[Any, ...]]:
    """Every claim of a landscape, overruled ones too, with `ids` in the place of its own; order within many aside."""
    found = set()
    for record in landscape.records:
        for field in fact_fields(type(record)):
            fact = getattr(record, field.name)
            for claim in (*fact.claims, *fact.overruled):
                value = claim.value
                if field.refers_to:
                    value = tuple(map(ids, value)) if field.many else value and ids(value)
                found.add((ids(record.id), field.name, frozenset(value) if field.many else value, claim.source))
    return found
