"""The applications, in the shares of the source documents.

Half is SaaS ("ongeveer de helft", Rapport 2025; the strategy of 2026 says almost 80%), about 150 stand at KPN HenT,
about 150 on the own Azure platform of which some 70 with a DevOps team, and the rest are mostly workplace applications
(Rapport 2025); bridges, locks and traffic lights stand apart (Meerjarenstrategie §3.2).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from regie.examples.amsterdam_scale.dice import CMDB, CONTRACTS, IMPACT, INTERVIEW, Dice
from regie.examples.amsterdam_scale.judgements import judgements
from regie.examples.amsterdam_scale.naming import application_name, other_names, shared_numbers
from regie.examples.amsterdam_scale.platforms import HOSTERS, HYPERSCALE_HOSTERS
from regie.examples.amsterdam_scale.teams import DEVOPS
from regie.examples.amsterdam_scale.words import CLUSTERS, COMPONENTS
from regie.landscape import NONE, Application, Fact, known
from regie.landscape.vocabulary import CutOff, Function, KeyHolder, Lifecycle, ServiceModel, TimeClass

_SHARES = (
    ("saas", 650 / 1300),
    ("hent", 150 / 1300),
    ("devops", 70 / 1300),
    ("azure-stad", 74 / 1300),
    ("hlz", 6 / 1300),
    ("vor-in", 12 / 1300),
    ("serverruimte", 10 / 1300),
    ("lsp", 3 / 1300),
    ("workplace", 325 / 1300),
)
_LARGE = ("microsoft", "salesforce", "sap", "centric", "pinkroccade")
_LIFE = (
    (Lifecycle.IN_PRODUCTION, 80.0),
    (Lifecycle.IN_DEVELOPMENT, 4.0),
    (Lifecycle.PLANNED, 2.0),
    (Lifecycle.STANDBY, 1.0),
    (Lifecycle.PHASING_OUT, 9.0),
    (Lifecycle.RETIRED, 4.0),
)
_TIME = ((TimeClass.TOLERATE, 40.0), (TimeClass.INVEST, 22.0), (TimeClass.MIGRATE, 22.0), (TimeClass.ELIMINATE, 16.0))
_CUT_OFF = (
    (CutOff.STOPS_AT_ONCE, 45.0),
    (CutOff.STOPS_AFTER_DELAY, 20.0),
    (CutOff.CONTINUES_BY_CONTRACT, 15.0),
    (CutOff.CAN_BE_MOVED, 12.0),
    (CutOff.CONTINUES, 8.0),
)
_KEYS = ((KeyHolder.SUPPLIER_ONLY, 30.0), (KeyHolder.SUPPLIER_FIRST, 40.0), (KeyHolder.SHARED, 30.0))
_RECOVERY = ((2.0, 5.0), (4.0, 15.0), (8.0, 25.0), (24.0, 30.0), (48.0, 15.0), (120.0, 10.0))
_FORMATS: tuple[tuple[str, ...], ...] = ((), ("CSV",), ("CSV", "XML"), ("StUF", "CSV"))
_STANDARDS: tuple[tuple[str, ...], ...] = ((), ("OIDC",), ("StUF",), ("REST-API", "OIDC"))
_SPEND = 100e6
"""€ a year for applications; with the platforms' own cost some € 176 M of the € 240 M IT spend, the rest being people."""


def applications(dice: Dice, count: int, invented: tuple[str, ...]) -> tuple[Application, ...]:
    """Draw the applications. The large suppliers have more of them than the rest, as in any real register."""
    popular = (*_LARGE, *_LARGE, *invented[:60])
    kinds = [kind for kind, share in _SHARES for _ in range(round(share * count))]
    kinds += ["saas"] * (count - len(kinds))
    shared = shared_numbers(count)
    found: list[Application] = []
    for number, kind in enumerate(kinds[:count], start=1):
        supplier = "microsoft" if number == 1 else dice.pick(popular if dice.chance(0.4) else invented)
        found.append(_application(dice, number, kind, supplier, found, shared))
    return (*found[:-3], *_workplace(found[-3:])) if count > 100 else tuple(found)


def _application(
    dice: Dice, number: int, kind: str, supplier: str, earlier: list[Application], shared: tuple[int, ...]
) -> Application:
    unsure = 0.25 if kind in ("saas", "workplace") else 0.1
    place = "azure-stad" if kind == "devops" else kind
    platform, locations = _place(dice, place, supplier)
    twice = bool(earlier) and number not in shared and dice.chance(0.03)
    name = dice.pick(earlier).name if twice else application_name(dice, number, place, shared)
    cluster = dice.pick(CLUSTERS)
    part = bool(earlier) and dice.chance(0.06)
    return Application(
        id=f"APP-{number:04}",
        name=name,
        source=CMDB,
        aliases=dice.fact(other_names(name), 0.75),
        description=dice.fact(f"Ondersteunt het werk van {cluster}.", 0.35),
        municipality=known("stad", CMDB),
        cluster=dice.fact(cluster, 0.03, other="Bedrijfsvoering"),
        owner=dice.fact(f"afdelingshoofd {cluster}", 0.15),
        suite=known(dice.pick(earlier).id, CMDB) if part else dice.fact(NONE, 0.4),
        reference_component=dice.fact(dice.pick(COMPONENTS), 0.55),
        service_model=dice.fact(_model(place), 0.03),
        suppliers=dice.fact((supplier,), 0.04),
        platform=platform,
        operated_by=_operator(dice, kind, number, supplier),
        locations=locations,
        key_holder=dice.fact(_keys(dice, place), 0.4 if kind == "saas" else 0.1),
        export_formats=dice.fact(dice.pick(_FORMATS), unsure + 0.2),
        open_standards=dice.fact(dice.pick(_STANDARDS), unsure + 0.2),
        cut_off=dice.fact(dice.weighted(_CUT_OFF), 0.5, CONTRACTS),
        **_size(dice),
        **_recovery(dice, place),
        **judgements(dice, unsure, "workplace" if kind == "workplace" else "other"),
    )


