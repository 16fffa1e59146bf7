"""Logboek Dataverwerkingen: processing of personal data is a line at a real receiver, about one person at most."""

import re
from datetime import date
from uuid import UUID

import pytest

from calling import program
from keeping import town
from otlp import receiver
from regie.actions.keeping.audit import AuditQuery, audit, every_entry
from regie.actions.keeping.edit import edit
from regie.actions.keeping.members import add_member, members, set_active
from regie.actions.keeping.my_work import say_nobody_knows
from regie.actions.keeping.owner_links import actor_of_link, link_of, make_owner_link, owners
from regie.actions.keeping.performing import performing
from regie.actions.keeping.processing import sending
from regie.actions.keeping.processing.subjects import account, owner
from regie.actions.keeping.rights import Actor, Grant, NotAllowedError, Permission
from regie.actions.keeping.sign_ins import note_refused_sign_in, note_sign_in
from regie.landscape.faults import InputFaults
from regie.reference_data.processing_activities import Activity, in_force, register
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")
TODAY = date(2026, 11, 25)
NAME = "iemand-met-een-naam"


@pytest.fixture
def log(settings, monkeypatch):
    """The municipality's processing log; `log()` is what it has taken in so far."""
    with receiver() as told:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", told.address)
        settings.PROCESSING_LOG = True

        def lines():
            sending.close()
            return told.lines

        yield lines
        sending.close()


def administrator(place):
    user = place.user(NAME, Role.ADMINISTRATOR)
    return Actor(place.municipality.id, NAME, (Grant(Role.ADMINISTRATOR),), user.pk, "page", "203.0.113.7"), user


def of(activity):
    return f"urn:uuid:{in_force(activity).id}"


def code(subject):
    return (subject.kind, subject.code)


def test_an_action_is_a_line_with_all_the_standard_asks_for(log):
    place = town()
    actor, user = administrator(place)
    edit(actor, APPLICATION, {"users": "120"}, source="telling", day=TODAY)
    line = log()[-1]
    assert re.fullmatch(r"[0-9a-f]{32}", line.trace)
    assert re.fullmatch(r"[0-9a-f]{16}", line.span)
    assert (line.parent, line.status, line.name) == ("", 0, "Bewerkt")
    assert line.took > 0
    assert (line.activity, line.subject) == (of(Activity.ACTIONS), code(account(user.pk)))
    assert (line.resource["service.name"], line.resource["service.namespace"]) == ("regie", "tiny")


def test_each_person_whose_data_is_read_has_a_line_of_their_own_below_that_of_the_reading(log):
    place = town()
    actor, user = administrator(place)
    other = place.user("iemand-anders", Role.READER)
    members(actor)
    (reading,) = (line for line in log() if line.name == "Gebruikers bekeken" and not line.parent)
    lines = [line for line in log() if line.trace == reading.trace and line.parent]
    assert reading.subject == (None, None)
    assert {line.subject for line in lines} == {code(account(user.pk)), code(account(other.pk))}
    assert {line.parent for line in lines} == {reading.span}
    assert len({line.span for line in lines}) == 2


def test_reading_and_downloading_the_audit_log_is_told_for_all_who_stand_in_it(log):
    place = town()
    actor, user = administrator(place)
    edit(actor, APPLICATION, {"owner": "Teamhoofd"}, source="telling", day=TODAY)
    link, _ = make_owner_link(actor, "Teamhoofd")
    say_nobody_knows(actor_of_link(link), APPLICATION, "lifecycle", day=TODAY)
    before = len(log())
    audit(actor, AuditQuery())
    list(every_entry(actor, AuditQuery()))
    lines = [line for line in log()[before:] if line.parent]
    teamhoofd = owner(place.municipality.id, "Teamhoofd")
    assert {line.activity for line in lines} == {of(Activity.AUDIT)}
    for name in ("Logboek van handelingen gelezen", "Logboek van handelingen gedownload"):
        told = {line.subject for line in lines if line.name == name}
        assert told == {code(account(user.pk)), code(teamhoofd)}


def test_an_owner_has_a_line_when_named_when_asked_and_when_answering_by_a_link(log):
    place = town()
    actor, _ = administrator(place)
    edit(actor, APPLICATION, {"owner": "Teamhoofd"}, source="telling", day=TODAY)
    owners(actor)
    _, token = make_owner_link(actor, "Teamhoofd")
    say_nobody_knows(actor_of_link(link_of(token)), APPLICATION, "lifecycle", day=TODAY)
    teamhoofd = code(owner(place.municipality.id, "Teamhoofd"))
    lines = [line for line in log() if line.subject == teamhoofd]
    assert {line.activity for line in lines} == {of(Activity.OWNERS)}
    told = [line.name for line in lines]
    wanted = ["Bewerkt", "Eigenaren bekeken", "Link voor eigenaar gemaakt", "Link voor eigenaar geopend"]
    assert told == [*wanted, "Niemand weet het"]


