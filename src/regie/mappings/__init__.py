"""Mappings as data: one folder a layout of others, with examples and sources."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable


def shipped() -> tuple[str, ...]:
    """The names of the mappings in this package, sorted."""
    here = resources.files("regie.mappings")
    return tuple(sorted(item.name for item in here.iterdir() if item.is_dir() and (item / "mapping.yaml").is_file()))


def folder(name: str) -> Traversable:
    """The folder of a shipped mapping. Raises KeyError when there is none of that name."""
    if name not in shipped():
        raise KeyError(name)
    return resources.files("regie.mappings") / name
