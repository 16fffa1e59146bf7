"""What `regie map` makes of tables nobody described: by headings in four languages and by contents."""

import contextlib
import random
from datetime import date

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import regie
from readers.mapping.topdesk_book import write_topdesk
from regie.actions.files import shipped_mapping
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import Bbn, Lifecycle, ServiceModel
from regie.mappings import shipped
from regie.readers.mapping import read_mapped

CONTRACTS = (
    ("Contractnummer", "Omschrijving", "Leverancier", "Ingangsdatum", "Einddatum", "Waarde per jaar", "Opmerking"),
    ("C-1", "Onderhoud Suite", "Duinsoft BV", "01-01-2023", "31-12-2027", "€ 250.000,00", "let op"),
    ("C-2", "Hosting", "Polderhost BV", "2024-05-01", "", "€ 12.500", ""),
)


def write(path, **sheets):
    with xlsxwriter.Workbook(path) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def targets(proposal):
    return {column.column: column.target for column in proposal.columns}


def read_back(path, tmp_path, **details):
    """The file as the proposed mapping reads it."""
    mapping = tmp_path / "mapping.yaml"
    regie.map_table(path, mapping, force=True, **details)
    return regie.check(path, mapping=mapping)


def test_a_contract_list_is_understood_and_its_mapping_reads_it(tmp_path):
    path = write(tmp_path / "contracten.xlsx", Blad1=CONTRACTS)
    assert targets(regie.map_table(path)) == {
        "Contractnummer": "contract.id",
        "Omschrijving": "contract.name",
        "Leverancier": "contract.supplier",
        "Ingangsdatum": "contract.start",
        "Einddatum": "contract.end",
        "Waarde per jaar": "contract.yearly_cost",
        "Opmerking": "",
    }
    reading = read_back(path, tmp_path)
    assert reading.faults == ()
    contract = reading.landscape["C-1"]
    assert (contract.end.value, contract.yearly_cost.value) == (date(2027, 12, 31), 250_000)
    assert reading.landscape[contract.supplier.value].name == "Duinsoft BV"
    assert reading.landscape["C-2"].end.claims == ()


@pytest.mark.parametrize(
    "headings",
    [
        ("Naam", "Leverancier", "Status", "Aantal gebruikers"),
        ("Application name", "Vendor", "Lifecycle status", "Number of users"),
        ("Bezeichnung", "Hersteller", "Zustand", "Anzahl Benutzer"),
        ("Nom de l'application", "Fournisseur", "État", "Utilisateurs"),
    ],
)
def test_headings_are_known_in_four_languages(tmp_path, headings):
    path = write(tmp_path / "a.xlsx", Applications=(headings, ("Suite", "Duinsoft", "In gebruik", 40)))
    found = ["application.name", "application.suppliers", "application.lifecycle", "application.users"]
    assert list(targets(regie.map_table(path)).values()) == found
    reading = read_back(path, tmp_path)
    assert (
        reading.landscape["application-suite" if "application-suite" in reading.landscape else "app-suite"].users.value
        == 40
    )


def test_headings_need_not_be_on_the_first_row_nor_undecorated(tmp_path):
    rows = (("Overzicht 2026",), (), ("Applicatie ⚡", "Leverancier:", "STATUS "), ("Suite", "Duinsoft", "Actief"))
    path = write(tmp_path / "a.xlsx", Blad1=rows)
    assert set(targets(regie.map_table(path)).values()) == {
        "application.name",
        "application.suppliers",
        "application.lifecycle",
    }
    assert read_back(path, tmp_path).landscape["app-suite"].lifecycle.value is Lifecycle.IN_PRODUCTION


def test_contents_that_contradict_a_heading_outweigh_it(tmp_path):
    rows = (("Applicatie", "Aantal gebruikers"), ("Suite", "veel"), ("Archief", "weinig"))
    (_, users) = regie.map_table(write(tmp_path / "a.xlsx", Applicaties=rows)).columns
    assert (users.target, users.why.key) == ("", "mapping.proposal.misfit")


def test_contents_are_evidence_when_a_heading_says_nothing(tmp_path):
    rows = (
        ("Applicatie", "Leverancier", "Kolom X"),
        ("Suite", "Duinsoft", "SaaS"),
        ("Archief", "Polderhost", "PaaS"),
        ("Register", "Polderhost", "SaaS"),
    )
    found = regie.map_table(write(tmp_path / "a.xlsx", Applicaties=rows)).columns[-1]
    assert (found.target, found.confidence) == ("application.service_model", 0.4)


def test_classes_of_data_become_a_dataset_beside_the_application(tmp_path):
    rows = (
        ("APPID", "Applicatie", "BNN Classificatie", "Vertrouwelijkheid"),
        (1, "Suite", "BNN 2+", 3),
        (2, "Archief", "NB", ""),
    )
    reading = read_back(write(tmp_path / "a.xlsx", Applicaties=rows), tmp_path)
    data = reading.landscape["data-1"]
    assert (data.bbn.value, data.confidentiality.value, data.stored_in.value) == (Bbn.BBN2_PLUS, 3, ("1",))


def test_a_column_that_names_rows_of_another_sheet_refers_to_them(tmp_path):
    path = write(
        tmp_path / "a.xlsx",
        Applicaties=(("APPID", "Naam", "Soort applicatie"), ("A1", "Suite", "SaaS"), ("A2", "Archief", "SaaS")),
        Processen=(("Proces", "Applicaties", "Kritisch"), ("Uitkeren", "A1; A2", "ja"), ("Bewaren", "Archief", "nee")),
    )
    landscape = read_back(path, tmp_path).landscape
    assert landscape["process-uitkeren"].applications.value == ("A1", "A2")
    assert landscape["process-bewaren"].applications.value == ("A2",)
    assert landscape["process-uitkeren"].critical.value is True
    assert landscape["A1"].service_model.value is ServiceModel.SAAS


