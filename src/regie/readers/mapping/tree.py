"""A folder or archive of JSON files as a table: one row a file of that name, with what its neighbours say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from regie.landscape.faults import Place
from regie.readers.mapping.form import Table
from regie.readers.mapping.headings import names_used
from regie.readers.mapping.identity import value_key
from regie.readers.mapping.remarks import Remarks
from regie.readers.mapping.rows import Row, is_empty, said_why
from regie.readers.opening import decode_text, read_bytes, read_folder, refuse_half_characters, tar_files

BELOW = "below."
FOLDER = "folder"
_TAR = (".tar", ".tar.gz", ".tgz")


def holds_tree(path: Path) -> bool:
    """Whether a path is read as a tree of files rather than as sheets."""
    return path.is_dir() or path.name.lower().endswith(_TAR)


def tree_rows(path: Path, table: Table, remarks: Remarks) -> Iterator[Row]:
    """A row for each file with the table's name. Its columns are the keys of the file, inner ones joined by a dot;
    `folder` is where it lies, and `below.KEY` everything that files in and under that folder say of a key."""
    documents = dict(_documents(path, remarks))
    names = [name for name in documents if PurePosixPath(name).name == table.files]
    if not names:
        remarks.error(Place(path.name), "no_files", file=table.files)
    empty = frozenset(value_key(text) for text in table.empty)
    known = set(names_used(table))
    unknown: dict[str, int] = {}
    below = _below(documents, names, table)
    for name in names:
        cells = {**dict(_flat(documents[name])), FOLDER: PurePosixPath(name).parent.name, **below[name]}
        held = {key: cell for key, cell in cells.items() if not is_empty(cell, empty)}
        for key in held.keys() - known:
            unknown[_general(key)] = unknown.get(_general(key), 0) + 1
        missing = tuple(key for key in table.filled_in if key not in held)
        place = Place(path.name, name)
        if missing:
            remarks.warn(place, "key_gone", columns=missing)
        else:
            yield Row(place, {key: cell for key, cell in held.items() if key in known})
    _say_unknown(path.name, unknown, table, remarks)


def _documents(path: Path, remarks: Remarks) -> Iterator[tuple[str, object]]:
    found = read_folder(path, (".json",)) if path.is_dir() else tar_files(read_bytes(path), path.name, (".json",))
    for name, content in sorted(found):
        try:
            text = decode_text(content, name).text
            refuse_half_characters(text, Place(path.name, name))
            yield name, json.loads(text)
        except (ValueError, RecursionError):
            remarks.error(Place(path.name, name), "json")


def _flat(value: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Keys and values of a document; a list of plain values is one value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(value, list):
        plain = [item for item in value if not isinstance(item, dict | list) and item is not None]
        if plain:
            yield prefix, plain
    elif value is not None:
        yield prefix, value


def _below(documents: dict[str, object], names: list[str], table: Table) -> dict[str, dict[str, list[object]]]:
    """Per file what it and the files below it say of each asked key, in order, each value once."""
    found: dict[str, dict[str, list[object]]] = {name: {} for name in names}
    owners = {str(PurePosixPath(name).parent): name for name in names}
    for name, document in documents.items():
        parents = (str(parent) for parent in PurePosixPath(name).parents)
        owner = next((owners[parent] for parent in parents if parent in owners), None)
        for key in table.below if owner else ():
            held = found[owner or ""].setdefault(f"{BELOW}{key}", [])
            held.extend(value for value in dict.fromkeys(_values(document, key)) if value not in held)
    return found


def _values(value: object, key: str) -> Iterator[object]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and not isinstance(inner, dict):
                yield from inner if isinstance(inner, list) else (inner,)
            else:
                yield from _values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, key)


def _general(key: str) -> str:
    """A key without what differs from file to file: only its outermost name."""
    return key.partition(".")[0]


def _say_unknown(file: str, unknown: dict[str, int], table: Table, remarks: Remarks) -> None:
    unused = {one.column: one for one in table.not_used}
    mine = {_general(name) for name in names_used(table)} - unused.keys()
    for key in sorted(unknown.keys() - mine):
        if key in unused:
            remarks.leave(file, key, said_why(unused[key].why))
        else:
            remarks.warn(Place(file, table.files, column=key), "column", column=key)
    for key in sorted(unused.keys() - unknown.keys()):
        remarks.leave(file, key, said_why(unused[key].why))
