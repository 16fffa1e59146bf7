"""Voorbeeldstad: a small invented city of 40 applications, with things every feature can be seen on.

Most of it is drawn like the large city; what chance would not show is added by name: an alternative that was tested and
one that was not, a take-over that is coming, a cycle, a decision to deviate, answers to criteria, an exit drill.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from regie.examples.amsterdam_scale import amsterdam_schaal
from regie.landscape import (
    Application,
    Change,
    Contract,
    Dataset,
    Dependency,
    Deviation,
    Evidence,
    FactRef,
    Landscape,
    Organisation,
    Ownership,
    Platform,
    Process,
    Record,
    Source,
    Team,
    contested,
    known,
    nobody_knows,
)
from regie.landscape.vocabulary import (
    Bbn,
    Clause,
    CloudKind,
    CutOff,
    DataRole,
    DependencyKind,
    EvidenceKind,
    Function,
    KeyHolder,
    Lifecycle,
    Met,
    OrganisationKind,
    PlatformService,
    Privacy,
    SecrecyClass,
    ServiceModel,
    Strength,
    TimeClass,
)

_CMDB = Source("CMDB", date(2026, 10, 1))
_ASKED = Source("rondvraag bij eigenaren", date(2026, 9, 15))


def _fact(value: Any) -> Any:
    return known(value, _CMDB)


def voorbeeldstad() -> Landscape:
    """The small example city, the same every time."""
    drawn = amsterdam_schaal(seed=40, applications_count=37)
    shown = drawn.with_change(Change("shown", put=(*_parties(), *_things(), *_relations(), *_papers())))
    nobody = (FactRef("APP-0002", "key_holder"), nobody_knows(_ASKED))
    return Landscape("Voorbeeldstad", drawn.as_of, shown.with_change(Change("asked", facts=(nobody,))).records)


def _parties() -> tuple[Record, ...]:
    def supplier(id_: str, name: str, seat: str) -> Organisation:
        return Organisation(
            id=id_,
            name=name,
            source=_CMDB,
            kind=_fact(OrganisationKind.SUPPLIER),
            legal_name=_fact(name),
            seat=_fact(seat),
            independent=_fact(True),
            sub_processors=_fact(()),
            jurisdictions=_fact((seat,)),
            laws=_fact(("CLOUD Act",) if seat == "US" else ()),
            staff_locations=_fact((seat,)),
            lei=_fact("INVENTED0000000000" + id_[-2:]),
            kvk=_fact("00000000"),
            website=_fact("https://example.org"),
        )

    return (
        supplier("VS-ORG-01", "Grachtsoft BV (verzonnen)", "NL"),
        supplier("VS-ORG-02", "Overzee Holding Inc. (verzonnen)", "US"),
        supplier("VS-ORG-03", "Veenhost BV (verzonnen)", "NL"),
        Ownership(
            id="VS-OWN-01",
            organisation="VS-ORG-03",
            owner="VS-ORG-02",
            source=_CMDB,
            share=_fact(1.0),
            control=_fact(True),
            since=_fact(date(2027, 7, 1)),
            until=_fact(date(2040, 1, 1)),
        ),
        Team(
            id="VS-TEAM-01",
            name="Team Zaken",
            source=_CMDB,
            organisation=_fact("stad"),
            cluster=_fact("Dienstverlening"),
            skills=_fact(("zaakgericht werken", "Kubernetes")),
            people=_fact(6.5),
            staff_locations=_fact(("NL",)),
            mature=_fact(True),
        ),
    )


def _things() -> tuple[Record, ...]:
    yes, no = _fact(True), _fact(False)
    case = Application(
        id="VS-APP-01",
        name="Zaaksysteem",
        source=_CMDB,
        aliases=_fact(("Zaken", "het nieuwe zaaksysteem")),
        description=_fact("Houdt bij wie waarmee bezig is en wanneer het klaar moet zijn."),
        municipality=_fact("stad"),
        cluster=_fact("Dienstverlening"),
        owner=_fact("afdelingshoofd Dienstverlening"),
        service_model=contested([(ServiceModel.SAAS, _CMDB), (ServiceModel.PAAS, _ASKED)]),
        suppliers=_fact(("VS-ORG-01",)),
        platform=_fact("VS-PLA-01"),
        operated_by=_fact(("VS-TEAM-01",)),
        locations=_fact(("NL",)),
        key_holder=_fact(KeyHolder.CUSTOMER_ONLY),
        users=_fact(900),
        lifecycle=_fact(Lifecycle.IN_PRODUCTION),
        time_class=_fact(TimeClass.INVEST),
        yearly_cost=_fact(410_000.0),
        function=_fact(Function.OTHER),
        reference_component=_fact("Zaakafhandelcomponent"),
        open_source=yes,
        open_standards=_fact(("ZGW-API's", "OIDC")),
        data_separated=yes,
        export_formats=_fact(("CSV", "JSON")),
        cut_off=_fact(CutOff.CAN_BE_MOVED),
        recovery_time=_fact(8.0),
        data_loss_bound=_fact(4.0),
        continuity_independent=yes,
        minister_approved=no,
        reusable_elsewhere=yes,
        market_standard=yes,
        little_customisation=no,
        asks_cloud_technology=yes,
        asks_fast_rollout=no,
        asks_integration=yes,
        asks_variable_use=no,
        provider_compliant=yes,
        fits_platform_standards=yes,
        value_quality=_fact(Met.FULLY),
        value_cost=_fact(Met.PARTLY),
        value_safety=_fact(Met.FULLY),
        value_innovation=_fact(Met.FULLY),
        value_sustainability=_fact(Met.PARTLY),
        value_transparency=_fact(Met.FULLY),
        value_autonomy=_fact(Met.FULLY),
    )
    forms = Application(id="VS-APP-02", name="Formulieren bij het zaaksysteem", source=_CMDB, suite=_fact("VS-APP-01"))
    post = Application(id="VS-APP-03", name="Postregistratie", source=_CMDB, suppliers=_fact(("VS-ORG-01",)))
    platform = Platform(
        id="VS-PLA-01",
        name="Veenhost Cloud",
        source=_CMDB,
        kind=_fact(CloudKind.PRIVATE_EUROPEAN),
        service=_fact(PlatformService.PLATFORM),
        municipality=_fact("stad"),
        suppliers=_fact(("VS-ORG-03",)),
        operated_by=_fact(("VS-ORG-03",)),
        infrastructure=_fact(()),
        locations=_fact(("NL",)),
        data_centres=_fact(("Veendam-1", "Veendam-2")),
        key_holder=_fact(KeyHolder.CUSTOMER_ONLY),
        haven=yes,
        open_source=yes,
        open_standards=_fact(("Kubernetes", "S3")),
        cut_off=_fact(CutOff.CONTINUES_BY_CONTRACT),
        recovery_time=_fact(4.0),
        data_loss_bound=_fact(1.0),
        yearly_cost=_fact(350_000.0),
        volume=_fact(12.0),
    )
    process = Process(
        id="VS-PRO-01",
        name="Uitkering verstrekken",
        source=_CMDB,
        description=_fact("Van aanvraag tot betaling."),
        municipality=_fact("stad"),
        cluster=_fact("Sociaal"),
        owner=_fact("proceseigenaar Inkomen"),
        maximum_outage=_fact(24.0),
        critical=yes,
        primary=yes,
        applications=_fact(("VS-APP-01",)),
        teams=_fact(("VS-TEAM-01",)),
        people_served=_fact(41_000),
    )
    dataset = Dataset(
        id="VS-DAT-01",
        name="Zaakdossiers",
        source=_CMDB,
        description=_fact("Dossiers van inwoners."),
        municipality=_fact("stad"),
        cluster=_fact("Sociaal"),
        owner=_fact("gegevensbeheer"),
        availability=_fact(2),
        integrity=_fact(3),
        confidentiality=_fact(3),
        bbn=_fact(Bbn.BBN3),
        privacy=_fact(Privacy.SPECIAL_CATEGORIES),
        secrecy=_fact(SecrecyClass.NOT_CLASSIFIED),
        base_registry=no,
        role=_fact(DataRole.SOURCE),
        stored_in=_fact(("VS-APP-01",)),
        key_holder=_fact(KeyHolder.CUSTOMER_ONLY),
        volume=_fact(3.5),
    )
    return case, forms, post, platform, process, dataset


def _relations() -> tuple[Record, ...]:
    def depends(number: int, subject: str, kind: DependencyKind, target: str, **facts: Any) -> Dependency:
        return Dependency(id=f"VS-DEP-{number:02}", subject=subject, kind=kind, target=target, source=_CMDB, **facts)

    group = {"group": "beheer", "needed": _fact(1), "felt_after": _fact(8.0), "recovery_time": _fact(24.0)}
    tested = {"tested": _fact(True), "tested_on": _fact(date(2026, 5, 20))}
    return (
        depends(1, "VS-APP-03", DependencyKind.OPERATED_BY, "VS-ORG-01", **group, **tested),
        depends(2, "VS-APP-03", DependencyKind.OPERATED_BY, "VS-ORG-03", **group, tested=_fact(False)),
        depends(3, "VS-APP-01", DependencyKind.USES, "VS-APP-03"),
        depends(4, "VS-APP-03", DependencyKind.USES, "VS-APP-01"),
        depends(5, "VS-APP-03", DependencyKind.READS, "VS-DAT-01"),
        depends(6, "VS-APP-03", DependencyKind.RUNS_ON, "VS-PLA-01"),
    )


def _papers() -> tuple[Record, ...]:
    def evidence(number: int, kind: EvidenceKind, strength: Strength, expires: date, **facts: Any) -> Evidence:
        return Evidence(
            id=f"VS-BEW-{number:02}",
            about="VS-APP-01",
            kind=kind,
            source=_CMDB,
            strength=_fact(strength),
            dated=_fact(date(2026, 5, 20)),
            expires=_fact(expires),
            document=_fact("dossier zaaksysteem"),
            **facts,
        )

    return (
        evidence(1, EvidenceKind.EXIT_DRILL, Strength.PROVEN, date(2027, 5, 20), hours=_fact(36.0)),
        evidence(2, EvidenceKind.EXIT_PLAN, Strength.CLAIMED, date(2026, 1, 1)),
        evidence(
            3, EvidenceKind.AUDIT_REPORT, Strength.PROVEN, date(2027, 1, 1), criterion=_fact("SOV-3.2"), answer=_fact(4)
        ),
        Contract(
            id="VS-CON-01",
            name="Zaaksysteem",
            source=_CMDB,
            municipality=_fact("stad"),
            supplier=_fact("VS-ORG-01"),
            covers=_fact(("VS-APP-01", "VS-PLA-01")),
            lot=_fact("Zaakgericht werken"),
            cluster=_fact("Dienstverlening"),
            owner=_fact("contractbeheer"),
            start=_fact(date(2024, 1, 1)),
            end=_fact(date(2027, 12, 31)),
            notice_months=_fact(6),
            options=_fact(2),
            option_months=_fact(12),
            clauses=_fact((Clause.EXIT_SUPPORT, Clause.DATA_RETURN, Clause.CHANGE_OF_CONTROL)),
            yearly_cost=_fact(410_000.0),
        ),
        Deviation(
            id="VS-AFW-01",
            application="VS-APP-01",
            model="sourcing-2026",
            outcome="private_european",
            source=_CMDB,
            reason=_fact("De overheidscloud biedt dit nog niet; de overstap is gepland."),
            decided_by=_fact("CIO-beraad"),
            since=_fact(date(2026, 6, 1)),
            until=_fact(date(2028, 6, 1)),
        ),
    )