def _size(dice: Dice) -> dict[str, Any]:
    users = int(10 ** dice.between(0.5, 3.6))
    # the mean of 10 ** u for u even from -1.2 to 0.55 is 0.87: dividing by it makes the sum come out
    cost = float(round(_SPEND / 1300 / 0.87 * 10 ** dice.between(-1.2, 0.55), -2))
    return {
        "users": dice.fact(users, 0.2, other=users // 2),
        "yearly_cost": dice.fact(cost, 0.18, CONTRACTS, other=float(round(cost * 1.4, -2))),
        "lifecycle": dice.fact(dice.weighted(_LIFE), 0.05),
        "time_class": dice.fact(dice.weighted(_TIME), 0.12),
    }


def _recovery(dice: Dice, place: str) -> dict[str, Any]:
    """How soon it works again after a loss; at SaaS suppliers half of it is not agreed."""
    hours = dice.pick((1.0, 2.0, 4.0)) if place == "vor-in" else dice.weighted(_RECOVERY)
    unsure = 0.5 if place == "saas" else 0.25
    return {
        "recovery_time": dice.fact(hours, unsure, IMPACT, other=hours * 3),
        "data_loss_bound": dice.fact(dice.pick((0.25, 1.0, 4.0, 24.0)), unsure + 0.1, IMPACT),
    }


def _place(dice: Dice, place: str, supplier: str) -> tuple[Fact[str], Fact[tuple[str, ...]]]:
    if place == "saas":
        home = supplier.startswith("LEV") and dice.chance(0.6)
        if supplier == "salesforce":
            return known("salesforce-cloud", CMDB), dice.fact(("DE",), 0.35, other=("US",))
        below = dice.pick((*HYPERSCALE_HOSTERS, "azure", "aws-eu", "aws-eu", "gcp"))
        platform = dice.pick(HOSTERS) if home else below
        return dice.fact(platform, 0.3), dice.fact(("NL",) if home else ("IE", "NL"), 0.35, other=("US",))
    if place == "workplace":
        return (dice.fact("m365", 0.05) if dice.chance(0.55) else known(NONE, CMDB)), dice.fact(("NL",), 0.3)
    return known(place, CMDB), dice.fact(("NL",), 0.05)


_MODELS = {
    "saas": ServiceModel.SAAS,
    "hent": ServiceModel.IAAS,
    "azure-stad": ServiceModel.PAAS,
    "hlz": ServiceModel.PAAS,
    "lsp": ServiceModel.PAAS,
    "vor-in": ServiceModel.ON_PREMISE,
    "serverruimte": ServiceModel.ON_PREMISE,
}


def _model(place: str) -> ServiceModel:
    return _MODELS.get(place, ServiceModel.WORKPLACE)


_OPERATORS: dict[str, tuple[str, ...]] = {
    "hent": ("kpn",),
    "workplace": ("sogeti",),
    "azure-stad": ("solvinity",),
    "hlz": ("solvinity",),
    "lsp": ("TEAM-CLOUD",),
    "vor-in": ("TEAM-OT",),
    "serverruimte": ("TEAM-OT",),
}


def _operator(dice: Dice, kind: str, number: int, supplier: str) -> Fact[tuple[str, ...]]:
    if kind == "devops":
        return known((DEVOPS[number % len(DEVOPS)],), CMDB)
    central = kind in _OPERATORS and kind != "workplace"
    return dice.fact(_OPERATORS.get(kind, (supplier,)), 0.02 if central else 0.15)


def _keys(dice: Dice, place: str) -> KeyHolder:
    if place in ("vor-in", "serverruimte"):
        return KeyHolder.CUSTOMER_ONLY
    return KeyHolder.CUSTOMER_FIRST if place in ("hent", "hlz", "lsp") else dice.weighted(_KEYS)


def _workplace(last: list[Application]) -> tuple[Application, ...]:
    """The three everybody works with: over 20,000 workplaces on Microsoft 365 (Rapport 2025)."""
    named = (
        ("Microsoft 365 werkplek", Function.WORKPLACE, 20_400, 4.0),
        ("Exchange Online", Function.EMAIL, 21_500, 8.0),
        ("SharePoint Online", Function.FILE_STORAGE, 20_400, 8.0),
    )
    return tuple(
        replace(
            app,
            name=name,
            cluster=known("Digitalisering en Innovatie", CMDB),
            suppliers=known(("microsoft",), CMDB),
            platform=known("sharepoint" if function is Function.FILE_STORAGE else "m365", CMDB),
            operated_by=known(("sogeti",), CMDB),
            function=known(function, CMDB),
            users=known(users, CMDB),
            lifecycle=known(Lifecycle.IN_PRODUCTION, CMDB),
            recovery_time=known(hours, INTERVIEW),
            suite=known(NONE, CMDB),
        )
        for app, (name, function, users, hours) in zip(last, named, strict=True)
    )
