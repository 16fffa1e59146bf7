"""The 1,300 applications, in the shares of the source documents.

Half is SaaS ("ongeveer de helft", Rapport 2025; the strategy of 2026 says almost 80%), about 150 stand at KPN HenT,
about 150 on the own Azure platform, and the rest are mostly workplace applications (Rapport 2025).
"""

from __future__ import annotations

from typing import Any

from regie.examples.amsterdam_scale.dice import CMDB, Dice
from regie.examples.amsterdam_scale.platforms import HOSTERS
from regie.examples.amsterdam_scale.words import CLUSTERS, KINDS, SUBJECTS
from regie.landscape import NONE, UNKNOWN, Application, Fact, known
from regie.landscape.vocabulary import CutOff, Function, KeyHolder, Lifecycle, Met, ServiceModel, TimeClass

_SHARES = (("saas", 650 / 1300), ("hent", 150 / 1300), ("azure-stad", 150 / 1300), ("workplace", 350 / 1300))
_LARGE = ("microsoft-ie", "salesforce", "sap", "centric", "pinkroccade")
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
_MET = ((Met.FULLY, 55.0), (Met.PARTLY, 37.0), (Met.NOT, 8.0))
_SPEND = 100e6
"""€ a year for applications; with the platforms' and contracts' own cost some € 170 M of the € 240 M IT spend."""


def applications(dice: Dice, count: int, invented: tuple[str, ...]) -> tuple[Application, ...]:
    """Draw the applications. The large suppliers have more of them than the rest, as in any real register."""
    popular = (*_LARGE, *_LARGE, *invented[:60])
    kinds = [kind for kind, share in _SHARES for _ in range(round(share * count))]
    kinds += ["saas"] * (count - len(kinds))
    return tuple(
        _application(dice, number, kind, dice.pick(popular if dice.chance(0.4) else invented), count)
        for number, kind in enumerate(kinds[:count], start=1)
    )


def _application(dice: Dice, number: int, kind: str, supplier: str, count: int) -> Application:
    users = int(10 ** dice.between(0.5, 3.6))
    cost = round(_SPEND / count * 10 ** dice.between(-1.2, 0.55), -2)
    unsure = 0.25 if kind in ("saas", "workplace") else 0.1
    platform, locations = _place(dice, kind, supplier)
    facts: dict[str, Any] = {
        name: dice.yes_no(yes, unsure)
        for name, yes in (
            ("data_separated", 0.3),
            ("open_source", 0.12),
            ("continuity_independent", 0.2),
            ("reusable_elsewhere", 0.15),
            ("market_standard", 0.6),
            ("little_customisation", 0.6),
            ("asks_cloud_technology", 0.4),
            ("asks_fast_rollout", 0.3),
            ("asks_integration", 0.6),
            ("asks_variable_use", 0.2),
            ("provider_compliant", 0.8),
            ("fits_platform_standards", 0.6),
        )
    }
    values: dict[str, Any] = {
        f"value_{name}": dice.fact(dice.weighted(_MET), 0.3)
        for name in ("quality", "cost", "safety", "innovation", "sustainability", "transparency")
    }
    return Application(
        id=f"APP-{number:04}",
        name=_name(dice, number),
        source=CMDB,
        municipality=known("stad", CMDB),
        cluster=dice.fact(dice.pick(CLUSTERS), 0.03, other="Bedrijfsvoering"),
        owner=dice.fact(f"afdelingshoofd {dice.pick(CLUSTERS)}", 0.15),
        service_model=dice.fact(_model(kind), 0.03),
        suppliers=dice.fact((supplier,), 0.04),
        platform=platform,
        operated_by=_operator(dice, kind, supplier),
        locations=locations,
        key_holder=dice.fact(_keys(dice, kind), 0.4 if kind == "saas" else 0.1),
        users=dice.fact(users, 0.2, other=users // 2),
        lifecycle=dice.fact(dice.weighted(_LIFE), 0.05),
        time_class=dice.fact(dice.weighted(_TIME), 0.12),
        yearly_cost=dice.fact(float(cost), 0.18, other=float(round(cost * 1.4, -2))),
        function=dice.fact(_function(dice, kind), 0.1),
        export_formats=dice.fact(dice.pick(((), ("CSV",), ("CSV", "XML"), ("StUF", "CSV"))), unsure + 0.2),
        open_standards=dice.fact(dice.pick(((), ("OIDC",), ("StUF",), ("REST-API", "OIDC"))), unsure + 0.2),
        cut_off=dice.fact(dice.weighted(_CUT_OFF), 0.5),
        recovery_time=dice.fact(dice.pick((4.0, 8.0, 24.0, 72.0)), 0.5),
        minister_approved=UNKNOWN,
        **facts,
        **values,
    )


def _place(dice: Dice, kind: str, supplier: str) -> tuple[Fact[str], Fact[tuple[str, ...]]]:
    if kind == "saas":
        home = supplier.startswith("LEV") and dice.chance(0.6)
        below = "salesforce-cloud" if supplier == "salesforce" else dice.pick(("azure", "aws-eu", "aws-eu", "gcp"))
        platform = dice.pick(HOSTERS) if home else below
        return dice.fact(platform, 0.3), dice.fact(("NL",) if home else ("IE", "NL"), 0.35, other=("US",))
    if kind == "workplace":
        return (dice.fact("m365", 0.05) if dice.chance(0.55) else known(NONE, CMDB)), dice.fact(("NL",), 0.3)
    return dice.fact(kind, 0.02), dice.fact(("NL",), 0.05)


def _model(kind: str) -> ServiceModel:
    models = {"saas": ServiceModel.SAAS, "hent": ServiceModel.IAAS, "azure-stad": ServiceModel.PAAS}
    return models.get(kind, ServiceModel.WORKPLACE)


def _operator(dice: Dice, kind: str, supplier: str) -> Fact[tuple[str, ...]]:
    if kind == "azure-stad":
        return known(("TEAM-CLOUD",) if dice.chance(70 / 150) else ("solvinity",), CMDB)
    return dice.fact({"hent": ("kpn",), "workplace": ("sogeti",)}.get(kind, (supplier,)), 0.15)


def _keys(dice: Dice, kind: str) -> KeyHolder:
    if kind == "hent":
        return KeyHolder.CUSTOMER_FIRST
    return dice.weighted(((KeyHolder.SUPPLIER_ONLY, 30.0), (KeyHolder.SUPPLIER_FIRST, 40.0), (KeyHolder.SHARED, 30.0)))


def _function(dice: Dice, kind: str) -> Function:
    if kind != "workplace":
        return Function.OTHER
    return dice.weighted(((Function.WORKPLACE, 80.0), (Function.FILE_STORAGE, 8.0), (Function.EMAIL, 2.0)))


def _name(dice: Dice, number: int) -> str:
    """Names as real exports have them: codes, versions, double spaces, capitals, the same name twice."""
    name = f"{dice.pick(SUBJECTS)}{dice.pick(KINDS)}"
    spelling = dice.weighted(
        (("plain", 60.0), ("number", 15.0), ("code", 10.0), ("capitals", 6.0), ("spaces", 5.0), ("old", 4.0))
    )
    return {
        "plain": name,
        "number": f"{name} {dice.pick(('2.0', 'v4', '365', 'Online', 'Plus', 'NL'))}",
        "code": f"APP-{number:04} {name}",
        "capitals": name.upper(),
        "spaces": f"{name}  ({dice.pick(CLUSTERS)})",
        "old": f"{name} (oud, niet gebruiken!)",
    }[spelling]
