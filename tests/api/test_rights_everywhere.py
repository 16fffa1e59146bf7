"""Every operation of the API, as everybody: no token, a token of each role, and an administrator elsewhere.

The golden table has a line an operation. What is described is walked: an operation that is added shows up as a
difference of the golden file.
"""

import pytest

from calling import Program, program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.draft import start_draft as start_model_draft
from regie.actions.keeping.goal_drafts import start_draft as start_goal_draft
from regie.api.document import document
from regie.api.representing import PLURALS, ROOT
from regie.store.models import GoalVersion, ModelVersion, Role
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere, pytest.mark.slow]
FIRST = {PLURALS[record.noun]: record for record in reversed(tiny().records)}
PARTS = {
    "municipality": "tiny",
    "view": "chain",
    "goal": "0",
    "reading": "0",
    "number": "900001",
    "model": "sourcing-2026",
    "kind": "dmn",
    "decision": "criticality",
    "name": "nds",
    "other": "900002",
}
BODIES = {
    "what-ifs": {"without": ["nergens"]},
    "scenarios": {"name": "weg", "without": ["nergens"]},
    "scenario-comparisons": {"scenarios": [1, 2]},
    "repairs": {"scenario": {"without": ["nergens"]}},
    "truths": {"scenario": 900001},
    "reports": {"form": "html"},
    "plans": {"name": "Route", "goals": ["nergens/niets"]},
    "decisions": {"application": FIRST["applications"].id, "model": "sourcing-2026"},
    "answers": {"id": FIRST["applications"].id, "field": "lifecycle", "nobodyKnows": True},
    "_try": {"answers": {}},
    "versions": {"basedOn": 0},
    "goal-versions": {"basedOn": 0},
    "_publish": {"validFrom": "2027-01-01", "why": "besluit"},
    "{decision}": {"hitPolicy": "FIRST", "rules": []},
}
"""What is sent where it is no thing, by the last part of the address."""


def operations():
    for path, methods in document()["paths"].items():
        for method in methods:
            yield path, method.upper()


def address(path, method):
    about = "contracts" if _plural(path) in ("calendar", "tenders", "tender-documents") else _plural(path)
    key = FIRST.get(about, FIRST["applications"]).id
    version = "1" if method == "GET" else "999"
    shipped = "/decision-models/" in path and (method == "GET" or path.endswith("_try"))
    parts = {**PARTS, "key": key, "version": version, **({"number": "0"} if shipped else {})}
    return ROOT + path.format_map(parts) + ("?from=2026-01-01&to=2026-12-31" if "/differences" in path else "")


def body(path, method, shown):
    """What fits, of a version that never was: who may do it hears of a conflict, and nothing changes."""
    if path.rsplit("/", 1)[-1] in BODIES:
        return BODIES[path.rsplit("/", 1)[-1]]
    if path.endswith("/scenarios/{number}") and method == "PUT":
        return {"name": "weg", "without": ["nergens"], "seen": 99}
    if "/imports" in path or "/checks" in path or path.endswith("-files") or method in ("GET", "DELETE") or not shown:
        return None
    if path.endswith("{key}"):
        return {} if method == "PATCH" else shown
    return {"items": [{"id": shown["id"], "version": 99}]} if method == "PATCH" else shown


def _plural(path):
    return path.split("/")[3] if path.count("/") > 2 else ""


def test_every_operation_answers_each_program_as_agreed(golden):
    place = town()
    compute_results(place.municipality.id)
    _drafts(place.actor())
    people = {"nobody": Program("tiny"), **{role.value: program(place, role) for role in Role}}
    people["elsewhere"] = program(town("elders"))
    shown = {plural: people["reader"].get(f"{plural}/{one.id}").json() for plural, one in FIRST.items()}
    lines = [f"{'':<88} {'':<6}" + "".join(f"{person:>15}" for person in people)]
    for path, method in operations():
        given = body(path, method, shown.get(_plural(path)))
        statuses = [_ask(one, method, address(path, method), given) for one in people.values()]
        lines.append(f"{path:<88} {method:<6}" + "".join(f"{status:>15}" for status in statuses))
    golden("api/rights.txt", "\n".join((*lines, "")))


def _drafts(actor):
    """What can be changed and published, under the number of the addresses."""
    start_model_draft(actor, PARTS["model"], 0)
    ModelVersion.objects.update(number=PARTS["number"])
    start_goal_draft(actor)
    GoalVersion.objects.update(number=PARTS["number"])


def _ask(caller, method, target, given):
    answer = caller.ask(method, target, given, If_Match='"99"')
    assert answer.status_code < 500, (method, target)
    return answer.status_code
