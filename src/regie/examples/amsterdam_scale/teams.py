"""The city's own teams: two that run platforms, DevOps teams with applications on Azure, and the service desk."""

from __future__ import annotations

from regie.examples.amsterdam_scale.dice import CMDB, INTERVIEW, Dice
from regie.examples.amsterdam_scale.words import CLUSTERS, SKILLS
from regie.landscape import Team, known

DEVOPS = tuple(f"TEAM-DEV-{number:02}" for number in range(1, 13))
DESKS = tuple(f"TEAM-BAL-{number:02}" for number in range(1, 9))
"""Front offices that can go on with paper for a while when an application fails."""
_NAMED = (
    ("TEAM-CLOUD", "Team Cloudplatform", 24.0, ("Kubernetes", "Linux", "Azure")),
    ("TEAM-OT", "Team Operationele Techniek", 11.0, ("OT", "netwerken")),
    ("TEAM-SEC", "Team Informatiebeveiliging", 9.0, ("informatiebeveiliging", "BIO")),
)


def teams(dice: Dice) -> tuple[Team, ...]:
    """Draw the teams with their size, skills and maturity."""
    named = tuple(_team(dice, id_, name, people, skills) for id_, name, people, skills in _NAMED)
    drawn = tuple(
        _team(dice, id_, f"DevOps {dice.pick(CLUSTERS)} {id_[-2:]}", round(dice.between(3, 11), 1), _skills(dice))
        for id_ in DEVOPS
    )
    desks = tuple(
        _team(dice, id_, f"Balie en backoffice {dice.pick(CLUSTERS)}", float(dice.whole(8, 40)), ("loketwerk",))
        for id_ in DESKS
    )
    return (*named, *drawn, *desks)


def _skills(dice: Dice) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dice.pick(SKILLS) for _ in range(4)))


def _team(dice: Dice, id_: str, name: str, people: float, skills: tuple[str, ...]) -> Team:
    return Team(
        id=id_,
        name=name,
        source=CMDB,
        organisation=known("stad", CMDB),
        cluster=dice.fact(dice.pick(CLUSTERS), 0.1),
        people=dice.fact(people, 0.1, other=round(people * 0.8, 1)),
        skills=dice.fact(skills, 0.1, INTERVIEW),
        staff_locations=dice.fact(("NL",), 0.1),
        mature=dice.fact(id_ == "TEAM-CLOUD" or dice.chance(0.5), 0.15, INTERVIEW),
    )
