"""Registers for others as CSV: known facts in their columns, unknown and contested empty, no cell a formula."""

import csv
from pathlib import Path

import pytest

import regie
from regie.landscape import Application, Contract, Evidence, Landscape, LinkKind, Organisation, contested, known, links
from regie.landscape.vocabulary import EvidenceKind, OrganisationKind, ServiceModel
from regie.readers.exports import export_landscape
from regie.readers.exports.dora import TEMPLATES
from regie.readers.exports.softwarecatalogus import COLUMNS
from tiny import AT, SOURCE, adding, fact, owned, setting, supplier, tiny


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def catalogue(landscape: Landscape, folder: Path) -> list[dict[str, str]]:
    export_landscape(landscape, "softwarecatalogus", folder / "catalogue.csv")
    return rows(folder / "catalogue.csv")


def register(landscape: Landscape, folder: Path) -> dict[str, list[dict[str, str]]]:
    export_landscape(landscape, "dora", folder / "register")
    return {file.stem: rows(file) for file in sorted((folder / "register").iterdir())}


def town() -> Landscape:
    """The tiny landscape with a municipality, an LEI, a trade register number and a parent."""
    city = Organisation(id="town", name="Gemeente Voorbeeld", kind=fact(OrganisationKind.MUNICIPALITY), source=SOURCE)
    landscape = setting(adding(tiny(), city), "town", seat="NL", lei="LEI-OF-THE-TOWN-0000")
    landscape = setting(
        landscape, "duinsoft", kvk="12345678", legal_name="Duinsoft B.V.", sub_processors=("polderhost",)
    )
    landscape = setting(landscape, "polderhost", lei="LEI-OF-POLDERHOST-XX")
    return owned(landscape, "duinsoft", supplier("parent", "Moeder Inc", "US"))


def test_the_catalogue_has_the_columns_of_the_real_export(shared: Path):
    with (shared / "softwarecatalogus" / "export-applicaties.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert tuple(next(csv.reader(stream))) == COLUMNS


def test_an_application_in_the_catalogue_has_its_supplier_and_model(tmp_path: Path):
    landscape = setting(tiny(), "suite", open_source=False, reference_component="Zaakcomponent; Kaartcomponent")
    (row,) = catalogue(landscape, tmp_path)
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "suite",
        "naam": "Sociaal Suite",
        "cloudDienstverleningsmodel": "SaaS",
        "hostingLocatie": '["NL"]',
        "aanbieder": "duinsoft",
        "_aanbieder": "Duinsoft BV",
        "licentietype": "Closed source",
        "_referentieComponenten": '["Zaakcomponent","Kaartcomponent"]',
        "type": "Applicatie",
    }


@pytest.mark.parametrize(
    ("countries", "said"), [(("NL",), '["NL"]'), (("NL", "IE", "DE"), '["NL","EU"]'), (("GB",), '["elders"]'), ((), "")]
)
def test_the_catalogue_only_knows_a_few_places(countries, said, tmp_path: Path):
    (row,) = catalogue(setting(tiny(), "suite", locations=countries), tmp_path)
    assert row["hostingLocatie"] == said


def test_the_catalogue_reads_back_with_the_same_facts(tmp_path: Path):
    landscape = setting(tiny(), "suite", open_source=True, reference_component="Zaakcomponent; Kaartcomponent")
    landscape = setting(landscape, "suite", description="Uitkeringen en inkomen")
    export_landscape(landscape, "softwarecatalogus", tmp_path / "catalogue.csv")
    reading = regie.check(tmp_path / "catalogue.csv", mapping="softwarecatalogus")
    assert [fault.what.key for fault in reading.faults] == []
    found, given = reading.landscape["suite"], landscape["suite"]
    for name in ("description", "suppliers", "service_model", "locations", "open_source", "reference_component"):
        assert getattr(found, name).value == getattr(given, name).value, name
    assert (found.name, reading.landscape["duinsoft"].name) == ("Sociaal Suite", "Duinsoft BV")


def test_unknown_and_contested_stay_empty_and_contested_is_said(tmp_path: Path):
    both = contested([(ServiceModel.SAAS, SOURCE), (ServiceModel.PAAS, SOURCE)])
    landscape = setting(adding(tiny(), Application(id="bare", name="Bare")), "suite", service_model=both)
    suite, bare = catalogue(landscape, tmp_path)
    assert suite["cloudDienstverleningsmodel"] == ""
    assert {name for name, cell in bare.items() if cell} == {"id", "naam", "type"}
    exported = export_landscape(landscape, "softwarecatalogus", tmp_path / "again.csv")
    said = {(loss.field, loss.reason.key.rpartition(".")[2]) for loss in exported.losses}
    assert ("service_model", "contested") in said


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+31", "-5"])
def test_no_cell_is_taken_for_a_formula(name, tmp_path: Path):
    landscape = adding(tiny(), Application(id="odd", name=name))
    assert catalogue(landscape, tmp_path)[-1]["naam"] == f"'{name}"
    assert register(setting(landscape, "c1", covers=("odd",)), tmp_path)["B_02.01"][0]["c0010"] == "c1"


def test_every_template_is_there_with_its_columns(tmp_path: Path):
    export_landscape(Landscape("empty", AT), "dora", tmp_path / "register")
    for name, number in TEMPLATES.items():
        heading = (tmp_path / "register" / f"{name}.csv").read_text(encoding="utf-8").strip().split(",")
        assert (len(heading), heading[0], heading[-1]) == (number, "c0010", f"c{number * 10:04}")


