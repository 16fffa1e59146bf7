r"""JSON may hold `\ud83d` without its other half: a text that no file, screen or database can take."""

import json
from pathlib import Path

import pytest

import regie
from readers.cyclonedx.small_boms import as_json
from readers.test_damaged_foreign_files import DATASET, THIRD_PARTY, archive
from regie.landscape.faults import InputFaults
from regie.readers.gleif import Wanted, read_gleif
from regie.readers.opening import refuse_half_characters
from regie.readers.supplier_lists import read_supplier_list

HALF = "\ud83d"


HALVES = (r"\ud83d", r"\uD83D\u0041", r"\ude00", r"\ude00\ud83d", r"\\\ud83d", r"\ud83d\\ude00")
WHOLE = (r"\ud83d\ude00", r"\\ud83d", r"\\\\ude00", r"\u00e9\ud83d\ude00", "😀", r"\"\ud83d\ude00")


@pytest.mark.parametrize("written", HALVES)
def test_half_a_character_is_refused_with_its_line(written: str) -> None:
    with pytest.raises(InputFaults) as refused:
        refuse_half_characters(f'{{"a":\n"{written}"}}', "x.json")
    (fault,) = refused.value.faults
    assert (fault.what.key, dict(fault.what.values)["row"]) == ("opening.half_character.what", 2)


@pytest.mark.parametrize("written", WHOLE)
def test_whole_characters_and_a_backslash_before_letters_are_none(written: str) -> None:
    refuse_half_characters(f'["{written}"]', "x.json")
    json.dumps(json.loads(f'["{written}"]'), ensure_ascii=False).encode()


def test_every_reader_of_json_refuses_it(tmp_path: Path) -> None:
    files = {
        "own.json": json.dumps([{"noun": "application", "id": "a", HALF: "x"}]).encode(),
        "bom.json": as_json().replace(b'"name": "', rb'"name": "\ud83d'),
        "third_parties.json": json.dumps([{**THIRD_PARTY, "name": HALF}]).encode(),
        "gleif.json": json.dumps({"records": [{"LEI": {"$": HALF}}]}).encode(),
        "schema.tar.gz": archive(datasets__bomen__dataset={**DATASET, "title": HALF}),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert "opening.half_character.what" in keys(path), name


def keys(path: Path) -> set[str]:
    match path.name:
        case "third_parties.json":
            faults = read_supplier_list(path).reading.faults
        case "gleif.json":
            faults = read_gleif([path], Wanted()).reading.faults
        case "schema.tar.gz":
            try:
                faults = regie.check(path, mapping="amsterdam-schema").faults
            except InputFaults as refused:
                faults = refused.faults
        case _:
            faults = regie.check(path).faults
    return {fault.what.key for fault in faults}
