import io
import json
import tarfile
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.landscape import Organisation
from regie.readers import read_landscape
from regie.readers.directories.names import core_key, fits_country, name_key
from regie.readers.supplier_lists import read_supplier_list
from regie.readers.supplier_lists.addresses import country_of

THIRD_PARTY = {
    "name": "Duinsoft",
    "legalName": "Duinsoft B.V.",
    "headquarterAddress": "Kade 1, 1011 AB Amsterdam, Netherlands",
    "websiteUrl": "https://duinsoft.example",
}
COMPANY = {
    "slug": "duinsoft",
    "relevant-countries": ["nl"],
    "name": "Duinsoft GmbH",
    "address": "Weg 1\n10115 Berlin\nDeutschland",
    "web": "https://duinsoft.example",
    "runs": ["Duinmail"],
    "sources": ["https://duinsoft.example/privacy"],
}


def third_parties(tmp_path, *rows):
    path = tmp_path / "list.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def companies(tmp_path, **files):
    path = tmp_path / "companies.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            data = json.dumps(content).encode() if not isinstance(content, bytes) else content
            info = tarfile.TarInfo(f"companies/{name}.json")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_a_third_party_becomes_an_organisation_with_seat_and_website(tmp_path):
    found = read_supplier_list(third_parties(tmp_path, THIRD_PARTY))
    (organisation,) = found.reading.landscape.all(Organisation)
    assert (organisation.id, organisation.legal_name.value) == ("duinsoft", "Duinsoft B.V.")
    assert (organisation.seat.value, organisation.website.value) == ("NL", "https://duinsoft.example")
    assert organisation.seat.source.name == "list.json"


def test_a_company_keeps_the_pages_it_was_made_from_as_source(tmp_path):
    found = read_supplier_list(companies(tmp_path, duinsoft=COMPANY))
    (organisation,) = found.reading.landscape.all(Organisation)
    assert organisation.seat.value == "DE"
    assert "https://duinsoft.example/privacy" in organisation.seat.source.name
    assert found.directory.names[organisation.id] == ("Duinmail", "duinsoft")


def test_a_list_is_read_like_any_file(tmp_path):
    for path in (third_parties(tmp_path, THIRD_PARTY), companies(tmp_path, duinsoft=COMPANY)):
        assert len(read_landscape([path]).landscape.all(Organisation)) == 1


def test_an_office_abroad_is_not_taken_for_the_seat(tmp_path):
    """The legal form cannot exist where the address is: a contact address, not the seat."""
    found = read_supplier_list(third_parties(tmp_path, {**THIRD_PARTY, "legalName": "Duinsoft, Inc."}))
    assert not found.reading.landscape["duinsoft"].seat.claims
    assert [fault.what.key for fault in found.reading.faults] == ["supplier_lists.fault.form"]


def test_two_suppliers_of_one_name_both_stay(tmp_path):
    found = read_supplier_list(third_parties(tmp_path, THIRD_PARTY, THIRD_PARTY))
    assert [one.id for one in found.reading.landscape.all(Organisation)] == ["duinsoft", "duinsoft-2"]


def test_certificates_are_named_as_left_out(tmp_path):
    found = read_supplier_list(third_parties(tmp_path, {**THIRD_PARTY, "certifications": ["ISO/IEC 27001"]}))
    assert [left.kind for left in found.reading.left_out] == ["certifications"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b"[]", b"[1]", b'[{"name": 3}]', b'[{"legalName": "X"}]', b"\x1f\x8bx"]
)
def test_what_is_no_list_of_suppliers_is_refused_whole(tmp_path, content):
    path = tmp_path / "list.json"
    path.write_bytes(content)
    found = read_supplier_list(path)
    assert found.directory is None
    assert found.reading.landscape is None
    assert found.reading.faults


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("500 Howard St, San Francisco, CA 94105", "US"),
        ("Austin, TX", "US"),
        ("Weg 1\n10115 Berlin\nDeutschland", "DE"),
        ("1114 AB Amsterdam-Duivendrecht, the Netherlands", "NL"),
        ("New York, New York, 10016,United States", "US"),
        ("Atlanta, Georgia 30363, US", "US"),
        ("Barnet, England", "GB"),
        ("Global (community-driven)", None),
        ("", None),
    ],
)
def test_the_country_of_an_address(address, country):
    assert country_of(address) == country


def test_names_are_compared_without_case_accents_points_and_legal_form():
    assert name_key("Société Générale S.A.") == name_key("SOCIETE GENERALE SA")
    assert core_key("Duinsoft B.V.") == core_key("duinsoft bv") == "duinsoft"
    assert core_key("BV") == "bv"


def test_a_legal_form_tells_where_a_seat_cannot_be():
    assert not fits_country("Uber Technologies Inc.", "NL")
    assert fits_country("Duinsoft B.V.", "NL")
    assert fits_country("Duinsoft", "NL")


@given(st.text(max_size=40))
def test_any_text_is_an_address_and_a_name(text):
    country_of(text)
    assert name_key(name_key(text)) == name_key(text)


def test_the_real_lists_are_read_whole(shared):
    probo = read_supplier_list(shared / "suppliers" / "probo_common_third_parties.json").reading
    assert probo.counts == {"organisation": 562}
    organisations = probo.landscape.all(Organisation)
    assert sum(not one.seat.claims for one in organisations) == 65
    assert Counter(fault.what.key for fault in probo.faults) == {
        "supplier_lists.fault.form": 13,
        "supplier_lists.fault.no_country": 11,
    }


@pytest.mark.slow
def test_the_real_companies_are_read_whole(shared):
    found = read_supplier_list(shared / "suppliers" / "datenanfragen_companies_2026-07-21.tar.gz").reading
    assert found.counts == {"organisation": 3070}
    assert sum(not one.seat.claims for one in found.landscape.all(Organisation)) == 83
