"""Every address, as everybody: nobody signed in, each role, and the administrator of another municipality.

The golden table has a line an address and method. An address that is added without being walked here fails. Names of
two municipalities are marked, so that the walk also sees whether any page holds what is another's.
"""

from dataclasses import replace

import pytest
from django.core.signing import dumps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.goal_drafts import start_draft
from regie.actions.keeping.roadmap.packing import pack
from regie.actions.keeping.supposing import body_of
from regie.analyses.roadmap import Problem
from regie.decision_models import folder
from regie.decisions import load_model, write_dmn
from regie.landscape import NamedRecord, known
from regie.readers.scenarios import WrittenScenario
from regie.store.models import (
    GoalVersion,
    Job,
    KeptScenario,
    Membership,
    ModelVersion,
    OwnerLink,
    Plan,
    Role,
    ScenarioVersion,
    User,
)
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere, pytest.mark.slow]
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")
CONTRACT = next(record.id for record in tiny().records if record.noun == "contract")

NUMBER = 900_001
OURS, THEIRS = "ons-merk", "hun-merk"  # in every name of the one and the other municipality; no token holds a hyphen

# What to put in an address, by the name of its part.
PARTS = {
    "municipality": "tiny",
    "noun": "application",
    "key": APPLICATION,
    "field": "users",
    "version": "1",
    "number": str(NUMBER),
    "model": "sourcing-2026",
    "form": "csv",
    "kind": "dmn",
    "decision": "criticality",
    "token": "",  # a link that counts, made in the test
    "link": "MQ",
    "topic": "start",
    "goal": "thirty-percent",
    "reading": "suppliers",
    "file": str(NUMBER),
}

NO_PLAN = {"found": False, "status": "impossible", "cost": None, "spent": 0, "moves": 0, "years": [], "aims": []}
NO_PLAN |= {"drawn": None, "prices": [], "front": None, "clash": None, "no_cost": {"n": 0, "first": []}}
NO_PROBLEM = pack(Problem((2026,), ()))

# What is sent to an address, so that it does something; to the others an empty form.
BODIES = {
    "fact": {"value": "120", "source": "telling", "day": "2026-10-01"},
    "language": {"language": "en", "next": "/"},
    "undo": {"why": "probeersel"},
    "members": {"username": "nieuw", "role": "reader"},
    "member": {"role": "reader", "why": "probeersel"},
    "my-work": {"key": APPLICATION, "field": "lifecycle", "nobody": "1"},
    "answer": {"key": APPLICATION, "field": "lifecycle", "nobody": "1"},
    "owners": {"owner": "Teamhoofd"},
    "installation": {"slug": "nieuw", "name": "Nieuw", "administrator": "nieuw"},
    "rename-municipality": {"name": "Anders"},
    "tokens": {"name": "proef", "municipality": "tiny", "last_day": "2020-01-01"},
    "what-if": {"without": "duinsoft", "name": "weg", "keep": "1"},
    "account": {"present": "x", "wanted": "y", "again": "z"},
}
PEOPLE = ("nobody", *Role.values, "elsewhere")