def test_data_of_persons_is_neither_read_nor_repeated(tmp_path):
    rows = (
        ("Applicatie", "Leverancier", "Contactpersoon", "Bereikbaar", "Nummer van iemand", "Eigenaar"),
        ("Suite", "Duinsoft", "Voornaam Achternaam", "v.achternaam@voorbeeld.nl", "123456782", "Voornaam Achternaam"),
        ("Archief", "Duinsoft", "Voornaam Achternaam", "v.achternaam@voorbeeld.nl", "111222333", "Burgerzaken"),
        ("Register", "Duinsoft", "Voornaam Achternaam", "v.achternaam@voorbeeld.nl", "123456782", "Burgerzaken"),
    )
    path = write(tmp_path / "a.xlsx", Applicaties=rows)
    proposal = regie.map_table(path)
    personal = {one.column for one in proposal.columns if one.why.key == "mapping.proposal.personal"}
    assert personal == {"Contactpersoon", "Bereikbaar", "Nummer van iemand"}
    reading = read_back(path, tmp_path)
    assert "chternaam" not in proposal.text + repr(reading)
    assert reading.landscape["app-archief"].owner.value == "Burgerzaken"
    assert reading.landscape["app-suite"].owner.claims == ()


def test_a_layout_that_has_a_mapping_is_recognised(tmp_path):
    assert "topdesk-cmdb" in regie.map_table(write_topdesk(tmp_path / "cmdb.xlsx")).fits
    assert regie.map_table(write(tmp_path / "c.xlsx", Blad1=CONTRACTS)).fits == ()


def test_a_mapping_for_a_folder_of_files_is_not_taken_for_one_of_a_sheet_that_also_has_ids(tmp_path):
    with_ids = [["id" if not at else f"C{at}", *row] for at, row in enumerate(CONTRACTS)]
    assert regie.map_table(write(tmp_path / "c.xlsx", Blad1=with_ids)).fits == ()


@pytest.mark.parametrize("part", [0, 0.3, 0.7, 0.99])
def test_a_workbook_that_was_cut_off_gives_faults_and_no_landscape(tmp_path, part):
    whole = write_topdesk(tmp_path / "cmdb.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * part)])
    reading = regie.check(path, mapping="topdesk-cmdb")
    assert reading.landscape is None
    assert reading.faults
    with pytest.raises(InputFaults):
        regie.map_table(path)


@pytest.mark.slow
def test_the_same_file_gives_the_same_proposal(tmp_path):
    path = write_topdesk(tmp_path / "cmdb.xlsx")
    assert regie.map_table(path) == regie.map_table(path)
    assert regie.map_table(path).text == regie.map_table(path).text


def test_a_proposal_is_not_written_over_a_file(tmp_path):
    path = write(tmp_path / "c.xlsx", Blad1=CONTRACTS)
    with pytest.raises(InputFaults):
        regie.map_table(path, path)


@pytest.mark.parametrize("rows", [(), (("a",),), ((1, 2), (3, 4)), (("kleur", "vorm"), ("rood", "rond"))])
def test_what_is_no_list_of_things_is_refused(tmp_path, rows):
    with pytest.raises(InputFaults) as refused:
        regie.map_table(write(tmp_path / "x.xlsx", Blad1=rows))
    assert [fault.what.key for fault in refused.value.faults] == ["mapping.fault.no_proposal"]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_the_order_of_columns_does_not_matter(tmp_path, seed):
    order = list(range(len(CONTRACTS[0])))
    random.Random(seed).shuffle(order)
    straight = write(tmp_path / "c.xlsx", Blad1=CONTRACTS)
    first = read_back(straight, tmp_path).landscape
    shuffled = write(tmp_path / "c.xlsx", Blad1=tuple(tuple(row[at] for at in order) for row in CONTRACTS))
    again = read_back(shuffled, tmp_path).landscape
    assert {record.id: record for record in again.records} == {record.id: record for record in first.records}


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(
        ["Naam", "Leverancier", "Status", "APPID", "Applicatie Naam", "In productie", "2+", "[", "-", "=1+1"]
    ),
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_any_table_gives_a_proposal_or_faults_never_a_traceback(tmp_path, rows):
    path = tmp_path / "x.csv"
    text = "\n".join(";".join('"' + str(cell or "").replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text(text, encoding="utf-8", errors="replace")
    for name in shipped():
        reading = read_mapped([path], shipped_mapping(name))
        assert reading.landscape is not None or reading.faults
    with contextlib.suppress(InputFaults):
        (tmp_path / "m.yaml").write_text(regie.map_table(path).text, encoding="utf-8")
        assert regie.check(path, mapping=tmp_path / "m.yaml") is not None


def test_names_are_preferred_to_the_keys_that_stand_beside_them(tmp_path):
    key = "25458feb-ccfd-5909-90bc-ef324362a6c0"
    rows = (("id", "naam", "aanbieder", "_aanbieder", "status"), ("p1", "Suite", key, "Duinsoft BV", ""))
    proposal = regie.map_table(write(tmp_path / "a.xlsx", Applicaties=rows))
    assert targets(proposal)["_aanbieder"] == "application.suppliers"
    assert targets(proposal)["aanbieder"] == ""
    (status,) = (one for one in proposal.columns if one.column == "status")
    assert (status.target, status.confidence) == ("application.lifecycle", 0.5)
