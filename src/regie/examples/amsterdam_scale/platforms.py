"""Where the city's applications run: Azure run by Solvinity, KPN HenT, Microsoft 365, clouds behind SaaS, and own places."""

from __future__ import annotations

from typing import Any

from regie.examples.amsterdam_scale.dice import CMDB, CONTRACTS, DOSSIER, IMPACT, Dice
from regie.examples.real_suppliers import REPORT
from regie.landscape import UNKNOWN, Organisation, Platform, Record, known
from regie.landscape.vocabulary import CloudKind, CutOff, KeyHolder, OrganisationKind, PlatformService

HOSTERS = tuple(f"HOST-{number:02}" for number in range(1, 26))
HYPERSCALE_HOSTERS = HOSTERS[:8]
"""Hosting companies that themselves run on a hyperscaler."""
_K, _S = CloudKind, PlatformService

# id, name, kind, service, suppliers, operated by, infrastructure, locations, key holder, yearly cost, TB
_ROWS = (
    ("azure", "Microsoft Azure", _K.HYPERSCALER, _S.INFRASTRUCTURE, "microsoft", "microsoft", "", "NL IE", KeyHolder.SUPPLIER_FIRST, 14e6, 40),
    ("azure-stad", "Cloudplatform van de stad", _K.HYPERSCALER, _S.PLATFORM, "microsoft", "solvinity TEAM-CLOUD", "azure", "NL", KeyHolder.SHARED, 4e6, 35),
    ("hlz", "Hoogvertrouwelijke Landingzone", _K.HYPERSCALER_GUARDED, _S.PLATFORM, "microsoft", "solvinity", "azure", "NL", KeyHolder.CUSTOMER_FIRST, 9e5, 6),
    ("hent", "KPN HenT", _K.PRIVATE_EUROPEAN, _S.INFRASTRUCTURE, "kpn", "kpn", "", "NL", KeyHolder.CUSTOMER_FIRST, 22e6, 55),
    ("m365", "Microsoft 365", _K.SAAS_INTERNATIONAL, _S.WORKPLACE, "microsoft", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 12e6, 30),
    ("sharepoint", "SharePoint-opslag", _K.SAAS_INTERNATIONAL, _S.STORAGE, "microsoft", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 2e6, 226),
    ("opslag-extra", "Bijgekochte opslag", _K.SAAS_INTERNATIONAL, _S.STORAGE, "microsoft", "sogeti", "azure", "NL IE", KeyHolder.SUPPLIER_FIRST, 4e5, 84),
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


_STANDARDS = {
    "lsp": ("Kubernetes", "S3", "Haven"),
    "hent": ("S3",),
    "azure-stad": ("Kubernetes", "OIDC"),
    "opslag-bbn2plus": ("S3",),
}
_CUT_OFF = {
    _K.HYPERSCALER: CutOff.STOPS_AT_ONCE,
    _K.HYPERSCALER_GUARDED: CutOff.STOPS_AFTER_DELAY,
    _K.SAAS_INTERNATIONAL: CutOff.STOPS_AT_ONCE,
    _K.SAAS_EUROPEAN: CutOff.STOPS_AFTER_DELAY,
    _K.PRIVATE_EUROPEAN: CutOff.CONTINUES_BY_CONTRACT,
    _K.GOVERNMENT_CLOUD: CutOff.CAN_BE_MOVED,
    _K.OWN_SERVER_ROOM: CutOff.CONTINUES,
    _K.OPERATIONAL_TECHNOLOGY: CutOff.CONTINUES,
}
_OWN = (_K.GOVERNMENT_CLOUD, _K.OWN_SERVER_ROOM, _K.OPERATIONAL_TECHNOLOGY)


def platforms(dice: Dice, invented: tuple[str, ...]) -> tuple[Record, ...]:
    """The named platforms, the hosting companies behind Dutch SaaS, and the bodies that run them."""
    named = [_platform(dice, row) for row in _ROWS]
    return (*_bodies(), *named, *(_hoster(dice, id_, dice.pick(invented)) for id_ in HOSTERS))


def _platform(
    dice: Dice, row: tuple[str, str, CloudKind, PlatformService, str, str, str, str, KeyHolder, float, float]
) -> Platform:
    id_, name, kind, service, made_by, run_by, runs_on, countries, keys, cost, volume = row
    return Platform(
        id=id_,
        name=name,
        source=REPORT,
        kind=known(kind, REPORT),
        service=known(service, REPORT),
        municipality=known("stad", CMDB) if cost else UNKNOWN,
        suppliers=known(tuple(made_by.split()), REPORT),
        operated_by=known(tuple(run_by.split()), REPORT),
        infrastructure=known(tuple(runs_on.split()), REPORT),
        locations=known(tuple(countries.split()), CMDB),
        data_centres=_data_centres(dice, countries.split()[0], 0.4),
        key_holder=known(keys, CMDB),
        yearly_cost=known(float(cost), CONTRACTS) if cost else UNKNOWN,
        volume=known(float(volume), CMDB) if volume else UNKNOWN,
        haven=known(id_ == "lsp", CMDB),
        open_source=dice.fact(kind in _OWN, 0.2),
        open_standards=known(_STANDARDS[id_], CMDB) if id_ in _STANDARDS else dice.fact((), 0.5),
        **_recovery(dice, kind, 0.15),
    )


def _recovery(dice: Dice, kind: CloudKind, unsure: float) -> dict[str, Any]:
    return {
        "cut_off": dice.fact(_CUT_OFF[kind], unsure + 0.2, CONTRACTS),
        "recovery_time": dice.fact(dice.pick((1.0, 4.0, 8.0, 24.0)), unsure, IMPACT, other=72.0),
        "data_loss_bound": dice.fact(dice.pick((0.25, 1.0, 4.0)), unsure + 0.1, IMPACT),
    }


def _data_centres(dice: Dice, country: str, unknown: float) -> Any:
    first = dice.whole(1, 9)
    return dice.fact((f"{country}-{first}", f"{country}-{first + 1}"), unknown, DOSSIER)


def _hoster(dice: Dice, id_: str, supplier: str) -> Platform:
    hyperscaler = id_ in HYPERSCALE_HOSTERS
    below = (dice.pick(("azure", "aws-eu", "gcp")),) if hyperscaler else ()
    kind = _K.HYPERSCALER if hyperscaler else dice.pick((_K.PRIVATE_EUROPEAN, _K.SAAS_EUROPEAN))
    return Platform(
        id=id_,
        name=f"Hosting {id_[-2:]}",
        source=DOSSIER,
        kind=dice.fact(kind, 0.1, DOSSIER),
        service=known(_S.INFRASTRUCTURE if kind is not _K.SAAS_EUROPEAN else _S.SOFTWARE, DOSSIER),
        suppliers=known((supplier,), DOSSIER),
        operated_by=known((supplier,), DOSSIER),
        infrastructure=dice.fact(below, 0.15, DOSSIER),
        locations=dice.fact(("NL",), 0.15, DOSSIER, other=("NL", "DE")),
        data_centres=_data_centres(dice, "NL", 0.6),
        key_holder=dice.fact(dice.pick((KeyHolder.SHARED, KeyHolder.CUSTOMER_FIRST, KeyHolder.SUPPLIER_FIRST)), 0.3),
        haven=dice.yes_no(0.05, 0.6),
        open_source=dice.yes_no(0.2, 0.4),
        open_standards=dice.fact(dice.pick(((), ("S3",), ("Kubernetes", "S3"))), 0.5, DOSSIER),
        **_recovery(dice, kind, 0.35),
    )


def _bodies() -> tuple[Record, ...]:
    def body(id_: str, name: str, kind: OrganisationKind, staff: tuple[str, ...]) -> Organisation:
        return Organisation(
            id=id_,
            name=name,
            source=REPORT,
            kind=known(kind, REPORT),
            seat=known("NL", REPORT),
            sub_processors=known((), REPORT),
            staff_locations=known(staff, CMDB) if staff else UNKNOWN,
        )

    return (
        body("stad", "Gemeente Schaalstad", OrganisationKind.MUNICIPALITY, ("NL",)),
        body("logius", "Logius", OrganisationKind.GOVERNMENT, ()),
    )
