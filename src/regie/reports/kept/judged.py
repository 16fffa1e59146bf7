"""What is judged of one thing, with its reasons: autonomy and SEAL, and for an application class and places."""

from __future__ import annotations

from typing import Any

from regie.analyses.placement import Placed
from regie.decisions import UNKNOWN, Model, OneOf
from regie.landscape import NO_DATA, NO_PROCESS, Application, Chain, Link, Organisation
from regie.locale import LANGUAGES
from regie.reports.assessment import Assessment
from regie.reports.kept.hours import hours
from regie.reports.kept.leaning import control, leaning
from regie.reports.kept.scores import reason_data, scores

_LINKS = 200


def judged(assessment: Assessment, id_: str) -> dict[str, Any]:
    """Everything a page about this thing shows beside its facts."""
    judgement = assessment.autonomy.of(id_)
    found = {
        "autonomous": judgement.autonomous,
        "own_autonomous": judgement.own_autonomous,
        "seal": [judgement.seal.low, judgement.seal.high],
        "official_seal": judgement.official_seal,
        "governing": judgement.governing,
        "scores": {pack: [score.low, score.high] for pack, score in judgement.scores.items()},
        "gaps": judgement.gaps,
        "why": [reason_data(one) for one in judgement.why],
        "weakest": [_link(one) for one in judgement.weakest_link],
        **scores(judgement),
        **_chain(assessment, id_),
    }
    record = assessment.landscape[id_]
    if isinstance(record, Organisation):
        found |= control(assessment, record)
    if not isinstance(record, Application):
        found |= leaning(assessment, id_)
    else:
        found |= _classes(assessment, id_)
        found["placed"] = {
            name: _placed(placement.of(id_), placement.model) for name, placement in assessment.placements.items()
        }
    return found


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": link.dependant,
        "kind": link.kind,
        "to": link.provider,
        "fact": [link.fact.id, link.fact.field],
        "sure": link.sure,
        "group": link.group,
        "tested": link.tested,
    }


def _chain(assessment: Assessment, id_: str) -> dict[str, Any]:
    """The links of the supply chain, nearest first, and the fields behind which unknown links may hide."""
    chain = Chain.of(assessment.landscape, assessment.at)
    reached = (id_, *chain.closure(id_))
    links = [link for thing in reached for link in chain.needs.get(thing, ())]
    return {
        "links": [_link(one) for one in links[:_LINKS]],
        "more_links": max(0, len(links) - _LINKS),
        "open_ends": {thing: chain.open_ends[thing] for thing in reached if thing in chain.open_ends},
    }


def _classes(assessment: Assessment, id_: str) -> dict[str, Any]:
    needed = assessment.criticality.get(id_, NO_PROCESS)
    held = assessment.protection.get(id_, NO_DATA)
    return {
        "critical": needed.critical,
        "outage": hours(needed.maximum_outage),
        "processes": needed.processes,
        "bbn": held.bbn,
        "privacy": held.privacy,
        "secrecy": held.secrecy,
        "datasets": held.datasets,
    }


def _placed(placed: Placed, model: Model) -> dict[str, Any]:
    """Per model: every outcome still possible, the rules that give it, the inputs used, and what is unknown."""
    return {
        "hash": model.hash,
        "possible": placed.possible,
        "labels": {
            outcome: {language: model.label(str(model.result), language, outcome) for language in LANGUAGES}
            for outcome in placed.possible
        },
        "rules": [
            {"rule": f"{rule.decision}-{rule.number}", **{one: rule.note(one) or "" for one in LANGUAGES}}
            for rule in placed.rules
        ],
        "inputs": {
            name: {
                "values": _values(given.value),
                "facts": [[ref.id, ref.field] for ref in given.facts],
            }
            for name, given in placed.inputs.items()
        },
        "deviation": placed.deviation.id if placed.deviation else None,
    }


def _values(value: object) -> list[object]:
    """The values an input may have, as they go into the model: none when unknown, several when contested."""
    if value is UNKNOWN:
        return []
    return list(value.values) if isinstance(value, OneOf) else [value]
