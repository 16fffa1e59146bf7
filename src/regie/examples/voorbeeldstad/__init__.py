"""Voorbeeldstad: a small invented city, written by hand as the plain-text form of a landscape beside this file.

It shows every field, every choice a municipality can meet, every reading of a goal and every outcome of the decision
models; comments in the files say what each part is there for. `tests/examples/test_voorbeeldstad.py` holds that.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from regie.landscape import Landscape
from regie.landscape.faults import InputFaults
from regie.readers import read_landscape


@cache
def voorbeeldstad() -> Landscape:
    """The small example city, read from its files once a run. Raises InputFaults when they are damaged."""
    with resources.as_file(resources.files(__package__)) as folder:
        reading = read_landscape([folder])
    if reading.landscape is None:
        raise InputFaults(list(reading.faults))
    return reading.landscape
