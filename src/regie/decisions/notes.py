"""The list of faults a reader of models fills: every fault of a file with its place and remedy."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale import Message


@dataclass
class Notes:
    """Faults found so far in a file."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, what: str, *, sheet: str = "", row: int = 0, column: str = "", **values: object) -> None:
        """Note an error: the messages `decisions.fault.<what>` and `decisions.mend.<what>` with these values."""
        self._note(Severity.ERROR, what, Place(self.file, sheet, row, column), values)

    def doubtful(self, what: str, *, sheet: str = "", row: int = 0, column: str = "", **values: object) -> None:
        """Note a warning, as `wrong` does an error."""
        self._note(Severity.WARNING, what, Place(self.file, sheet, row, column), values)

    def _note(self, severity: Severity, what: str, place: Place, values: dict[str, object]) -> None:
        said = Message(f"decisions.fault.{what}", **values)
        self.faults.append(Fault(place, said, Message(f"decisions.mend.{what}", **values), severity))

    @property
    def errors(self) -> bool:
        return any(fault.severity is Severity.ERROR for fault in self.faults)

    def stop(self) -> None:
        """Raise InputFaults when there is an error among them."""
        if self.errors:
            raise InputFaults(self.faults)

    def fatal(self, what: str, **values: object) -> InputFaults:
        """The exception for a fault after which nothing can be read."""
        self.wrong(what, **values)  # type: ignore[arg-type]  # the values are free; only the place has types
        return InputFaults(self.faults)

    def moved(self, file: str) -> list[Fault]:
        """The faults with another file name."""
        return [replace(fault, place=replace(fault.place, file=file)) for fault in self.faults]
