"""An estimate from a file of assumptions."""

import json

import pytest

import regie
from actions.test_command_line import run
from regie.landscape.faults import InputFaults
from regie.readers.assumptions import WrittenAssumption, WrittenAssumptions
from tiny import AT, tiny


def assuming(*found):
    return WrittenAssumptions(name="aannames", assumptions=found)


def one(**given):
    return WrittenAssumption(**{"per_year": (1.0, 2.0), "hours": (1.0, 9.0), "source": "wij", **given})


def test_what_is_named_goes_before_what_is_of_a_kind():
    given = assuming(one(kind="organisation"), one(names=("Duinsoft BV",), per_year=(50.0, 60.0)))
    found = regie.downtime(tiny(), given, years=50, at=AT)
    assert {each.assumption.name for each in found.matters} == {"organisation", "Duinsoft BV"}
    assert found.left_out == 2  # the platform, and the country the suppliers sit in


def test_every_fault_of_the_assumptions_is_told_at_once():
    given = assuming(one(kind="wolk"), one(names=("Weg",)), one(names=("duinsoft",)), one(names=("Duinsoft BV",)))
    with pytest.raises(InputFaults) as refused:
        regie.downtime(tiny(), given, at=AT)
    keys = sorted(fault.what.key.rpartition(".")[2] for fault in refused.value.faults)
    assert keys == ["kind", "name", "twice"]


def test_years_are_within_what_can_be_done():
    with pytest.raises(InputFaults):
        regie.downtime(tiny(), assuming(one(kind="platform")), years=0)


def test_the_command_shows_and_writes(tmp_path):
    file, assume, book = tmp_path / "t.xlsx", tmp_path / "a.yaml", tmp_path / "uit.xlsx"
    regie.convert(tiny(), file)
    assume.write_text("name: a\nassumptions:\n- {kind: platform, per_year: [0.001, 2], hours: [1, 24], source: wij}\n")
    arguments = ("downtime", str(file), "--assume", str(assume), "--years", "100")
    assert "simulated years" in " ".join(run(*arguments, "--lang", "en", "--xlsx", str(book)).split())
    assert book.stat().st_size > 4000
    assert "0.001 – 2" in run(*arguments, "--lang", "en")
    assert json.loads(run(*arguments, "--json"))["matters"][0]["what"]
