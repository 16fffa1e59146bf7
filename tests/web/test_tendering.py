"""The tender pack on the site: the page and the documents are those of the command, made from kept results."""

from dataclasses import replace

import pytest
from django.test import Client

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.tendering import tender_file, tender_pack_of
from regie.actions.tender import tender
from regie.examples import voorbeeldstad
from regie.landscape import UNKNOWN, Contract
from regie.landscape.vocabulary import Clause
from regie.locale import LANGUAGES
from regie.reports.tender.content import tender_document
from regie.store.models import Role
from tiny import AT, setting, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


@pytest.fixture
def place():
    made = town(landscape=setting(tiny(), "c1", clauses=(Clause.AUDIT,), notice_months=12, tender_months=9))
    compute_results(made.municipality.id, day=AT)
    return made


@pytest.fixture
def reader(place):
    client = Client(headers={"accept-language": "nl"})
    client.force_login(place.user("lezer", Role.READER))
    return client


def test_the_page_holds_level_criteria_clauses_with_their_rules_evidence_and_checks(reader):
    text = reader.get("/tiny/tender/c1").content.decode()
    assert "Aanbestedingspakket: Sociaal Suite" in text
    for said in ("SEAL-3", "Gunningscriteria", "Beantwoordt:", "Vraag als bewijs", "Controleer na de gunning"):
        assert said in text
    assert "1 staat al in het contract van nu" in text
    assert text.count("<h1>") == 1


def test_the_contract_and_the_calendar_lead_to_it(reader):
    for address in ("/tiny/contract/c1", "/tiny/calendar/"):
        assert 'href="/tiny/tender/c1"' in reader.get(address).content.decode()
    assert "/tender/" not in reader.get("/tiny/application/suite").content.decode()


def same(made, landscape, contract):
    """Whether the pack from kept results says word for word what the command says."""
    kept = tender_pack_of(Shown(made.actor()), contract)
    straight = tender(landscape, contract, at=made.municipality.runs.first().day)
    return all(tender_document(kept, one).blocks == tender_document(straight, one).blocks for one in LANGUAGES)


def test_a_pack_from_kept_results_is_the_commands_also_where_little_is_known():
    bare = setting(tiny(), "suite", platform=UNKNOWN, service_model=UNKNOWN)
    empty = replace(bare["c1"], id="c 2/leeg", name="Leeg", covers=UNKNOWN, supplier=UNKNOWN, end=UNKNOWN)
    landscape = replace(bare, records=(*bare.records, empty))
    made = town(landscape=landscape)
    compute_results(made.municipality.id, day=AT)
    assert same(made, landscape, "c1")
    assert same(made, landscape, "c 2/leeg")


@pytest.mark.slow
def test_packs_of_the_example_city_are_the_commands():
    landscape = voorbeeldstad()
    made = town(landscape=landscape)
    compute_results(made.municipality.id, day=landscape.as_of)
    assert all(same(made, landscape, one.id) for one in landscape.all(Contract)[::12])


@pytest.mark.parametrize(("form", "begins"), [("odt", b"PK"), ("docx", b"PK"), ("txt", b"Aanb"), ("md", b"# Aanb")])
def test_the_pack_comes_along_as_a_document(reader, form, begins):
    answer = reader.get(f"/tiny/tender-file/{form}/c1")
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="c1.{form}"'


def test_the_text_is_the_commands(place, tmp_path):
    tender(setting(tiny(), "c1", clauses=(Clause.AUDIT,), notice_months=12, tender_months=9), "c1", tmp_path / "x.txt")
    name, content = tender_file(tender_pack_of(Shown(place.actor()), "c1"), "txt", "nl")
    assert name == "c1.txt"
    assert content == (tmp_path / "x.txt").read_bytes()


@pytest.mark.parametrize("address", ["tender/suite", "tender/x", "tender-file/odt/x", "tender-file/exe/c1"])
def test_what_is_no_contract_or_no_form_is_not_there(reader, address):
    assert reader.get(f"/tiny/{address}").status_code == 404


def test_before_the_first_computation_and_for_a_removed_contract_there_is_no_pack(place):
    with pytest.raises(NotThereError):
        tender_pack_of(Shown(town("nieuw").actor()), "c1")


def test_a_name_of_a_file_holds_nothing_that_a_header_could_break_on():
    odd = replace(tiny()["c1"], id='c"1\r\n/é', name="Gek")
    landscape = replace(tiny(), records=(*tiny().records, odd))
    name, _ = tender_file(tender(landscape, odd.id, at=AT), "txt", "nl")
    assert name == "c-1.txt"