def addresses(resolver=None):
    """Every named address of the pages."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            if str(one.pattern) != "api/":  # walked in tests/api
                yield from addresses(one)
        elif isinstance(one, URLPattern) and one.name:
            yield one.name


def address(name):
    if name == "behind":
        return reverse(name, kwargs={"municipality": "tiny", "word": "place", "key": "private_european"})
    if name == "tender":
        return reverse(name, kwargs={"municipality": "tiny", "key": CONTRACT})
    if name == "tender-file":
        return reverse(name, kwargs={"municipality": "tiny", "form": "txt", "key": CONTRACT})
    for parts in ({}, {"municipality"}, {"municipality", "noun"}, {"municipality", "key"}, *_more()):
        try:
            return reverse(name, kwargs={part: PARTS[part] for part in parts})
        except NoReverseMatch:
            continue
    raise LookupError(f"no parts fit the address {name!r}: add what it takes to PARTS and _more")


def _more():
    return (
        {"municipality", "noun", "key"},
        {"municipality", "field", "key"},
        {"municipality", "model", "key"},
        {"municipality", "noun", "form"},
        {"municipality", "version"},
        {"municipality", "number"},
        {"municipality", "model", "number"},
        {"municipality", "model", "number", "kind"},
        {"municipality", "model", "number", "decision"},
        {"token"},
        {"topic"},
        {"link", "token"},
        {"municipality", "goal"},
        {"municipality", "goal", "reading"},
        {"municipality", "number", "key"},
        {"municipality", "file"},
        {"municipality", "number", "file"},
        {"municipality", "number", "version"},
    )


def marked(mark):
    """The tiny landscape with a mark in every name, and an owner."""
    named = (replace(one, name=f"{mark} {one.name}") if isinstance(one, NamedRecord) else one for one in tiny().records)
    owned = (replace(one, owner=known("Teamhoofd")) if one.noun == "application" else one for one in named)
    return replace(tiny(), records=tuple(owned))


def test_every_address_answers_each_person_as_agreed_and_shows_nobody_what_is_anothers(golden):
    place, other = town(landscape=marked(OURS)), town("elders", marked(THEIRS))
    other.municipality.name = THEIRS
    other.municipality.save()
    compute_results(place.municipality.id)
    compute_results(other.municipality.id)
    start_draft(place.actor())
    GoalVersion.objects.update(number=NUMBER)
    people = {role: place.user(role, Role(role), clusters=("*",)) for role in Role.values}
    Membership.objects.filter(role=Role.OWNER).update(owns=["Teamhoofd"])
    people["elsewhere"] = other.user("elsewhere", Role.ADMINISTRATOR)
    Job.objects.create(id=1, municipality=place.municipality, user=people["administrator"], kind="test", state="done")
    _draft(place.municipality)
    _put_number_there(place, people)
    visitors = {person: Visitor(person, people.get(person)) for person in PEOPLE}
    lines = []
    for name in sorted(set(addresses())):
        for method in ("GET", "POST"):
            statuses = [str(visitor.ask(method, name)) for visitor in visitors.values()]
            lines.append(f"{name:<20} {method:<5}" + "".join(f"{status:>15}" for status in statuses))
    heading = f"{'':<20} {'':<5}" + "".join(f"{person:>15}" for person in PEOPLE)
    golden("web/rights.txt", "\n".join((heading, *lines, "")))


def _draft(municipality):
    model = load_model(folder("sourcing-2026"))
    text = write_dmn(model).decode()
    ModelVersion.objects.create(municipality=municipality, name=model.name, number=NUMBER, dmn=text, hash=model.hash)


def _put_number_there(place, people):
    """What the number in addresses stands for, of each kind there is."""
    owner = {"municipality": place.municipality, "role": Role.OWNER}
    Membership.objects.create(user=User.objects.create(id=NUMBER, username="iemand"), **owner)
    Job.objects.create(
        id=NUMBER, municipality=place.municipality, user=people["administrator"], kind="test", state="done"
    )
    plan = {"name": OURS, "by": "iemand", "question": {"name": OURS, "goals": []}, "version": 1, "day": "2026-11-01"}
    step = {"thing": APPLICATION, "things": [APPLICATION], "name": OURS, "strategy": "retire", "target": "", "to": ""}
    step |= {"first": 2027, "year": 2027, "once": 1, "exit": 0, "running": -1, "cluster": "", "ends": None, "why": []}
    Plan.objects.create(
        id=NUMBER, municipality=place.municipality, body=NO_PLAN, steps=[step], problem=NO_PROBLEM, **plan
    )
    later = "2099-01-01T00:00:00Z"
    OwnerLink.objects.create(id=NUMBER, municipality=place.municipality, owner="Teamhoofd", expires_at=later)
    body = body_of(WrittenScenario(name="iets", without=("nergens",)))
    kept = KeptScenario.objects.create(municipality=place.municipality, number=NUMBER, name="iets", last=1)
    ScenarioVersion.objects.create(scenario=kept, number=1, body=body, by="iemand")
    PARTS["token"] = dumps(NUMBER, salt="regie.owner-link")


class Visitor:
    """Somebody with a browser of their own, signed in (again after an address that ends a session)."""

    def __init__(self, person, user):
        self.person, self.user, self.client = person, user, Client()
        self._sign_in()

    def ask(self, method, name):
        target = address(name)
        answer = self.client.get(target) if method == "GET" else self.client.post(target, BODIES.get(name, {}))
        assert answer.status_code < 500, (method, target)
        sent = b"".join(answer.streaming_content) if answer.streaming else answer.content
        body = sent.decode(errors="replace")  # a workbook is no text
        if name != "answer":  # whoever has the link may see what it is for
            foreign = OURS if self.person in ("nobody", "elsewhere") else THEIRS
            assert foreign not in body, (method, target, self.person)
        if method == "POST" and name.startswith("sign-"):
            self._sign_in()
        return answer.status_code

    def _sign_in(self):
        if self.user is not None:
            self.user.refresh_from_db()
            self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
