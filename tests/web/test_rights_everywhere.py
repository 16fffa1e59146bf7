"""Every address, as everybody: nobody signed in, each role, and the administrator of another municipality.

The golden table has a line an address and method. An address that is added without being walked here fails.
"""

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.decision_models import folder
from regie.decisions import load_model, write_dmn
from regie.store.models import Job, ModelVersion, Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")

# What to put in an address, by the name of its part.
PARTS = {
    "municipality": "tiny",
    "noun": "application",
    "key": APPLICATION,
    "field": "users",
    "version": "1",
    "number": "1",
    "model": "sourcing-2026",
    "kind": "dmn",
    "decision": "criticality",
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
        {"municipality", "version"},
        {"municipality", "number"},
        {"municipality", "model", "number"},
        {"municipality", "model", "number", "kind"},
        {"municipality", "model", "number", "decision"},
    )


def test_every_address_answers_each_person_as_agreed(client, golden):
    place, other = town(), town("elders")
    compute_results(place.municipality.id)
    people = {role: place.user(role, Role(role), clusters=("*",)) for role in Role.values}
    people["elsewhere"] = other.user("elsewhere", Role.ADMINISTRATOR)
    Job.objects.create(id=1, municipality=place.municipality, user=people["administrator"], kind="test", state="done")
    _draft(place.municipality)
    lines = []
    for name in sorted(set(addresses())):
        for method in ("GET", "POST"):
            statuses = [str(_ask(client, method, address(name), people.get(person))) for person in PEOPLE]
            lines.append(f"{name:<16} {method:<5}" + "".join(f"{status:>15}" for status in statuses))
    heading = f"{'':<16} {'':<5}" + "".join(f"{person:>15}" for person in PEOPLE)
    golden("web/rights.txt", "\n".join((heading, *lines, "")))


def _draft(municipality):
    model = load_model(folder("sourcing-2026"))
    text = write_dmn(model).decode()
    ModelVersion.objects.create(municipality=municipality, name=model.name, number=1, dmn=text, hash=model.hash)


def _ask(client, method, target, user):
    client.logout()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(target) if method == "GET" else client.post(target, {})
    assert answer.status_code < 500, (method, target)
    return answer.status_code
