"""The three example rows of the empty workbook: a small, sound landscape that shows how rows refer to each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from regie.landscape import (
    NONE,
    Application,
    Contract,
    Dataset,
    Landscape,
    Organisation,
    Platform,
    Process,
    Source,
    known,
)
from regie.landscape.vocabulary import CloudKind, OrganisationKind, PlatformService, Privacy, ServiceModel
from regie.locale import Language, Message, say

_DAY = date(2026, 1, 1)


def example_rows(language: Language) -> Landscape:
    """Three rows on each main sheet, marked as examples by their source."""
    source = Source(say(Message("template.source"), language), _DAY)

    def fact(value: Any) -> Any:
        return known(value, source)

    def name(key: str) -> str:
        return say(Message(f"template.{key}"), language)

    organisations = [
        Organisation(id=f"ORG-{number}", name=name(f"organisation_{number}"), source=source, kind=fact(kind), **facts)
        for number, kind, facts in (
            (1, OrganisationKind.MUNICIPALITY, {"seat": fact("NL")}),
            (2, OrganisationKind.SUPPLIER, {"seat": fact("NL"), "independent": fact(True), "sub_processors": fact(())}),
            (3, OrganisationKind.SUPPLIER, {"seat": fact("US")}),
        )
    ]
    platforms = [
        Platform(
            id=f"PLA-{number}", name=name(f"platform_{number}"), source=source, kind=fact(kind), service=fact(does)
        )
        for number, kind, does in (
            (1, CloudKind.PRIVATE_EUROPEAN, PlatformService.INFRASTRUCTURE),
            (2, CloudKind.HYPERSCALER, PlatformService.PLATFORM),
            (3, CloudKind.OWN_SERVER_ROOM, PlatformService.INFRASTRUCTURE),
        )
    ]
    applications = [
        Application(
            id=f"APP-{number}",
            name=name(f"application_{number}"),
            source=source,
            service_model=fact(model),
            suppliers=fact(suppliers),
            platform=fact(platform),
            users=fact(users),
        )
        for number, model, suppliers, platform, users in (
            (1, ServiceModel.SAAS, ("ORG-2",), "PLA-1", 400),
            (2, ServiceModel.PAAS, ("ORG-3",), "PLA-2", 120),
            (3, ServiceModel.WORKPLACE, ("ORG-2", "ORG-3"), NONE, 900),
        )
    ]
    processes = [
        Process(
            id=f"PRO-{number}",
            name=name(f"process_{number}"),
            source=source,
            maximum_outage=fact(hours),
            critical=fact(hours <= 24),
            applications=fact((f"APP-{number}",)),
        )
        for number, hours in ((1, 24.0), (2, 168.0), (3, 8.0))
    ]
    datasets = [
        Dataset(
            id=f"DAT-{number}",
            name=name(f"dataset_{number}"),
            source=source,
            availability=fact(level),
            integrity=fact(level),
            confidentiality=fact(level),
            privacy=fact(privacy),
            stored_in=fact((f"APP-{number}",)),
        )
        for number, level, privacy in (
            (1, 2, Privacy.SPECIAL_CATEGORIES),
            (2, 1, Privacy.NO_PERSONAL_DATA),
            (3, 2, Privacy.PERSONAL_DATA),
        )
    ]
    contracts = [
        Contract(
            id=f"CON-{number}",
            name=name(f"application_{number}"),
            source=source,
            supplier=fact("ORG-2" if number == 1 else "ORG-3"),
            covers=fact((f"APP-{number}",)),
            end=fact(date(2027, 12, 31)),
            notice_months=fact(6),
        )
        for number in (1, 2, 3)
    ]
    records = (*applications, *platforms, *processes, *datasets, *organisations, *contracts)
    return Landscape(name("landscape"), _DAY, records)
