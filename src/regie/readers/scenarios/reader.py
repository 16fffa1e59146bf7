"""Scenarios from and to files, and several as one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.mapping.form import Part, keys
from regie.readers.mapping.marked_yaml import read_marked
from regie.readers.mapping.parse import Notes, read_part
from regie.readers.opening import decode_text, read_bytes
from regie.readers.replacing import replacing
from regie.readers.scenarios.form import LASTS, PARTS, WrittenScenario

_LISTS = ("without", "sanction", "refuse", "takeover", "price", "law")


def read_scenario(path: Path) -> WrittenScenario:
    """A scenario from its file. Raises InputFaults with every fault, each at its line."""
    return parse_scenario(read_bytes(path), path.name)


def parse_scenario(content: bytes, name: str) -> WrittenScenario:
    """A scenario from the content of a file of this name. Raises InputFaults as `read_scenario`."""
    notes = Notes(name, PARTS, "scenario")
    found: WrittenScenario = read_part("scenario", read_marked(decode_text(content, name).text, name), notes)
    if found.lasts not in LASTS:
        notes.faults.append(_fault(name, found.line, "lasts", lasts=found.lasts, known=LASTS))
    if found.empty and not notes.faults:
        notes.faults.append(_fault(name, found.line, "nothing"))
    notes.stop()
    return found


def write_scenario(scenario: WrittenScenario, path: Path) -> None:
    """Write a scenario so that it reads the same. Raises InputFaults when the place cannot be written."""
    with replacing(path) as draft:
        draft.write_text(scenario_text(scenario), encoding="utf-8")


def scenario_text(scenario: WrittenScenario) -> str:
    """The content of the file of a scenario."""
    import yaml

    text: str = yaml.safe_dump(_plain(scenario), allow_unicode=True, sort_keys=False)
    return text


def together(scenarios: Sequence[WrittenScenario]) -> WrittenScenario:
    """Several scenarios as one in which all of it happens.

    Raises InputFaults when they begin on different days, or are known so many hours ahead: one scenario has one
    beginning. It lasts as long as the longest.
    """
    if len(scenarios) == 1:
        return scenarios[0]
    name = " + ".join(one.name for one in scenarios)
    faults = [
        _fault(name, 0, f"differ_{what}")
        for what, values in (
            ("on", {one.on for one in scenarios if one.on is not None}),
            ("notice", {one.notice for one in scenarios}),
        )
        if len(values) > 1
    ]
    if faults:
        raise InputFaults(faults)
    lists: dict[str, Any] = {
        part: tuple(dict.fromkeys(item for one in scenarios for item in getattr(one, part))) for part in _LISTS
    }
    return WrittenScenario(
        name=name,
        on=next((one.on for one in scenarios if one.on is not None), None),
        notice=scenarios[0].notice,
        lasts=max((one.lasts for one in scenarios), key=LASTS.index),
        **lists,
    )


def _fault(file: str, line: int, key: str, **values: object) -> Fault:
    what, mend = Message(f"scenario.fault.{key}", **values), Message(f"scenario.mend.{key}", **values)
    return Fault(Place(file, row=line), what, mend)


def _plain(part: Part) -> dict[str, Any]:
    return dict(_filled(part))


def _filled(part: Part) -> Iterator[tuple[str, Any]]:
    defaults = {one.name: one.default for one in dataclasses.fields(part)}
    for one in keys(type(part)):
        value = getattr(part, one.name)
        if one.required or value != defaults[one.name]:
            yield one.name, _value(value)


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Part):
        return _plain(value)
    return value.isoformat() if isinstance(value, date) else value