def test_a_contract_is_spread_over_the_templates(tmp_path: Path, golden):
    plan = Evidence(id="e1", about="suite", kind=EvidenceKind.EXIT_PLAN, source=SOURCE)
    audit = Evidence(id="e2", about="duinsoft", kind=EvidenceKind.AUDIT_REPORT, dated=fact(AT), source=SOURCE)
    found = register(adding(town(), plan, audit), tmp_path)
    lines = [
        f"{name}: {', '.join(f'{column}={cell}' for column, cell in row.items() if cell)}"
        for name, table in found.items()
        for row in table
    ]
    golden("dora/town.txt", "\n".join(lines) + "\n")


def test_the_supply_chain_has_ranks_with_who_passes_work_on(tmp_path: Path):
    chain = [(row["c0050"], row["c0030"], row["c0060"]) for row in register(town(), tmp_path)["B_05.02"]]
    assert chain == [("1", "12345678", ""), ("2", "LEI-OF-POLDERHOST-XX", "12345678")]


def test_a_provider_has_its_ultimate_parent_and_what_its_contracts_cost(tmp_path: Path):
    provider = next(row for row in register(town(), tmp_path)["B_05.01"] if row["c0010"] == "12345678")
    assert (provider["c0020"], provider["c0050"], provider["c0080"]) == ("NL_CRN", "Duinsoft B.V.", "NL")
    assert (provider["c0090"], provider["c0100"], provider["c0110"], provider["c0120"]) == (
        "EUR",
        "250000",
        "parent",
        "regie",
    )


def test_an_organisation_without_a_number_is_said(tmp_path: Path):
    landscape = setting(town(), "town", lei=contested([("A", SOURCE), ("B", SOURCE)]))
    exported = export_landscape(landscape, "dora", tmp_path / "register")
    said = {loss.reason.key.rpartition(".")[2]: loss.count for loss in exported.losses if loss.field == "lei"}
    assert said == {"no_code": 1, "no_lei": 1, "contested": 1}
    found = register(landscape, tmp_path)
    assert (found["B_01.01"][0]["c0010"], found["B_03.01"], found["B_04.01"]) == ("", [], [])


def test_a_cost_that_is_partly_unknown_is_not_added_up(tmp_path: Path):
    landscape = setting(town(), "c1", yearly_cost=contested([(1.0, SOURCE), (2.0, SOURCE)]))
    found = register(landscape, tmp_path)
    assert found["B_02.01"][0]["c0050"] == found["B_02.01"][0]["c0040"] == ""
    assert found["B_05.01"][0]["c0100"] == ""
    second = Contract(id="c2", name="Tweede", supplier=fact("duinsoft"), source=SOURCE)
    assert register(adding(town(), second), tmp_path)["B_05.01"][0]["c0100"] == ""
    costing = setting(adding(town(), second), "c2", yearly_cost=1_000.0)
    assert register(costing, tmp_path)["B_05.01"][0]["c0100"] == "251000"


def test_the_register_reads_back_with_the_same_facts(tmp_path: Path):
    landscape = town()
    plan = Evidence(id="e1", about="c1", kind=EvidenceKind.EXIT_PLAN, source=SOURCE)
    export_landscape(adding(landscape, plan), "dora", tmp_path / "register")
    reading = regie.check(tmp_path / "register", mapping="dora-register")
    assert [fault.what.key for fault in reading.faults] == []
    found = reading.landscape
    contract = found["c1"]
    for name in ("start", "end", "yearly_cost"):
        assert getattr(contract, name).value == getattr(landscape["c1"], name).value, name
    assert contract.supplier.value == "12345678"
    assert found["uitkeringen"].critical.value is True
    supplier_ = found["12345678"]
    assert (supplier_.name, supplier_.kvk.value, supplier_.seat.value) == ("Duinsoft BV", "12345678", "NL")
    assert (supplier_.legal_name.value, supplier_.lei.claims) == ("Duinsoft B.V.", ())
    assert found["LEI-OF-POLDERHOST-XX"].lei.value == "LEI-OF-POLDERHOST-XX"
    assert found["LEI-OF-THE-TOWN-0000"].kind.value is OrganisationKind.MUNICIPALITY
    kinds = {(link.dependant, link.kind, link.provider) for link in links(found, AT)}
    assert ("12345678", LinkKind.SUB_PROCESSOR, "LEI-OF-POLDERHOST-XX") in kinds
    assert ("12345678", LinkKind.OWNED_BY, "parent") in kinds
    assert ("uitkeringen", LinkKind.USES, "c1 S19") in kinds
    (evidence,) = [one for one in found.all(Evidence) if one.kind is EvidenceKind.EXIT_PLAN]
    assert evidence.about == "c1"


def test_whether_a_function_is_critical_is_said_only_when_known(tmp_path: Path):
    assert register(town(), tmp_path)["B_06.01"][0]["c0050"] == "Yes"
    unknown = setting(town(), "uitkeringen", critical=contested([(True, SOURCE), (False, SOURCE)]))
    assert register(unknown, tmp_path)["B_06.01"][0]["c0050"] == ""
    assert register(setting(town(), "uitkeringen", critical=known(False)), tmp_path)["B_06.01"][0]["c0050"] == "No"
