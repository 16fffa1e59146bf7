"""Where the city's applications run: Azure run by Solvinity, KPN HenT, Microsoft 365, clouds behind SaaS, and own places."""

from __future__ import annotations

from regie.examples.amsterdam_scale.dice import CMDB, Dice
from regie.examples.real_suppliers import REPORT
from regie.landscape import UNKNOWN, Organisation, Platform, Record, Team, known
from regie.landscape.vocabulary import CloudKind, KeyHolder, OrganisationKind, PlatformService

HOSTERS = tuple(f"HOST-{number:02}" for number in range(1, 26))
_K, _S = CloudKind, PlatformService

# id, name, kind, service, suppliers, operated by, infrastructure, locations, key holder, yearly cost, TB
_ROWS = (
    ("azure", "Microsoft Azure", _K.HYPERSCALER, _S.INFRASTRUCTURE, "microsoft-ie", "microsoft-ie", "", "NL IE", KeyHolder.SUPPLIER_FIRST, 14e6, 40),
    ("azure-stad", "Cloudplatform van de stad", _K.HYPERSCALER, _S.PLATFORM, "microsoft-ie", "solvinity TEAM-CLOUD", "azure", "NL", KeyHolder.SHARED, 4e6, 35),
    ("hlz", "Hoogvertrouwelijke Landingzone", _K.HYPERSCALER_GUARDED, _S.PLATFORM, "microsoft-ie", "solvinity", "azure", "NL", KeyHolder.CUSTOMER_FIRST, 9e5, 6),
    ("hent", "KPN HenT", _K.PRIVATE_EUROPEAN, _S.INFRASTRUCTURE, "kpn", "kpn", "", "NL", KeyHolder.CUSTOMER_FIRST, 22e6, 55),
    ("m365", "Microsoft 365", _K.SAAS_INTERNATIONAL, _S.WORKPLACE, "microsoft-ie", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 12e6, 30),
    ("sharepoint", "SharePoint-opslag", _K.SAAS_INTERNATIONAL, _S.STORAGE, "microsoft-ie", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 2e6, 226),
    ("opslag-extra", "Bijgekochte opslag", _K.SAAS_INTERNATIONAL, _S.STORAGE, "microsoft-ie", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 4e5, 84),
    ("opslag-bbn2plus", "Opslag BBN2+", _K.PRIVATE_EUROPEAN, _S.STORAGE, "hetzner", "TEAM-CLOUD", "", "DE", KeyHolder.CUSTOMER_ONLY, 5e4, 1),
    ("aws-eu", "Amazon Web Services (EU)", _K.HYPERSCALER, _S.INFRASTRUCTURE, "aws", "aws", "", "IE DE", KeyHolder.SUPPLIER_FIRST, 0, 0),
    ("oci", "Oracle Cloud", _K.HYPERSCALER, _S.INFRASTRUCTURE, "oracle", "oracle", "", "NL DE", KeyHolder.SUPPLIER_FIRST, 0, 0),
    ("gcp", "Google Cloud", _K.HYPERSCALER, _S.INFRASTRUCTURE, "google", "google", "", "NL", KeyHolder.SUPPLIER_FIRST, 0, 0),
    ("salesforce-cloud", "Salesforce-platform", _K.SAAS_INTERNATIONAL, _S.SOFTWARE, "salesforce", "salesforce", "aws-eu oci", "DE", KeyHolder.SUPPLIER_FIRST, 3e6, 2),
    ("vor-in", "VOR-IN", _K.OPERATIONAL_TECHNOLOGY, _S.NETWORK, "stad", "TEAM-OT", "", "NL", KeyHolder.CUSTOMER_ONLY, 2e6, 1),
    ("serverruimte", "Eigen serverruimten", _K.OWN_SERVER_ROOM, _S.INFRASTRUCTURE, "stad", "TEAM-OT", "", "NL", KeyHolder.CUSTOMER_ONLY, 8e5, 8),
    ("lsp", "Logius Standaard Platform", _K.GOVERNMENT_CLOUD, _S.PLATFORM, "logius", "logius", "", "NL", KeyHolder.CUSTOMER_FIRST, 2e5, 1),
    ("netwerk", "Stadsnetwerk", _K.PRIVATE_EUROPEAN, _S.NETWORK, "proximus", "proximus", "", "NL", KeyHolder.CUSTOMER_FIRST, 9e6, 0),
    ("soc", "Beveiligingsdienst", _K.PRIVATE_EUROPEAN, _S.SECURITY, "accenture", "accenture", "", "NL", KeyHolder.SHARED, 6e6, 3),
)  # fmt: skip


