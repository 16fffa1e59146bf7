"""The other shipped mappings on files in the real layout, as people deliver them; nothing in them is real."""

import csv
import json
import tarfile
from datetime import date

import openpyxl
import pytest

import regie
from regie.landscape import Chain, Dataset, Dependency, Process
from regie.landscape.faults import Severity
from regie.landscape.vocabulary import Privacy, ServiceModel

REGISTER = (
    "Naam afdeling",
    "Taak afdeling",
    "Verwerking",
    "Verwerkingsactiviteit",
    "Verwerkingsverantwoordelijken",
    "Publiek/privaat",
    "Verwerkingsdoeleinden",
    "Rechtmatige grondslag",
    "Categorieën van persoonsgegevens",
    "Bewaartermijn",
    "Herkomst gegevens",
    "Categorieën van ontvangers",
    "Doorgifte aan een derde land of internationale organisatie",
    "Samenwerkende partijen",
    "Convenant/privacyprotocol",
    "Gezamenlijke verantwoordelijkheid",
    "Verdere verwerking",
)


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("__", "."))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_register_of_seventeen_columns_is_read_without_faults(tmp_path):
    row = {
        "Naam afdeling": "Burgerzaken",
        "Verwerking": "Paspoorten uitgeven",
        "Categorieën van persoonsgegevens": "naam, pasfoto, biometrische gegevens",
        "Doorgifte aan een derde land of internationale organisatie": "Nee",
        "Bewaartermijn": "zestien jaar",
    }
    rows = [("Register van verwerkingen, versie 3",), (), REGISTER, [row.get(name) for name in REGISTER]]
    reading = regie.check(workbook(tmp_path / "register 2026-03-01.xlsx", Blad1=rows), mapping="verwerkingsregister")
    assert reading.faults == ()
    (process,) = reading.landscape.all(Process)
    assert (process.name, process.owner.value, process.source.date) == (
        "Paspoorten uitgeven",
        "Burgerzaken",
        date(2026, 3, 1),
    )
    (data,) = reading.landscape.all(Dataset)
    assert data.privacy.value is Privacy.SPECIAL_CATEGORIES
    statement = reading.landscape["register-paspoorten-uitgeven"].document.value
    assert statement == "Doorgifte aan een derde land of internationale organisatie: Nee; Bewaartermijn: zestien jaar"


def test_a_column_a_register_adds_is_said_and_not_lost_silently(tmp_path):
    rows = [("Verwerking", "Kleur van de map"), ("Paspoorten", "groen")]
    reading = regie.check(workbook(tmp_path / "r.xlsx", Blad1=rows), mapping="verwerkingsregister")
    assert [(fault.what.key, fault.place.column) for fault in reading.faults] == [
        ("mapping.fault.column", "Kleur van de map")
    ]


DORA = {
    "b_01.01": [["c0010", "c0020", "c0030", "c0040", "c0050", "c0060"], ["E1", "Bank", "eba_GA:NL", "x", "y", "z"]],
    "b_02.01": [
        ["c0010", "c0020", "c0030", "c0040", "c0050"],
        ["C-1", "eba_CO:x1", "", "eba_CU:EUR", "250000.00"],
    ],
    "b_02.02": [
        [f"c{number * 10:04}" for number in range(1, 19)],
        [
            *("C-1", "E1", "P1", "LEI", "F1", "eba_TA:S19", "2023-01-01", "9999-12-31", "", "90", "30"),
            *("eba_GA:NL", "eba_GA:NL", "eba_BT:x28", "eba_GA:DE", "eba_GA:NL", "eba_ZZ:x793", "eba_ZZ:x797"),
        ],
    ],
    "b_03.02": [["c0010", "c0020", "c0030"], ["C-1", "P1", "LEI"]],
    "b_05.01": [
        [f"c{number * 10:04}" for number in range(1, 13)],
        ["P1", "LEI", "", "", "Duinsoft B.V.", "Duinsoft BV", "x", "eba_GA:NL", "eba_CU:EUR", "250000.00", "P9", "LEI"],
        ["P2", "EUID", "", "", "Polderhost B.V.", "Polderhost BV", "x", "eba_GA:NL", "", "", "", ""],
        ["P9", "LEI", "", "", "Duin Holding", "Duin Holding", "x", "eba_GA:US", "", "", "P9", "LEI"],
    ],
    "b_05.02": [
        [f"c{number * 10:04}" for number in range(1, 8)],
        ["C-1", "eba_TA:S19", "P1", "LEI", "1", "", ""],
        ["C-1", "eba_TA:S19", "P2", "EUID", "2", "P1", "LEI"],
    ],
    "b_06.01": [
        [f"c{number * 10:04}" for number in range(1, 11)],
        ["F1", "eba_TA:x28", "Betalen", "E1", "eba_BT:x28", "veel klanten", "2025-01-01", "24", "4", "eba_ZZ:x793"],
    ],
    "b_07.01": [
        [f"c{number * 10:04}" for number in range(1, 13)],
        ["C-1", "P1", "LEI", "eba_TA:S19", "eba_ZZ:x959", "eba_ZZ:x963", "2025-03-01", "eba_BT:x28", "", "", "", ""],
    ],
}


