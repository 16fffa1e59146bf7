"""Assumptions are read with every fault at its line."""

import pytest

from regie.landscape.faults import InputFaults
from regie.readers.assumptions import read_assumptions


def write(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_one_number_is_a_range_of_nothing_wide(tmp_path):
    text = "name: a\nassumptions:\n- {kind: platform, per_year: 0.5, hours: [1, 24], source: wij}\n"
    (one,) = read_assumptions(write(tmp_path, text)).assumptions
    assert (one.per_year, one.hours) == ((0.5, 0.5), (1.0, 24.0))


def test_every_fault_is_told_at_once_each_at_its_line(tmp_path):
    text = """name: a
assumptions:
- kind: platform
  per_year: [2, 1]
  hours: [-1, 4]
  source: wij
- per_year: 1
  hours: 2
"""
    with pytest.raises(InputFaults) as refused:
        read_assumptions(write(tmp_path, text))
    found = sorted((fault.place.row, fault.what.key.rpartition(".")[2]) for fault in refused.value.faults)
    assert found == [(4, "not_range"), (5, "not_amount"), (7, "key_missing"), (7, "of_what")]
