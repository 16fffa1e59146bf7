"""However a bill of materials is damaged: faults or a whole landscape, never a traceback or half a landscape."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.cyclonedx.small_boms import BOM, FORMS
from regie.landscape.faults import Severity
from regie.readers import read_landscape

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ODD = st.sampled_from([None, True, 0, 1e400, "", "zaak", "a\u0000b", [], {}, ["x"], [{}], {"name": []}, [[1]]])


def sound(path: Path) -> bool:
    """None with errors, or a landscape without; never something in between."""
    reading = read_landscape([path])
    failed = any(fault.severity is Severity.ERROR for fault in reading.faults)
    return (reading.landscape is None) is failed


@pytest.mark.parametrize("form", FORMS)
@QUICK
@given(data=st.data())
def test_changed_bytes_give_faults_or_a_whole_landscape(form, data, tmp_path: Path):
    content = bytearray(FORMS[form])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / form
    file.write_bytes(content)
    assert sound(file)


@pytest.mark.parametrize("form", FORMS)
@QUICK
@given(data=st.data())
def test_a_file_that_was_cut_off_is_never_half_imported(form, data, tmp_path: Path):
    content = FORMS[form]
    file = tmp_path / form
    file.write_bytes(content[: data.draw(st.integers(0, len(content.rstrip()) - 1))])
    assert read_landscape([file]).landscape is None


@QUICK
@given(data=st.data())
def test_a_value_of_any_other_shape_never_crashes(data, tmp_path: Path):
    bom = json.loads(json.dumps(BOM))
    holder = bom
    while True:
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))))
        inner = holder[key]
        if not inner or not isinstance(inner, dict | list) or data.draw(st.integers(0, 2)) == 0:
            break
        holder = inner
    holder[key] = data.draw(ODD)
    file = tmp_path / "bom.json"
    file.write_text(json.dumps(bom), encoding="utf-8")
    assert sound(file)


@pytest.mark.parametrize("content", [b'{"bomFormat": "CycloneDX", "components": ' + b"[" * 100_000, b'["bomFormat"]'])
def test_nesting_without_end_and_lists_are_refused(content, tmp_path: Path):
    file = tmp_path / "bom.json"
    file.write_bytes(content)
    assert sound(file)
    assert read_landscape([file]).landscape is None


def test_components_nested_deeper_than_the_limit_are_refused(tmp_path: Path):
    component: dict[str, object] = {"type": "application", "name": "a"}
    for _ in range(150):
        component = {"type": "application", "name": "a", "components": [component]}
    file = tmp_path / "bom.json"
    file.write_text(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [component]}))
    assert [fault.what.key for fault in read_landscape([file]).faults] == ["cyclonedx.fault.deep"]
