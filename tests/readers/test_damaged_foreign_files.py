"""Every reader of files that others made, and of files that people edit: a damaged file gives faults or a result, and
nothing else. With errors there is no landscape, and a fault says where it is."""

import csv
import io
import json
import tarfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import regie
from readers.damaging import damaged, damages, few, inside
from readers.gleif.forms import FORMS, exception, lei, parent, zipped
from readers.mapping.topdesk_book import write_topdesk
from readers.merging.test_matches import MATCH
from readers.sanctions.lists import CSV, XML
from readers.supplier_lists.test_supplier_lists import COMPANY, THIRD_PARTY
from regie.landscape import UNKNOWN
from regie.landscape.faults import InputFaults, Place, Severity
from regie.mappings import folder as shipped_mapping
from regie.readers.gleif.reader import read_gleif
from regie.readers.gleif.selection import Wanted
from regie.readers.mapping import load_mapping
from regie.readers.merging import (
    Delivery,
    read_deliveries,
    read_matches,
    read_precedence,
    write_deliveries,
    write_matches,
)
from regie.readers.questionnaire import read_answers
from regie.readers.reading import Reading
from regie.readers.sanctions import read_sanctions
from regie.readers.supplier_lists import read_supplier_list
from tiny import setting, tiny

CHILD, OWNER = "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"
RECORDS = {
    "lei": [lei(CHILD, "Duinsoft B.V."), lei(OWNER, "BigCorp", "US")],
    "rr": [parent(CHILD, OWNER)],
    "repex": [exception(OWNER, "NO_KNOWN_PERSON")],
}
PRECEDENCE = "confirmed: [Bevestigd*]\nrules:\n- fields: [contract.*]\n  sources: [cmdb]\n  because: zo is het\n"


def made(name: str, write: Callable[[Path], object]) -> bytes:
    """What a function writes to a file of this name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        return path.read_bytes()


def table(*rows: dict[str, str]) -> bytes:
    """Rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def archive(**files: object) -> bytes:
    """Files as JSON in a tar."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as tar:
        for name, value in files.items():
            data = json.dumps(value).encode()
            info = tarfile.TarInfo(name.replace("__", "/") + ".json")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return content.getvalue()


PRODUCT = {"id": "p-1", "naam": "Suite", "aanbieder": "o-1", "_aanbieder": "Duinsoft BV", "type": "Applicatie"}
PROCESSING = {"Verwerking": "Uitkeringen", "Doelen": "Uitvoering Participatiewet", "Verwerker": "Duinsoft"}
DATASET = {"id": "bomen", "title": "Bomen", "auth": "OPENBAAR"}

CONTENTS: dict[str, Callable[[], bytes]] = {
    **{
        f"gleif-{level}.{form}": lambda level=level, form=form: FORMS[form](level, RECORDS[level])
        for level in RECORDS
        for form in FORMS
    },
    "gleif.zip": lambda: zipped(FORMS["csv"]("lei", RECORDS["lei"])),
    "sanctions.xml": XML.encode,
    "sanctions.csv": CSV.encode,
    "third_parties.json": lambda: json.dumps([THIRD_PARTY]).encode(),
    "companies.tar.gz": lambda: archive(companies__duinsoft=COMPANY),
    "topdesk.xlsx": lambda: made("t.xlsx", write_topdesk),
    "softwarecatalogus.csv": lambda: table({**PRODUCT, "cloudDienstverleningsmodel": '["SaaS"]'}),
    "verwerkingsregister.csv": lambda: table(PROCESSING),
    "schema.tar.gz": lambda: archive(datasets__bomen__dataset=DATASET, datasets__bomen__kap__v1={"id": "kap"}),
    "any_table.csv": lambda: table({**PRODUCT, "einddatum": "31-12-2027", "land": "NL"}),
    "answers.xlsx": lambda: made("v.xlsx", lambda path: regie.questions(unsure(), xlsx=path)),
    "mapping.yaml": (shipped_mapping("softwarecatalogus") / "mapping.yaml").read_bytes,
    "matches.yaml": lambda: made("m.yaml", lambda path: write_matches(path, [MATCH], "nl")),
    "precedence.yaml": PRECEDENCE.encode,
    "deliveries.yaml": lambda: made(
        "d.yaml", lambda path: write_deliveries(path, [Delivery("cmdb", date(2026, 11, 1), "c.xlsx", {"a": "b"})])
    ),
}


def unsure() -> Any:
    """A landscape with something to ask."""
    return setting(tiny(), "suite", platform=UNKNOWN, locations=UNKNOWN)


def mapped(name: str) -> Callable[[Path], object]:
    return lambda path: regie.check(path, mapping=name)


READERS: dict[str, Callable[[Path], object]] = {
    "gleif": lambda path: read_gleif([path], Wanted(leis=frozenset({CHILD, OWNER}))).reading,
    "sanctions": read_sanctions,
    "third_parties": lambda path: read_supplier_list(path).reading,
    "companies": lambda path: read_supplier_list(path).reading,
    "topdesk": mapped("topdesk-cmdb"),
    "softwarecatalogus": mapped("softwarecatalogus"),
    "verwerkingsregister": mapped("verwerkingsregister"),
    "schema": mapped("amsterdam-schema"),
    "any_table": regie.map_table,
    "answers": lambda path: read_answers(path, date(2026, 11, 1), "nl"),
    "mapping": load_mapping,
    "matches": read_matches,
    "precedence": read_precedence,
    "deliveries": read_deliveries,
}


@cache
def content(name: str) -> bytes:
    return CONTENTS[name]()


def reader(name: str) -> Callable[[Path], object]:
    return READERS[name.partition(".")[0].partition("-")[0]]


def outcome(name: str, path: Path) -> object:
    """What reading gives; a refusal is a reading without a landscape."""
    try:
        return reader(name)(path)
    except InputFaults as refused:
        return Reading(None, refused.faults)


def holds(name: str, data: bytes) -> None:
    """Read it, and hold what every reader promises."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        found = outcome(name, path)
    if isinstance(found, Reading):
        errors = [fault for fault in found.faults if fault.severity is Severity.ERROR]
        assert (found.landscape is None) == bool(errors), found.faults
        assert all(fault.place != Place("") for fault in found.faults)


@pytest.mark.parametrize("name", CONTENTS)
def test_the_sound_file_is_read(name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content(name))
        found = reader(name)(path)
    assert not isinstance(found, Reading) or found.landscape is not None, found


@pytest.mark.slow
@pytest.mark.parametrize("name", CONTENTS)
def test_a_damaged_file_gives_faults_or_a_result(name: str) -> None:
    @few(12)
    @given(st.lists(damages(), min_size=1, max_size=3), st.integers(0, 1000), st.booleans())
    def check(found: list[tuple[str, int, int, bytes]], which: int, within: bool) -> None:
        data = content(name)
        for damage in found:
            if within and data.startswith((b"PK", b"\x1f\x8b")) and name != "gleif.zip":
                data = inside(data, which, damage)
                break
            data = damaged(data, *damage)
        holds(name, data)

    check()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CONTENTS if not name.endswith((".yaml", ".csv"))])
def test_a_file_that_was_cut_off_gives_no_landscape(name: str) -> None:
    whole = content(name)
    for part in (1, 3, 6, 9):
        data = whole[: len(whole.rstrip()) * part // 10]
        holds(name, data)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            found = outcome(name, path)
        assert isinstance(found, Reading)
        assert found.landscape is None
