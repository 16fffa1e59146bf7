"""The data: 310 TB of group documents of which 226 TB on SharePoint (Meerjarenstrategie §6.1.3), and data in applications."""

from __future__ import annotations

from typing import Any

from regie.examples.amsterdam_scale.dice import CMDB, PRIVACY, Dice
from regie.examples.amsterdam_scale.words import CLUSTERS, SUBJECTS
from regie.landscape import Dataset, bbn_of, known
from regie.landscape.vocabulary import Bbn, DataRole, KeyHolder, Privacy, SecrecyClass

DOCUMENTS_TB = {"sharepoint": 226.0, "opslag-extra": 84.0}
"""Group documents by where they stand; together 310 TB. The source says "ongeveer 90" for what 310 − 226 leaves."""
_RECORDS_TB = 48.0
_CATEGORIES = ((Privacy.NO_PERSONAL_DATA, 35.0), (Privacy.PERSONAL_DATA, 45.0), (Privacy.SPECIAL_CATEGORIES, 20.0))
_SECRECY = ((SecrecyClass.NOT_CLASSIFIED, 97.0), (SecrecyClass.TBB4, 2.0), (SecrecyClass.TBB3, 1.0))
_KEYS = ((KeyHolder.SUPPLIER_FIRST, 50.0), (KeyHolder.SHARED, 30.0), (KeyHolder.CUSTOMER_FIRST, 20.0))


def datasets(dice: Dice, ids: list[str], count: int) -> list[Dataset]:
    """Draw the data: one in six sets are group documents, the others records kept by one application."""
    documents = max(2, count // 6)
    beside = max(1, documents // 4)
    homes = [*["sharepoint"] * (documents - beside), *["opslag-extra"] * beside, *[""] * (count - documents)]
    sizes = [10 ** dice.between(-2.5, 1.0) for _ in homes]
    totals = {home: sum(size for size, at in zip(sizes, homes, strict=True) if at == home) for home in homes}
    return [
        _dataset(dice, number, home or dice.pick(ids), size * DOCUMENTS_TB.get(home, _RECORDS_TB) / totals[home])
        for number, (home, size) in enumerate(zip(homes, sizes, strict=True), start=1)
    ]


def _dataset(dice: Dice, number: int, home: str, volume: float) -> Dataset:
    documents = home in DOCUMENTS_TB
    cluster = dice.pick(CLUSTERS)
    subject = "Groepsdocumenten" if documents else f"{dice.pick(SUBJECTS)}gegevens"
    return Dataset(
        id=f"DAT-{number:03}",
        name=f"{subject} {cluster} {number}",
        source=CMDB,
        description=dice.fact(f"{subject} van {cluster}.", 0.45),
        municipality=known("stad", CMDB),
        cluster=dice.fact(cluster, 0.1),
        owner=dice.fact(f"gegevensbeheer {cluster}", 0.35),
        base_registry=dice.yes_no(0.0 if documents else 0.05, 0.1),
        role=dice.fact(DataRole.SOURCE if documents else dice.pick(tuple(DataRole)), 0.2),
        stored_in=known((home,), CMDB) if documents else dice.fact((home,), 0.1),
        key_holder=dice.fact(dice.weighted(_KEYS), 0.45),
        volume=known(round(volume, 3), CMDB) if documents else dice.fact(round(volume, 3), 0.15),
        **_classes(dice),
    )


def _classes(dice: Dice) -> dict[str, Any]:
    category = dice.weighted(_CATEGORIES)
    secret = 3 if dice.chance(0.08) else 2 if category is not Privacy.NO_PERSONAL_DATA else 1
    available, right = (dice.weighted(((1, 45.0), (2, 47.0), (3, 8.0))) for _ in range(2))
    # people give the level they meant, now and then one lower than the classes ask for: regie warns of it
    given = bbn_of(available, right, secret, category) if dice.chance(0.95) else Bbn.BBN1
    return {
        "availability": dice.fact(available, 0.2),
        "integrity": dice.fact(right, 0.2),
        "confidentiality": dice.fact(secret, 0.2, other=min(3, secret + 1)),
        "bbn": dice.fact(given, 0.55),
        "privacy": dice.fact(category, 0.15, PRIVACY),
        "secrecy": dice.fact(dice.weighted(_SECRECY), 0.35),
    }
