"""One object of a bill of materials and its fields; a field of the wrong shape is a fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message

LINE = ""
"""The key under which an object read from XML keeps its line; no field of CycloneDX has an empty name."""


@dataclass(slots=True)
class FaultList:
    """Everything wrong with one file."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def say(self, place: Place, key: str, severity: Severity = Severity.ERROR, /, **values: object) -> None:
        """A fault whose words stand under `cyclonedx.fault.<key>` and `cyclonedx.mend.<key>`."""
        what, mend = Message(f"cyclonedx.fault.{key}", **values), Message(f"cyclonedx.mend.{key}", **values)
        self.faults.append(Fault(place, what, mend, severity))


class Part:
    """An object at a path such as `services[0].data[2]`. Fields that are absent are empty, never guessed."""

    def __init__(self, values: Mapping[str, object], path: str, found: FaultList) -> None:
        self._values, self._path, self.found = values, path, found

    @property
    def place(self) -> Place:
        """File, path, and the line when it is known."""
        line = self._values.get(LINE)
        return Place(self.found.file, self._path, line if isinstance(line, int) else 0)

    def has(self, name: str) -> bool:
        """Whether the field holds anything."""
        return self._values.get(name) not in (None, "", [], {})

    def names(self) -> list[str]:
        """The fields that hold anything."""
        return [name for name in self._values if name != LINE and self.has(name)]

    def text(self, name: str) -> str:
        """A text without the space around it."""
        value = self._values.get(name)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self._misshapen(name, "text")
        return ""

    def flag(self, name: str) -> bool | None:
        """Yes, no, or None when absent; XML writes it as text."""
        value = self._values.get(name)
        if isinstance(value, str):
            value = {"true": True, "1": True, "false": False, "0": False}.get(value.strip().lower(), value)
        if value is None or isinstance(value, bool):
            return value
        self._misshapen(name, "flag")
        return None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            self._misshapen(name, "texts")
        return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())

    def part(self, name: str) -> Part | None:
        """One object inside this one."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, dict):
            return Part(value, f"{self._path}.{name}".lstrip("."), self.found)
        self._misshapen(name, "object")
        return None

    def parts(self, name: str) -> tuple[Part, ...]:
        """A list of objects inside this one."""
        values = self._list(name)
        if not all(isinstance(value, dict) for value in values):
            self._misshapen(name, "objects")
        path = f"{self._path}.{name}".lstrip(".")
        return tuple(
            Part(value, f"{path}[{number}]", self.found)
            for number, value in enumerate(values)
            if isinstance(value, dict)
        )

    def _list(self, name: str) -> list[object]:
        value = self._values.get(name)
        if value is None or isinstance(value, list):
            return value or []
        self._misshapen(name, "list")
        return []

    def _misshapen(self, name: str, shape: str) -> None:
        place = self.place
        at = Place(place.file, place.sheet, place.row, name)
        self.found.say(at, "shape", shape=Message(f"cyclonedx.shape.{shape}"))
