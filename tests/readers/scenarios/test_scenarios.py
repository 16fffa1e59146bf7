"""A scenario reads as it was written, and is refused with every fault at its line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.landscape.faults import InputFaults
from regie.readers.scenarios import Bought, Dearer, WrittenScenario, read_scenario, together, write_scenario

NAMES = st.text(st.characters(categories=["L", "N", "Zs", "Po"]), min_size=1, max_size=12).filter(str.strip)
SCENARIOS = st.builds(
    WrittenScenario,
    name=NAMES,
    version=st.sampled_from(["", "2", "2026-11-01"]),
    on=st.none() | st.dates(),
    notice=st.sampled_from([0.0, 48.0]),
    lasts=st.sampled_from(["day", "for_good"]),
    without=st.lists(NAMES, min_size=1, max_size=2).map(tuple),
    takeover=st.lists(st.builds(Bought, organisation=NAMES, by=NAMES), max_size=2).map(tuple),
    price=st.lists(st.builds(Dearer, supplier=NAMES, percent=st.sampled_from([0.0, 12.5])), max_size=2).map(tuple),
)


def faults(tmp_path, text):
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults) as refused:
        read_scenario(path)
    return [(fault.place.row, fault.what.key.rpartition(".")[2]) for fault in refused.value.faults]


@settings(max_examples=40, deadline=None)
@given(SCENARIOS)
def test_a_scenario_reads_as_it_was_written(tmp_path_factory, scenario):
    path = tmp_path_factory.mktemp("s") / "s.yaml"
    write_scenario(scenario, path)
    read = read_scenario(path)
    write_scenario(read, path.with_name("again.yaml"))
    assert path.read_text() == path.with_name("again.yaml").read_text()
    assert (read.name, read.on, read.without) == (scenario.name, scenario.on, scenario.without)


def test_every_fault_is_told_at_once_each_at_its_line(tmp_path):
    text = """name: fout
lasts: decade
takover: []
notice: -4
price:
  - supplier: X
takeover: 3
on: 31-02-2027
"""
    expected = [(1, "lasts"), (3, "key"), (4, "not_amount"), (6, "key_missing"), (7, "not_list"), (8, "not_date")]
    assert sorted(faults(tmp_path, text)) == expected


def test_a_scenario_in_which_nothing_happens_is_refused(tmp_path):
    assert faults(tmp_path, "name: niets\n") == [(1, "nothing")]


def test_scenarios_happen_together_as_long_as_the_longest():
    one = WrittenScenario(name="a", without=("X", "Y"), lasts="day")
    other = WrittenScenario(name="b", without=("Y",), sanction=("US",), lasts="month", on=date(2027, 1, 1))
    both = together([one, other])
    assert (both.name, both.without, both.sanction, both.lasts) == ("a + b", ("X", "Y"), ("US",), "month")
    assert both.on == date(2027, 1, 1)


def test_scenarios_that_begin_at_different_times_are_not_one():
    one = WrittenScenario(name="a", without=("X",), on=date(2027, 1, 1))
    other = WrittenScenario(name="b", without=("X",), on=date(2027, 1, 2), notice=8.0)
    with pytest.raises(InputFaults) as refused:
        together([one, other])
    assert [fault.what.key for fault in refused.value.faults] == [
        "scenario.fault.differ_on",
        "scenario.fault.differ_notice",
    ]