def test_an_account_has_a_line_when_made_switched_off_and_signing_in(log):
    place = town()
    actor, _ = administrator(place)
    made, _ = add_member(actor, "nieuw", "Nieuw", [Grant(Role.READER)])
    note_sign_in(made.pk, "sign_in", "203.0.113.7")
    note_refused_sign_in("nieuw", "203.0.113.7")
    set_active(actor, made.pk, False)
    lines = [line for line in log() if line.subject == code(account(made.pk))]
    signing, keeping = of(Activity.SIGNING_IN), of(Activity.ACCOUNTS)
    assert [line.activity for line in lines] == [keeping, signing, signing, keeping, keeping]


def test_no_line_holds_a_name_an_address_or_a_value(log, settings):
    place = town()
    actor, _ = administrator(place)
    edit(actor, APPLICATION, {"owner": "Teamhoofd"}, source="telling", day=TODAY, why=NAME)
    with pytest.raises(RuntimeError), performing(actor, Permission.EDIT, "edit", about=NAME):
        raise RuntimeError(f"{NAME} of 203.0.113.7")
    audit(actor, AuditQuery(who=NAME))
    text = str(log())
    assert [one for one in (NAME, "203.0.113.7", "Teamhoofd", APPLICATION) if one in text] == []


def test_what_breaks_is_an_error_and_what_regie_refuses_is_not(log):
    place = town()
    actor, _ = administrator(place)
    with pytest.raises(RuntimeError), performing(actor, Permission.EDIT, "edit"):
        raise RuntimeError
    with pytest.raises(InputFaults):
        add_member(actor, "", "", [])
    broken, refused = log()[-2:]
    assert (broken.status, broken.attributes["exception.type"]) == (2, "RuntimeError")
    assert (refused.status, "exception.type" in refused.attributes) == (0, False)


def test_what_somebody_may_not_do_is_not_done_and_not_told(log):
    reader = town().actor(Role.READER)
    before = len(log())
    with pytest.raises(NotAllowedError):
        members(reader)
    assert len(log()) == before


def test_a_program_that_says_what_it_is_part_of_finds_its_trace_and_is_never_left_out(log, client):
    place = town()
    asking = program(place)
    trace, span = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    unsampled = f"00-{trace}-{span}-00"
    where = f"applications/{APPLICATION}"
    seen = asking.get(where)["ETag"]
    told = {"facts": {"users": {"claims": [{"value": 120, "source": "telling", "date": "2026-10-01"}]}}}
    assert asking.ask("PATCH", where, told, If_Match=seen, traceparent=unsampled).status_code == 200
    (line,) = [line for line in log() if line.trace == trace]
    assert (line.parent, line.attributes["dpl.core.foreign_operation.span_id"]) == (span, span)


def test_a_browser_is_part_of_nothing(log, client):
    user = town().user(NAME, Role.ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    trace = "0af7651916cd43dd8448eb211c80319c"
    client.get("/tiny/audit", headers={"traceparent": f"00-{trace}-b7ad6b7169203331-01"})
    assert log()[-1].name == "Logboek van handelingen gelezen"
    assert trace not in {line.trace for line in log()}


def test_the_register_of_the_municipality_is_referred_to_where_there_is_one(log, settings):
    settings.PROCESSING_REGISTER = "https://register.example.nl/verwerkingen/"
    administrator_, _ = administrator(town())
    members(administrator_)
    assert log()[-1].activity == f"https://register.example.nl/verwerkingen/{in_force(Activity.ACCOUNTS).id}"


def test_nothing_is_sent_unless_asked_for(log, settings):
    settings.PROCESSING_LOG = False
    actor, _ = administrator(town())
    members(actor)
    assert log() == []


def test_every_activity_stands_in_the_register_and_each_version_has_a_number_of_its_own():
    versions = [one for held in register().values() for one in held]
    assert set(register()) == set(Activity)
    assert len({UUID(one.id) for one in versions}) == len(versions)
    assert all([one.version for one in held] == list(range(1, len(held) + 1)) for held in register().values())
