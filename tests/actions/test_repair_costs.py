"""The cheapest measures, by somebody's estimates or by our assumption; and what is wrong with a file of estimates."""

import json

import pytest

import regie
from regie.landscape.faults import InputFaults
from regie.reference_data.measures import measure_costs
from regie.reports import to_json
from regie.reports.failure.repaired import repaired_lines
from tiny import tiny

GIVEN = """
name: eigen ramingen
costs:
- measure: substitute
  euros: [900000, 1000000]
  source: inkoop
- measure: exit_plan
  euros: [900000, 1000000]
  source: inkoop
- measure: tested_alternative
  euros: [100, 300]
  source: offerte
"""


@pytest.fixture
def given(tmp_path):
    def write(text):
        path = tmp_path / "ramingen.yaml"
        path.write_text(text)
        return path

    return write


def test_estimates_decide_what_is_cheapest_and_stand_behind_the_answer(given):
    found = regie.repair(tiny(), without=["polderhost"], costs=given(GIVEN))
    assert {step.kind for step in found.repair.measures} == {"tested_alternative"}
    assert found.sources == ("offerte",)
    assert (found.euros.low, found.euros.high) == (100 * len(found.costed), 300 * len(found.costed))
    text = "\n".join(repaired_lines(found, "nl"))
    assert "€ 100 – € 300" in text
    assert "offerte" in text


def test_without_estimates_it_is_our_assumption_and_says_so():
    found = regie.repair(tiny(), without=["polderhost"], cheapest=True)
    assert found.sources == (measure_costs().source,)
    assert "own assumption" in "\n".join(repaired_lines(found, "en"))
    assert "eigen aanname" in "\n".join(repaired_lines(found, "nl"))
    assert {"nl", "en"} <= set(json.loads(to_json(found.sources))[0])


def test_the_fewest_have_no_euros():
    found = regie.repair(tiny(), without=["polderhost"])
    assert found.euros is None
    assert "Bewezen" in "\n".join(repaired_lines(found, "nl"))


def test_everything_wrong_with_estimates_is_told_at_once(given):
    text = (
        GIVEN
        + """
- measure: gebed
  euros: [1, 2]
  source: hoop
- measure: exit_plan
  names: [Bestaat Niet]
  euros: [1, 2]
  source: hoop
- measure: substitute
  euros: [1, 2]
  source: hoop
"""
    )
    with pytest.raises(InputFaults) as refused:
        regie.repair(tiny(), without=["polderhost"], costs=given(text))
    assert {one.what.key.rpartition(".")[2] for one in refused.value.faults} == {"measure", "name", "twice"}
    assert {one.place.row for one in refused.value.faults} == {14, 17, 21}


def test_costs_below_nothing_are_refused(given):
    with pytest.raises(InputFaults):
        regie.repair(tiny(), without=["polderhost"], costs=given(GIVEN.replace("[100, 300]", "[-5, 300]")))
