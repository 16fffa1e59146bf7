"""Bytes flipped, cut off, doubled, inside and outside containers: faults or a landscape, never anything else."""

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from readers.archimate.small_models import archi, exchange, grafico_files, grafico_tar
from regie.landscape import contested
from regie.landscape.faults import Place, Severity
from regie.readers.landscape_files import read_landscape
from regie.readers.write import write_landscape
from tiny import SOURCE, setting, tiny

_TOKENS = (
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\r\n", b"<", b">", b"&", b"&#0;", b"&#13;", b'"', b"'", b"[" * 300,
    b"{" * 300, b"- " * 300, b"1e999", b"9" * 400, b"-1", b"NaN", b"1899-12-31", b"10000-01-01", b"#REF!", b"betwist",
    b"\xed\xa0\x80", b"\xe2\x80\xa8", b"*a", b"&a ", b"!!python/none ", b";", b":", b",", b"\t", b"ZZZZ9999999",
)  # fmt: skip


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


def damages() -> st.SearchStrategy[tuple[str, int, int, bytes]]:
    kinds = st.sampled_from(["flip", "cut", "double", "insert", "drop"])
    return st.tuples(kinds, st.integers(0, 1 << 20), st.integers(0, 255), st.sampled_from(_TOKENS))


def damaged(content: bytes, kind: str, at: int, by: int, token: bytes) -> bytes:
    at %= max(len(content), 1)
    match kind:
        case "flip":
            return content[:at] + bytes([content[at] ^ (by or 1)]) + content[at + 1 :] if content else b"\0"
        case "cut":
            return content[:at]
        case "double":
            return content[: at + by] + content[at:]
        case "insert":
            return content[:at] + token + content[at:]
        case _:
            return content[:at] + content[at + by :]


def inside(content: bytes, which: int, damage: tuple[str, int, int, bytes]) -> bytes:
    """A container whose one member is damaged, itself sound."""
    made = io.BytesIO()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            names = [name for name in old.namelist() if name.endswith((".xml", ".rels", "mimetype"))]
            chosen = names[which % len(names)]
            for name in old.namelist():
                new.writestr(name, damaged(old.read(name), *damage) if name == chosen else old.read(name))
        return made.getvalue()
    with tarfile.open(fileobj=io.BytesIO(content)) as tar, tarfile.open(fileobj=made, mode="w") as new_tar:
        members = tar.getmembers()
        for number, member in enumerate(members):
            data = tar.extractfile(member).read()  # type: ignore[union-attr]
            data = damaged(data, *damage) if number == which % len(members) else data
            info = tarfile.TarInfo(member.name)
            info.size = len(data)
            new_tar.addfile(info, io.BytesIO(data))
    return made.getvalue()


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


@pytest.mark.parametrize("form", _FORMS)
def test_a_damaged_file_gives_faults_or_a_landscape(form: str) -> None:
    @settings(
        max_examples=25, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.explicit],
    )  # fmt: skip
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
