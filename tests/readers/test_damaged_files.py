"""Bytes flipped, cut off, doubled, inside and outside containers: faults or a landscape, never anything else."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.archimate.small_models import archi, exchange, grafico_files, grafico_tar
from readers.damaging import damaged, damages, few, inside
from regie.landscape import contested
from regie.landscape.faults import Place, Severity
from regie.readers.landscape_files import read_landscape
from regie.readers.write import write_landscape
from tiny import SOURCE, setting, tiny

_USERS = ((12, SOURCE), (13, SOURCE))


@cache
def _written(name: str) -> Mapping[str, bytes]:
    """The parts of a form: its file, or the files in its folder."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_landscape(setting(tiny(), "suite", description="een\ntwee; drie", users=contested(_USERS)), path)
        if path.is_file():
            return {name: path.read_bytes()}
        return {f"{name}/{part.name}": part.read_bytes() for part in sorted(path.iterdir())}


_FORMS: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "xlsx": lambda: _written("x.xlsx"),
    "ods": lambda: _written("x.ods"),
    "csv": lambda: _written("x.csv"),
    "yaml": lambda: _written("x.yaml"),
    "json": lambda: _written("x.json"),
    "exchange": lambda: {"x.xml": exchange()},
    "archi": lambda: {"x.archimate": archi()},
    "coarchi_tar": lambda: {"x.tar.gz": grafico_tar()},
    "coarchi_folder": lambda: {f"x/{name}": content for name, content in grafico_files().items()},
}


def read(parts: Mapping[str, bytes]) -> None:
    """Read the parts, and hold what every reading promises."""
    with TemporaryDirectory() as folder:
        for name, content in parts.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_bytes(content)
        reading = read_landscape([Path(folder) / next(iter(parts)).partition("/")[0]])
    errors = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    assert (reading.landscape is None) == bool(errors), reading.faults
    assert all(fault.place != Place("") for fault in reading.faults)


@pytest.mark.slow
@pytest.mark.parametrize("form", _FORMS)
def test_a_damaged_file_gives_faults_or_a_landscape(form: str) -> None:
    @few(25)
    @given(st.lists(damages(), min_size=1, max_size=3), st.integers(0, 1000), st.booleans())
    def holds(found: list[tuple[str, int, int, bytes]], which: int, within: bool) -> None:
        parts = dict(_FORMS[form]())
        name = list(parts)[which % len(parts)]
        for damage in found:
            if within and parts[name].startswith((b"PK", b"\x1f\x8b")):
                parts[name] = inside(parts[name], which, damage)
                break
            parts[name] = damaged(parts[name], *damage)
        read(parts)

    holds()
