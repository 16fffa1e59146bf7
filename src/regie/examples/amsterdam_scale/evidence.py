"""The papers: plans, certificates, audits and drills, claimed or proven, some expired; and decisions to deviate."""

from __future__ import annotations

from datetime import date

from regie.examples.amsterdam_scale.dice import DOSSIER, Dice
from regie.landscape import Application, Deviation, Evidence, Fact, Source, known
from regie.landscape.vocabulary import EvidenceKind, Strength

_K = EvidenceKind
_KINDS = (
    (_K.EXIT_PLAN, 25.0),
    (_K.CERTIFICATE, 20.0),
    (_K.RISK_ANALYSIS, 15.0),
    (_K.DPIA, 12.0),
    (_K.PROCESSING_AGREEMENT, 10.0),
    (_K.EXIT_DRILL, 6.0),
    (_K.ASSURANCE_REPORT, 4.0),
    (_K.AUDIT_REPORT, 3.0),
    (_K.SERVICE_AGREEMENT, 2.0),
    (_K.CONTRACT_CLAUSE, 1.0),
    (_K.MEASUREMENT, 1.0),
    (_K.STATEMENT, 1.0),
)
_PROVEN = {_K.EXIT_DRILL: 0.7, _K.AUDIT_REPORT: 0.9, _K.ASSURANCE_REPORT: 0.8, _K.MEASUREMENT: 1.0}
_CRITERIA = ("SOV-3.2", "SOV-3.3", "SOV-4.5", "SOV-5.1", "SOV-6.4", "SOV-7.1")
_BOARD = Source("besluitenlijst CIO-beraad", date(2026, 6, 1))
_REASONS = (
    "De overheidscloud biedt dit nog niet; de overstap is gepland.",
    "Er is geen Europees alternatief dat aan de eisen voldoet.",
    "Het contract loopt nog; bij de volgende aanbesteding wordt dit opnieuw bekeken.",
)


def evidence(dice: Dice, apps: tuple[Application, ...], suppliers: tuple[str, ...]) -> list[Evidence]:
    """One paper for an application in four and for a supplier in eight."""
    things = [app.id for app in apps if dice.chance(0.25)] + [id_ for id_ in suppliers if dice.chance(0.125)]
    return [_evidence(dice, f"BEW-{number:04}", thing) for number, thing in enumerate(things, start=1)]


def _evidence(dice: Dice, id_: str, about: str) -> Evidence:
    kind = dice.weighted(_KINDS)
    proven = dice.chance(_PROVEN.get(kind, 0.0))
    year = dice.whole(2023, 2026)
    answers = kind in (_K.AUDIT_REPORT, _K.ASSURANCE_REPORT, _K.STATEMENT)
    criterion: Fact[str] = dice.fact(dice.pick(_CRITERIA), 0.3 if answers else 1.0, DOSSIER)
    return Evidence(
        id=id_,
        about=about,
        kind=kind,
        source=DOSSIER,
        strength=dice.fact(Strength.PROVEN if proven else Strength.CLAIMED, 0.05, DOSSIER),
        criterion=criterion,
        answer=known(dice.whole(1, 4), DOSSIER) if criterion.claims else dice.fact(1, 1.0),
        dated=dice.fact(date(year, dice.whole(1, 9), 1), 0.1, DOSSIER),
        expires=dice.fact(date(year + dice.whole(1, 3), 3, 1), 0.25, DOSSIER),
        document=dice.fact(f"dossier {about}, stuk {dice.whole(1, 40)}", 0.3, DOSSIER),
        hours=dice.fact(float(dice.whole(4, 160)), 0.2 if kind is _K.EXIT_DRILL and proven else 1.0, DOSSIER),
    )


def deviations(dice: Dice, apps: tuple[Application, ...], count: int) -> list[Deviation]:
    """Decisions to leave an application where it is for now ("autonoom, tenzij")."""
    chosen = dice.shuffled(apps)[:count]
    return [
        Deviation(
            id=f"AFW-{number:03}",
            application=app.id,
            model="sourcing-2026",
            outcome=dice.pick(("hyperscaler_guarded", "saas_international", "saas_european")),
            source=_BOARD,
            reason=dice.fact(dice.pick(_REASONS), 0.1, _BOARD),
            decided_by=dice.fact("CIO-beraad", 0.1, _BOARD),
            since=dice.fact(date(2026, dice.whole(1, 6), 1), 0.1, _BOARD),
            until=dice.fact(date(dice.whole(2027, 2029), 1, 1), 0.25, _BOARD, other=date(2031, 1, 1)),
        )
        for number, app in enumerate(chosen, start=1)
    ]
