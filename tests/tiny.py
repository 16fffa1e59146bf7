"""The tiny example landscape every test can vary by name: one process, its application, and who is behind it.

Uitkeringen verstrekken → Sociaal Suite → Poldercloud → Polderhost BV (NL, independent)
                                        ↘ made by Duinsoft BV (NL, independent)
"""

from dataclasses import replace
from datetime import date
from typing import Any

from regie.landscape import (
    Application,
    Change,
    Contract,
    Dataset,
    Dependency,
    FactRef,
    Landscape,
    Organisation,
    Ownership,
    Platform,
    Process,
    Record,
    Source,
    known,
)
from regie.landscape.vocabulary import (
    CloudKind,
    DependencyKind,
    KeyHolder,
    OrganisationKind,
    PlatformService,
    Privacy,
    ServiceModel,
)

AT = date(2026, 11, 1)
SOURCE = Source("CMDB", date(2026, 10, 1))


def fact(value: Any) -> Any:
    """A fact with the tiny landscape's one source."""
    return known(value, SOURCE)


def supplier(id_: str, name: str, seat: str, **facts: Any) -> Organisation:
    """A supplier of which everything that matters is known: no parent, no sub-processors."""
    given = {"kind": OrganisationKind.SUPPLIER, "independent": True, "sub_processors": (), **facts}
    return Organisation(
        id=id_, name=name, source=SOURCE, seat=fact(seat), **{key: fact(value) for key, value in given.items()}
    )


def tiny() -> Landscape:
    """Everything known, everything Dutch."""
    return Landscape(
        "Tiny",
        AT,
        (
            Application(
                id="suite",
                name="Sociaal Suite",
                source=SOURCE,
                service_model=fact(ServiceModel.SAAS),
                suppliers=fact(("duinsoft",)),
                platform=fact("poldercloud"),
                operated_by=fact(("duinsoft",)),
                locations=fact(("NL",)),
                key_holder=fact(KeyHolder.CUSTOMER_ONLY),
                users=fact(400),
                cluster=fact("Sociaal"),
                yearly_cost=fact(250_000.0),
            ),
            Platform(
                id="poldercloud",
                name="Poldercloud",
                source=SOURCE,
                kind=fact(CloudKind.PRIVATE_EUROPEAN),
                service=fact(PlatformService.INFRASTRUCTURE),
                suppliers=fact(("polderhost",)),
                operated_by=fact(("polderhost",)),
                infrastructure=fact(()),
                locations=fact(("NL",)),
                key_holder=fact(KeyHolder.CUSTOMER_ONLY),
            ),
            Process(
                id="uitkeringen",
                name="Uitkeringen verstrekken",
                source=SOURCE,
                maximum_outage=fact(24.0),
                critical=fact(True),
                applications=fact(("suite",)),
            ),
            Dataset(
                id="clienten",
                name="Cliëntgegevens",
                source=SOURCE,
                availability=fact(2),
                integrity=fact(2),
                confidentiality=fact(2),
                privacy=fact(Privacy.SPECIAL_CATEGORIES),
                stored_in=fact(("suite",)),
                volume=fact(3.5),
            ),
            supplier("duinsoft", "Duinsoft BV", "NL"),
            supplier("polderhost", "Polderhost BV", "NL"),
            Contract(
                id="c1",
                name="Sociaal Suite",
                source=SOURCE,
                supplier=fact("duinsoft"),
                covers=fact(("suite",)),
                start=fact(date(2023, 1, 1)),
                end=fact(date(2027, 12, 31)),
                yearly_cost=fact(250_000.0),
            ),
        ),
    )


def adding(landscape: Landscape, *records: Record) -> Landscape:
    """The landscape with more things, or with things replaced."""
    return landscape.with_change(Change("adding", put=records))


def setting(landscape: Landscape, id_: str, **facts: Any) -> Landscape:
    """The landscape with facts of one thing set; values become known facts, facts stay as they are."""
    changes = tuple(
        (FactRef(id_, name), value if type(value).__name__ == "Fact" else fact(value)) for name, value in facts.items()
    )
    return landscape.with_change(Change("setting", facts=changes))


def owned(landscape: Landscape, organisation: str, owner: Organisation, **facts: Any) -> Landscape:
    """The landscape in which an organisation has a new owner with all of the shares, unless facts say otherwise."""
    given = {"share": 1.0, **facts}
    ownership = Ownership(
        id=f"{organisation}<{owner.id}",
        source=SOURCE,
        organisation=organisation,
        owner=owner.id,
        **{key: fact(value) for key, value in given.items()},
    )
    dependent = replace(landscape[organisation], independent=fact(False))
    return adding(landscape, dependent, owner, ownership)


def depending(landscape: Landscape, subject: str, kind: DependencyKind, target: str, **details: Any) -> Landscape:
    """The landscape with one more dependency."""
    dependency = Dependency(
        id=f"{subject} {kind.value} {target}", source=SOURCE, subject=subject, kind=kind, target=target, **details
    )
    return adding(landscape, dependency)