@pytest.fixture(params=["csv", "xlsx"])
def dora(request, tmp_path):
    """The register as EBA's CSV folder, and as a workbook with the labels of the columns above their codes."""
    if request.param == "xlsx":
        labelled = {
            name.upper().replace(".", "__"): [[f"Label of {code}" for code in rows[0]], *rows]
            for name, rows in DORA.items()
        }
        return workbook(tmp_path / "register.xlsx", **labelled)
    folder = tmp_path / "register"
    folder.mkdir()
    for name, rows in DORA.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def test_a_dora_register_becomes_contracts_providers_services_and_functions(dora):
    reading = regie.check(dora, mapping="dora-register")
    landscape = reading.landscape
    assert reading.faults == ()
    contract = landscape["C-1"]
    assert (contract.supplier.value, contract.covers.value, contract.yearly_cost.value) == ("P1", ("C-1 S19",), 250_000)
    assert (contract.start.value, contract.end.claims, contract.notice_months.value) == (date(2023, 1, 1), (), 3)
    service = landscape["C-1 S19"]
    assert (service.service_model.value, service.locations.value) == (ServiceModel.SAAS, ("DE",))
    assert landscape["P1"].name == "Duinsoft BV"
    assert (landscape["F1"].name, landscape["F1"].applications.value) == ("Betalen", ("C-1 S19",))
    assert landscape["F1"].maximum_outage.claims == ()


def test_subcontractors_and_parents_of_a_dora_register_are_in_the_chain(dora):
    landscape = regie.check(dora, mapping="dora-register").landscape
    (dependency,) = landscape.all(Dependency)
    assert (dependency.subject, dependency.target) == ("P2", "P1")
    assert set(Chain.of(landscape, date(2026, 1, 1)).closure("C-1 S19")) >= {"P1", "P2", "P9"}


def test_an_organisation_that_is_its_own_parent_makes_no_circle(dora):
    reading = regie.check(dora, mapping="dora-register")
    assert [one.name for one in reading.left_out if one.reason.key == "mapping.left_out.itself"] == ["P9"]


def schema(folder):
    """A small folder in the form of Amsterdam Schema: a public dataset with a table of which a part is not."""
    datasets = {
        "bomen/dataset.json": {"id": "bomen", "title": "Bomen", "auth": "OPENBAAR", "owner": "Stadsbeheer"},
        "bomen/kap/v1.json": {"id": "kap", "schema": {"properties": {"wie": {"auth": "FP/MDW"}}}, "status": "stable"},
        "parkeren/dataset.json": {"id": "parkeren", "auth": ["PARK/MDW"], "kleur": "blauw"},
        "parkeren/recht/v1.json": {"id": "recht", "reasonsNonPublic": ["5.1 1d: Bevat persoonsgegevens"]},
    }
    for name, content in datasets.items():
        file = folder / "datasets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_what_tables_of_a_dataset_say_is_gathered_with_the_dataset(tmp_path):
    reading = regie.check(schema(tmp_path / "s"), mapping="amsterdam-schema")
    assert reading.landscape["schema-bomen"].document.value.startswith("auth: OPENBAAR; below.auth: OPENBAAR, FP/MDW")
    assert reading.landscape["bomen"].privacy.claims == ()
    assert reading.landscape["parkeren"].privacy.candidates == (Privacy.PERSONAL_DATA, Privacy.SPECIAL_CATEGORIES)
    assert [(fault.what.key, fault.place.column) for fault in reading.faults] == [("mapping.fault.column", "kleur")]


def test_a_broken_file_among_many_is_a_fault_with_its_name_and_there_is_no_landscape(tmp_path):
    folder = schema(tmp_path / "s")
    (folder / "datasets" / "bomen" / "kap" / "v1.json").write_text("{", encoding="utf-8")
    reading = regie.check(folder, mapping="amsterdam-schema")
    assert reading.landscape is None
    errors = [fault.place.sheet for fault in reading.faults if fault.severity is Severity.ERROR]
    assert errors == ["datasets/bomen/kap/v1.json"]


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"no archive"])
def test_a_damaged_archive_is_a_fault(tmp_path, content):
    path = tmp_path / "s.tar.gz"
    path.write_bytes(content)
    reading = regie.check(path, mapping="amsterdam-schema")
    assert reading.landscape is None
    assert reading.faults


def test_an_archive_without_datasets_is_a_fault(tmp_path):
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with tarfile.open(tmp_path / "s.tar", "w") as archive:
        archive.add(tmp_path / "a.json", "a.json")
    reading = regie.check(tmp_path / "s.tar", mapping="amsterdam-schema")
    assert [fault.what.key for fault in reading.faults] == ["mapping.fault.no_files"]


def test_several_deliveries_are_one_landscape_in_which_the_first_counts(tmp_path):
    first = workbook(
        tmp_path / "a.xlsx", Blad1=[("Verwerking", "Verwerker", "Doel"), ("Sport", "Duinsoft BV", "bewegen")]
    )
    second = workbook(
        tmp_path / "b.xlsx", Blad1=[("Verwerking", "Verwerker", "Doel"), ("Sport", "Duinsoft BV", "gezond")]
    )
    landscape = regie.check([first, second], mapping="verwerkingsregister").landscape
    assert [(claim.value, claim.source.name) for claim in landscape["verwerking-sport"].description.claims] == [
        ("bewegen", "a.xlsx"),
        ("gezond", "b.xlsx"),
    ]
    assert len(landscape.all(Dependency)) == 1
