"""What `explain` says beside the analyses: what a source of a merged landscape no longer holds."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import regie
from regie.cli.main import regie as program
from regie.landscape import Landscape, Source, contested
from regie.readers import write_landscape
from regie.reports import show_explanation
from tiny import AT, SOURCE, setting, tiny

DECEMBER = date(2026, 12, 1)


def deliver(at, *only):
    """A delivery of all, or of no more than these."""
    held = tuple(one for one in tiny().records if not only or one.id in only)
    write_landscape(Landscape("Tiny", at, held), Path("cmdb.yaml"))
    regie.merge("cmdb.yaml", "landschap")


def explained(*options):
    result = CliRunner().invoke(program, ["explain", "landschap", "suite", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_landscape(tiny(), Path("cmdb.yaml"))
    regie.merge("cmdb.yaml", "landschap")


def test_what_disappeared_is_said_to_be_gone_from_its_source_since_a_date(here):
    deliver(DECEMBER, "duinsoft")
    assert "Verdwenen: Sociaal Suite staat sinds de levering van 1 december 2026 niet meer in cmdb." in explained()
    english = explained("--lang", "en")
    assert "Gone: cmdb no longer holds Sociaal Suite since its delivery of 1 December 2026." in english
    gone = json.loads(explained("--json"))["gone"]
    assert gone[0] == {"id": "suite", "source": "cmdb", "since": "2026-12-01"}


def test_what_disappeared_from_the_chain_is_said_too_and_nothing_else(here):
    deliver(DECEMBER, "duinsoft")
    gone = [(one.id, one.since) for one in regie.explain("landschap", "suite").gone]
    assert gone == [("suite", DECEMBER), ("poldercloud", DECEMBER), ("polderhost", DECEMBER)]


def test_a_delivery_without_a_date_is_said_to_have_none(here):
    deliver(None, "duinsoft")
    assert "staat niet meer in cmdb, sinds een levering zonder datum" in explained()


def test_nothing_is_gone_when_all_is_there_or_came_back(here):
    assert "Verdwenen" not in explained()
    deliver(DECEMBER, "duinsoft")
    deliver(date(2026, 12, 2))
    assert "Verdwenen" not in explained()


def test_of_a_contested_outage_both_claims_stand_there_with_their_sources():
    other = Source("bcm-plan", date(2026, 10, 1))
    landscape = setting(tiny(), "uitkeringen", maximum_outage=contested([(24.0, SOURCE), (72.0, other)]))
    found = regie.explain(landscape, "suite", at=AT)
    assert [(ref.id, ref.field) for ref, _ in found.disputed] == [("uitkeringen", "maximum_outage")]
    told = io.StringIO()
    show_explanation(found, Console(file=told, width=200), "nl")
    shown = " ".join(told.getvalue().split())
    assert "24 – 72 uur" in shown
    assert "bcm-plan" in shown
    assert SOURCE.name in shown
