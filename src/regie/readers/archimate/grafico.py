"""A coArchi (grafico) model: a folder or archive in which every object is a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regie.landscape.faults import InputFaults, Place
from regie.readers.archimate.archi import add_model, add_object, profiles_of
from regie.readers.archimate.builder import Builder
from regie.readers.opening import DEFAULT_LIMITS, Limits, Node, parse_xml

_MODEL_ROOTS = frozenset({"ArchimateModel", "model"})


def add_grafico(files: Iterable[tuple[str, bytes]], builder: Builder, limits: Limits = DEFAULT_LIMITS) -> None:
    """Every object in these files (path with `/`, content) goes into the builder.

    Raises InputFaults with all files that are no sound XML, since a model without them is not the model.
    """
    folders: dict[str, str] = {}
    objects: list[tuple[str, Node]] = []
    profiles: Mapping[str, str] = {}
    broken: list[InputFaults] = []
    for path, content in files:
        try:
            node = parse_xml(content, Place(builder.file, path), limits)
        except InputFaults as faults:
            broken.append(faults)
            continue
        parent, _, name = path.rpartition("/")
        if name == "folder.xml" and node.name in _MODEL_ROOTS:
            add_model(node, builder)
            profiles = profiles_of(node)
        elif name == "folder.xml":
            folders[parent] = node.get("name")
        else:
            objects.append((path, node))
    if broken:
        raise InputFaults([fault for faults in broken for fault in faults.faults])
    for path, node in objects:
        place = Place(builder.file, path, node.line)
        add_object(node, node.name, _folder(path, folders), place, profiles, builder)


def _folder(path: str, folders: Mapping[str, str]) -> tuple[str, ...]:
    parts = path.split("/")[:-1]
    steps = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return tuple(folders[step] for step in steps if step in folders)
