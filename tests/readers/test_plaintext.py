"""The plain-text form: what is wrong with it, and claims."""

from pathlib import Path

import pytest

from regie.landscape import Process, Source
from regie.readers.landscape_files import read_landscape
from regie.readers.reading import Reading


def read(folder: Path, text: str, name: str = "process.yaml") -> Reading:
    (folder / name).write_text(text, encoding="utf-8")
    return read_landscape([folder])


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("process.yaml", "- id: a\n  name: [x\n- b: }\n", 3), ("process.json", '[\n{"id": "a",}\n]', 2)],
)
def test_a_fault_of_syntax_names_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    (fault,) = read(tmp_path, text, name).faults
    assert (fault.what.key, fault.place.file, fault.place.row) == ("plaintext.fault.syntax", name, line)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("- &a {id: a, name: A}\n- *a\n", "alias"),
        ("- {id: a, name: A, colour: red}\n", "field"),
        ("- {id: a, name: A, owner: {claims: red}}\n", "claims"),
        ("- red\n", "record"),
    ],
)
def test_what_does_not_belong_is_refused(tmp_path: Path, text: str, key: str) -> None:
    reading = read(tmp_path, text)
    assert [fault.what.key for fault in reading.faults] == [f"plaintext.fault.{key}"]
    assert reading.landscape is None


def test_claims_keep_their_own_sources_and_a_point_is_decimal(tmp_path: Path) -> None:
    claims = "{claims: [{value: 1.234, source: CMDB}, {value: 8, source: BIA}]}"
    reading = read(tmp_path, f"- {{id: a, name: A, maximum_outage: {claims}}}\n")
    assert reading.landscape is not None, reading.faults
    found = reading.landscape.all(Process)[0].maximum_outage.claims
    assert [(one.value, one.source) for one in found] == [(1.234, Source("CMDB")), (8.0, Source("BIA"))]