def platforms(dice: Dice, invented: tuple[str, ...]) -> tuple[Record, ...]:
    """The named platforms, the hosting companies behind Dutch SaaS, and the teams and bodies that run them."""
    named = [_platform(row) for row in _ROWS]
    return (*_bodies(), *named, *(_hoster(dice, id_, dice.pick(invented)) for id_ in HOSTERS))


def _platform(
    row: tuple[str, str, CloudKind, PlatformService, str, str, str, str, KeyHolder, float, float],
) -> Platform:
    id_, name, kind, service, made_by, run_by, runs_on, countries, keys, cost, volume = row
    return Platform(
        id=id_,
        name=name,
        source=REPORT,
        kind=known(kind, REPORT),
        service=known(service, REPORT),
        suppliers=known(tuple(made_by.split()), REPORT),
        operated_by=known(tuple(run_by.split()), REPORT),
        infrastructure=known(tuple(runs_on.split()), REPORT),
        locations=known(tuple(countries.split()), CMDB),
        key_holder=known(keys, CMDB),
        yearly_cost=known(float(cost), CMDB) if cost else UNKNOWN,
        volume=known(float(volume), CMDB) if volume else UNKNOWN,
        haven=known(id_ == "lsp", CMDB),
    )


def _hoster(dice: Dice, id_: str, supplier: str) -> Platform:
    hyperscaler = dice.chance(0.35)
    below = (dice.pick(("azure", "aws-eu", "gcp")),) if hyperscaler else ()
    return Platform(
        id=id_,
        name=f"Hosting {id_[-2:]}",
        source=CMDB,
        kind=dice.fact(_K.HYPERSCALER if hyperscaler else _K.PRIVATE_EUROPEAN, 0.1),
        service=known(_S.INFRASTRUCTURE, CMDB),
        suppliers=known((supplier,), CMDB),
        operated_by=known((supplier,), CMDB),
        infrastructure=dice.fact(below, 0.15),
        locations=dice.fact(("NL",), 0.15, other=("NL", "DE")),
        key_holder=dice.fact(dice.pick((KeyHolder.SHARED, KeyHolder.CUSTOMER_FIRST, KeyHolder.SUPPLIER_FIRST)), 0.3),
    )


def _bodies() -> tuple[Record, ...]:
    def body(id_: str, name: str, kind: OrganisationKind) -> Organisation:
        return Organisation(
            id=id_,
            name=name,
            source=REPORT,
            kind=known(kind, REPORT),
            seat=known("NL", REPORT),
            sub_processors=known((), REPORT),
        )

    def team(id_: str, name: str, people: float) -> Team:
        skills: tuple[str, ...] = ("Kubernetes", "Linux") if id_ == "TEAM-CLOUD" else ("OT", "netwerken")
        return Team(
            id=id_,
            name=name,
            source=CMDB,
            organisation=known("stad", CMDB),
            people=known(people, CMDB),
            skills=known(skills, CMDB),
            staff_locations=known(("NL",), CMDB),
            mature=known(True, CMDB),
        )

    return (
        body("stad", "Gemeente Schaalstad", OrganisationKind.MUNICIPALITY),
        body("logius", "Logius", OrganisationKind.GOVERNMENT),
        team("TEAM-CLOUD", "Team Cloudplatform", 24),
        team("TEAM-OT", "Team Operationele Techniek", 11),
    )
