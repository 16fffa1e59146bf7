"""From deliveries through a merge to the report: the source of every fact is still there."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import regie
from regie.cli.main import regie as program
from regie.landscape import (
    NO_SOURCE,
    Application,
    Contract,
    FactRef,
    Landscape,
    Organisation,
    Process,
    Source,
    fact_fields,
    known,
)
from regie.landscape.vocabulary import Lifecycle
from regie.readers import read_landscape, write_landscape
from tiny import SOURCE, supplier, tiny

INTERVIEW, CONTRACTS = Source("interview eigenaar", date(2026, 9, 15)), Source("contractenregister", date(2026, 11, 1))


def interviews() -> Landscape:
    """What the owner says, who knows the suite by another spelling: other users, and an American host."""
    return Landscape(
        "Interviews",
        INTERVIEW.date,
        (
            Application(
                id="i1",
                name="Sociaal-Suite",
                users=known(90, INTERVIEW),
                lifecycle=known(Lifecycle.PHASING_OUT, INTERVIEW),
                operated_by=known(("i2",), INTERVIEW),
            ),
            supplier("i2", "BigCorp Inc", "US"),
            Process(id="i3", name="Uitkeringen verstrekken", critical=known(True, INTERVIEW)),
        ),
    )


def contracts() -> Landscape:
    """The register that goes first on dates."""
    return Landscape(
        "Contracten",
        CONTRACTS.date,
        (
            Organisation(id="L1", name="Duinsoft B.V.", seat=known("NL", CONTRACTS)),
            Application(id="A1", name="Sociaal Suite", suppliers=known(("L1",), CONTRACTS)),
            Contract(
                id="c9",
                name="Sociaal Suite",
                supplier=known("L1", CONTRACTS),
                covers=known(("A1",), CONTRACTS),
                end=known(date(2028, 12, 31), CONTRACTS),
            ),
        ),
    )


DELIVERIES = {"cmdb.yaml": tiny(), "interviews.yaml": interviews(), "contracten.yaml": contracts()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("herkomst")
    for name, landscape in DELIVERIES.items():
        write_landscape(landscape, place / name)
    regie.merge([place / name for name in DELIVERIES], place / "landschap")
    return place


def claims_made():
    """(field, source, date) of every claim in every delivery."""
    return {
        (record.noun, one.name, claim.source.name, claim.source.date)
        for landscape in DELIVERIES.values()
        for record in landscape.records
        for one in fact_fields(type(record))
        for claim in getattr(record, one.name).claims
        if claim.source != NO_SOURCE
    }


def test_the_report_as_json_holds_the_source_of_every_fact_of_every_delivery(folder):
    regie.report(folder / "landschap", folder / "rapport.json")
    records = json.loads((folder / "rapport.json").read_text(encoding="utf-8"))["facts"]["records"]
    shown = {
        (record["noun"], name, claim["source"], date.fromisoformat(claim["date"]))
        for record in records
        for name, fact in record.items()
        if isinstance(fact, dict) and "claims" in fact
        for claim in (*fact["claims"], *fact.get("overruled", ()))
    }
    assert claims_made() - shown == set()


def test_the_report_as_workbook_has_a_row_a_claim_where_sources_differ(folder):
    regie.report(folder / "landschap", folder / "rapport.xlsx")
    rows = list(load_workbook(folder / "rapport.xlsx")["bronnen oneens"].iter_rows(min_row=2, values_only=True))
    users = [(row[4], row[5], row[6], row[7].date()) for row in rows if (row[1], row[3]) == ("suite", "gebruikers")]
    assert users == [("400", "betwist", "CMDB", SOURCE.date), ("90", "betwist", INTERVIEW.name, INTERVIEW.date)]
    ends = {row[5].split(":")[0]: row[6] for row in rows if (row[0], row[3]) == ("contract", "einde")}
    assert ends == {"geldt": CONTRACTS.name, "terzijde": "CMDB"}


def test_the_page_names_every_source_and_those_behind_a_risk(folder):
    regie.report(folder / "landschap", folder / "rapport.html")
    page = (folder / "rapport.html").read_text(encoding="utf-8")
    method = page[page.index('id="method"') :]
    assert all(source in method for source in ("CMDB", INTERVIEW.name, CONTRACTS.name))


def test_explain_shows_both_sources_of_a_contested_fact_and_what_was_set_aside(folder):
    result = CliRunner().invoke(program, ["explain", str(folder / "landschap"), "suite"], catch_exceptions=False)
    shown = " ".join(result.output.split())
    assert "400 (CMDB, 1 oktober 2026) / 90 (interview eigenaar, 15 september 2026)" in shown
    found = regie.explain(folder / "landschap", "suite")
    held = dict(found.disputed)[FactRef("suite", "users")]
    assert [claim.source.name for claim in held.claims] == ["CMDB", INTERVIEW.name]


def test_what_a_later_delivery_says_keeps_the_source_of_what_the_others_said(folder, tmp_path):
    later = Landscape("Interviews", date(2026, 12, 1), interviews().records)
    write_landscape(later, tmp_path / "interviews.yaml")
    regie.merge(tmp_path / "interviews.yaml", folder / "landschap")
    landscape = read_landscape([Path(folder / "landschap")]).landscape
    assert {claim.source.name for claim in landscape["suite"].users.claims} == {"CMDB", INTERVIEW.name}
