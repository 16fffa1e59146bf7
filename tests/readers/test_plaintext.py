"""The plain-text form: what is wrong with it, and claims."""

import json
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
    ("name", "text", "line"),
    [
        ("process.yaml", "- id: a\n  name: A\n  owner: x\n  owner: y\n", 4),
        ("process.yaml", "- id: a\n  name: A\n  owner:\n    claims:\n    - value: x\n      value: y\n", 6),
        ("process.json", '[\n{"id": "b", "name": "B"},\n{"id": "a", "name": "A", "name": "B"}\n]', 3),
        ("process.json", '[{"id": "a",\n "owner": {"claims": [{"value": 1, "value": 2}]}}]', 1),
        ("process.json", '[{"id" :"a", "name": "A",\n "name"\n:"B"}]', 1),
        ("process.json", '[{"id": "a", "name": "\\":", "name": "B"}]', 1),
    ],
)
def test_a_field_that_stands_twice_is_a_fault_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    (fault,) = read(tmp_path, text, name).faults
    assert (fault.what.key, fault.place.file, fault.place.row) == ("plaintext.fault.key_twice", name, line)


@pytest.mark.parametrize("spaced", [":", " : "])
def test_what_only_looks_like_a_key_is_text(tmp_path: Path, spaced: str) -> None:
    text = json.dumps([{"id": "a", "name": 'A": "B":'}], separators=(",", spaced))
    reading = read(tmp_path, text, "process.json")
    assert reading.landscape is not None
    assert reading.landscape.name_of("a") == 'A": "B":'


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("process.yaml", "- id: a\n  name: A\n\n# remark\n- id: b\n  users: x\n- red\n", [5, 7]),
        ("process.json", '[\n {"id": "a",\n "name": "A"},\n\n {"id": "b", "users": 1},\n 3]', [5, 6]),
    ],
)
def test_a_fault_names_the_line_on_which_its_record_begins(
    tmp_path: Path, name: str, text: str, rows: list[int]
) -> None:
    faults = read(tmp_path, text, name).faults
    assert sorted({fault.place.row for fault in faults}) == rows


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, '[{"a":' * 50_000, "[1,]", "[1 2]", "[1]]", "[", "[1", "[NaN]", "[-Infinity]",
        "[,1]", "9" * 5000, "[" + "9" * 5000 + "]",
    ],
)  # fmt: skip
def test_json_that_is_none_or_too_deep_is_a_fault(tmp_path: Path, text: str) -> None:
    assert [fault.what.key for fault in read(tmp_path, text, "process.json").faults] == ["plaintext.fault.syntax"]


@pytest.mark.parametrize("text", ["[" * 5_000, "- " * 20_000, "{a: " * 5_000, "? [a]\n: b", "--- a\n--- b"])
def test_yaml_that_is_too_deep_or_more_than_data_is_a_fault(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert reading.landscape is None
    assert len(reading.faults) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("users", "1" + "0" * 400), ("name", '["a"]'), ("description", '{"a": 1}'), ("open_standards", "[null]")],
)
def test_a_value_that_no_field_can_hold_is_a_fault(tmp_path: Path, field: str, value: str) -> None:
    given = '"name": "A", ' * (field != "name") + f'"{field}": {value}'
    (fault,) = read(
        tmp_path, f'[{{"id": "a", {given}}}]', "platform.json" if "open" in field else "application.json"
    ).faults
    assert fault.place.column == field


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


@pytest.mark.parametrize("depth", [300, 995])
@pytest.mark.parametrize("cell", ["description: {0}", "kind: {0}", "kind: {{claims: [{{value: {0}}}]}}"])
def test_lists_in_lists_are_a_fault_however_deep(tmp_path: Path, cell: str, depth: int) -> None:
    text = "- id: a\n  name: A\n  " + cell.format("[" * depth + "]" * depth)
    (fault,) = read(tmp_path, text, "organisation.yaml").faults
    assert fault.place.row == 1


def test_values_that_are_equal_to_python_only_are_told_apart(tmp_path: Path) -> None:
    things = [{"id": str(at), "name": "A", "locations": [held]} for at, held in enumerate((1, True, 1.0, "NL"))]
    faults = read(tmp_path, json.dumps(things, indent=1), "application.json").faults
    assert [dict(fault.what.values)["value"] for fault in faults] == ["1", "True", "1.0"]
    claims = [{"claims": [{"value": held}]} for held in (1, True, 1.0, 0)]
    things = [{"id": str(at), "name": "A", "users": held} for at, held in enumerate(claims)]
    read_users = read(tmp_path, json.dumps(things), "application.json").faults
    assert [fault.place.row for fault in read_users] == [1]


def test_faults_come_row_by_row_though_columns_are_read_at_once(tmp_path: Path) -> None:
    text = "".join(f"- {{id: {at}, name: A, users: x, locations: [XX, YY]}}\n" for at in "abc")
    places = [(fault.place.row, fault.place.column) for fault in read(tmp_path, text, "application.yaml").faults]
    assert places == [(row, column) for row in (1, 2, 3) for column in ("users", "locations", "locations")]
