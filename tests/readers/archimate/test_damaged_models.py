"""However a model is damaged: faults or a whole landscape, never a traceback, a hang or half a model."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.archimate.small_models import SINGLE_FILES
from regie.landscape.faults import Severity
from regie.readers.archimate import read_archimate

WHOLE = {name: make() for name, make in SINGLE_FILES.items()}
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(path: Path) -> bool:
    """None with errors, or a landscape without; never something in between."""
    reading = read_archimate(path)
    failed = any(fault.severity is Severity.ERROR for fault in reading.faults)
    return (reading.landscape is None) is failed and bool(reading.faults or reading.landscape)


@pytest.mark.slow
@pytest.mark.parametrize("form", WHOLE)
@QUICK
@given(data=st.data())
def test_a_model_with_changed_bytes_gives_faults_or_a_whole_landscape(form, data, tmp_path: Path):
    content = bytearray(WHOLE[form])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / form
    file.write_bytes(content)
    assert sound(file)


@pytest.mark.slow
@pytest.mark.parametrize("form", WHOLE)
@QUICK
@given(data=st.data())
def test_a_model_that_was_cut_off_is_never_half_imported(form, data, tmp_path: Path):
    content = WHOLE[form]
    file = tmp_path / form
    file.write_bytes(content[: data.draw(st.integers(0, len(content.rstrip()) - 1))])
    assert read_archimate(file).landscape is None


@pytest.mark.slow
@QUICK
@given(data=st.data())
def test_an_exchange_file_with_shuffled_attributes_never_crashes(data, tmp_path: Path):
    text = WHOLE["exchange.xml"].decode()
    words = ["identifier", "source", "target", "xsi:type", "Serving", "element", "name", "Node", "a", "r4", "p"]
    for _ in range(data.draw(st.integers(1, 5))):
        old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from([*words, ""]))
        text = text.replace(f'"{old}"', f'"{new}"', 1) if data.draw(st.booleans()) else text.replace(old, new or "b", 1)
    file = tmp_path / "model.xml"
    file.write_text(text, encoding="utf-8")
    assert sound(file)
